// Wraps bare pixels into a TIFF in memory: the one container that takes them as they are, together with the profile they are meant in.

/** Red, green, blue and alpha, a byte each. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

const types = { short: 3, long: 4, undefined: 7 };
/** Bytes of the head and of what all samples have in common. */
const headBytes = 16;
const directoryBytes = 2 + 11 * 12 + 4;

/**
 * TIFF 6.0 (1992) with the tag of ICC.1 Annex B.4; one strip, not compressed, little-endian. Without alpha the pixels' own memory is
 * taken where it suffices: a copy of twelve megapixels would be 36 MB.
 */
export function asTiff(
  { width, height, data }: Pixels,
  { hasAlpha, profile }: { readonly hasAlpha: boolean; readonly profile: Buffer | undefined },
): Buffer {
  const samples = hasAlpha ? 4 : 3;
  const strip = width * height * samples;
  const profileAt = headBytes + even(strip);
  const directoryAt = profileAt + even(profile?.length ?? 0);
  const size = directoryAt + directoryBytes;
  const own = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const file = !hasAlpha && own.length >= size ? own.subarray(0, size) : Buffer.alloc(size);
  if (hasAlpha) file.set(data, headBytes);
  else packColours(own, file, width * height);
  file.write("II*\0", 0, "latin1");
  file.writeUInt32LE(directoryAt, 4);
  for (let sample = 0; sample < 4; sample += 1) file.writeUInt16LE(8, 8 + sample * 2);
  if (profile) file.set(profile, profileAt);
  const { short, long } = types;
  writeDirectory(file, directoryAt, [
    [256, long, 1, width],
    [257, long, 1, height],
    // Where each sample says that it has eight bits.
    [258, short, samples, 8],
    [259, short, 1, 1],
    [262, short, 1, 2],
    [273, long, 1, headBytes],
    [277, short, 1, samples],
    [278, long, 1, height],
    [279, long, 1, strip],
    // Alpha that the colours are not multiplied by.
    ...(hasAlpha ? [[338, short, 1, 2] as const] : []),
    ...(profile ? [[34_675, types.undefined, profile.length, profileAt] as const] : []),
  ]);
  return file;
}

/** Behind the head. In place each pixel lands before those that are still to be read, but for the first few. */
function packColours(from: Buffer, to: Buffer, pixels: number): void {
  const first = Buffer.from(from.subarray(0, headBytes * 4));
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const source = pixel < headBytes ? first : from;
    const place = headBytes + pixel * 3;
    to[place] = source[pixel * 4] ?? 0;
    to[place + 1] = source[pixel * 4 + 1] ?? 0;
    to[place + 2] = source[pixel * 4 + 2] ?? 0;
  }
}

type Entry = readonly [tag: number, type: number, count: number, value: number];

function writeDirectory(file: Buffer, place: number, entries: readonly Entry[]): void {
  file.writeUInt16LE(entries.length, place);
  for (const [at, [tag, type, count, value]] of entries.entries()) {
    const entry = place + 2 + at * 12;
    file.writeUInt16LE(tag, entry);
    file.writeUInt16LE(type, entry + 2);
    file.writeUInt32LE(count, entry + 4);
    file.writeUInt32LE(value, entry + 8);
  }
  file.writeUInt32LE(0, place + 2 + entries.length * 12);
}

const even = (bytes: number) => bytes + (bytes % 2);
