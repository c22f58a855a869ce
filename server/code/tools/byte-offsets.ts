// Offsets in UTF-8 bytes, as tools in Rust count them, to UTF-16 units, as JavaScript does.

/** One pass for all; what lies in the middle of a character becomes its beginning. */
export function toUnits(text: string, offsets: readonly number[]): number[] {
  // Without characters beyond ASCII both count alike.
  // oxlint-disable-next-line no-control-regex
  if (/^[\0-\x7f]*$/.test(text)) return offsets.map((offset) => Math.min(offset, text.length));
  const order = offsets.map((_, index) => index).toSorted((one, other) => (offsets[one] ?? 0) - (offsets[other] ?? 0));
  const units = offsets.map(() => text.length);
  let bytes = 0;
  let at = 0;
  for (const index of order) {
    const wanted = offsets[index] ?? 0;
    while (at < text.length) {
      const code = text.codePointAt(at) ?? 0;
      const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
      if (bytes + size > wanted) break;
      bytes += size;
      at += code > 0xffff ? 2 : 1;
    }
    units[index] = at;
  }
  return units;
}
