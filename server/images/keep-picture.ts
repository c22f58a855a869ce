// Makes the kept picture of a file: its first frame, upright, in sRGB, no larger than it is kept, without any metadata; and says what was found and done.
import { readFile, writeFile } from "node:fs/promises";
import sharp from "sharp";
import type { Sharp, SharpOptions } from "sharp";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { imageLimits } from "../../pipelines/engine/images.ts";
import type { ImageChange, ImageInfo } from "../../pipelines/engine/images.ts";
import { asTiff } from "./as-tiff.ts";
import { coloursOf } from "./colours.ts";
import { factsOf } from "./metadata.ts";
import type { Kept } from "./protocol.ts";
import { readHeader } from "./read-header.ts";
import type { Header, PictureFile } from "./read-header.ts";

/** Of a small copy: six colours need no more, and its alpha says whether anything can be seen through. */
const smallSide = 96;
/** Of a drawing that says it is smaller. */
const vectorSide = 2048;
/** Quality is not seen to suffer above it (Pillow and libvips recommend at most 95). */
const quality = 90;
/** Of a transparent picture, beyond which a PNG takes too much room and time. */
const pngPixels = 4_000_000;
/** Levels of 255 that pixels differ by, where a repaired picture shows anything at all. */
const leastContrast = 8;

interface Encoded {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly mediaType: ImageInfo["mediaType"];
  readonly colours: ImageInfo["facts"]["colours"];
  readonly isRepaired: boolean;
}

/** Throws FacetError unsupported-file, file-damaged, too-large or storage-full. */
export async function keepPicture(file: PictureFile, target: string): Promise<Kept> {
  const header = await readHeader(file);
  const { data, width, height, mediaType, colours, isRepaired } = await encoded(header, file);
  await writeFile(target, data, { flag: "wx", mode: 0o600, flush: true });
  const { format, frames } = header;
  return {
    width,
    height,
    mediaType,
    bytes: data.length,
    original: { format, width: header.width, height: header.height, frames },
    facts: {
      ...(await factsOf(header)),
      colours,
      changes: changesOf(header, Math.max(width, height), isRepaired),
    },
  };
}

/** What the end of the file is missing of is shown without it, where anything can be. */
async function encoded(header: Header, { path, name }: PictureFile): Promise<Encoded> {
  const input = await inputOf(header, path, name);
  try {
    return { ...(await encode(header, input, "error")), isRepaired: false };
  } catch {
    try {
      const kept = await encode(header, input, "none");
      if (kept.contrast >= leastContrast) return { ...kept, isRepaired: true };
    } catch {
      // Told below.
    }
    throw new FacetError("file-damaged", { name });
  }
}

/** Phones' HEVC is decoded apart, by what is loaded for it alone: libvips comes without. */
async function inputOf({ format, metadata, input }: Header, path: string, name: string): Promise<string | Buffer> {
  if (format !== "heic") return input;
  try {
    const { default: decodeHeic } = await import("heic-decode");
    const pictures = await decodeHeic.all({ buffer: await readFile(path) });
    try {
      const first = pictures[metadata.pagePrimary ?? 0] ?? pictures[0];
      if (!first) throw new TypeError("there is no picture in it");
      return asTiff(await first.decode(), { hasAlpha: metadata.hasAlpha, profile: metadata.icc });
    } finally {
      pictures.dispose();
    }
  } catch (cause) {
    throw new FacetError("file-damaged", { name }, { cause });
  }
}

async function encode(header: Header, input: string | Buffer, failOn: "error" | "none") {
  const { format, metadata, width, height } = header;
  const options: SharpOptions = { failOn, limitInputPixels: imageLimits.pixels };
  if (format === "svg") options.density = densityOf(Math.max(width, height));
  // Pixels that came out of a HEIC are upright; the orientation beside them is told once too often.
  const opened = () => (format === "heic" ? sharp(input, options) : sharp(input, options).autoOrient());
  const kept = () => within(opened(), imageLimits.keptSide);
  const clear = metadata.hasAlpha ? await smallOf(opened()) : undefined;
  const { data, info } = await encoding(kept(), header, clear?.isSeeThrough === true).toBuffer({
    resolveWithObject: true,
  });
  const small = clear ?? (await smallOf(sharp(data)));
  return {
    data,
    width: info.width,
    height: info.height,
    mediaType: `image/${info.format}` as ImageInfo["mediaType"],
    colours: coloursOf(small),
    contrast: small.contrast,
  };
}

function encoding(picture: Sharp, { format, width, height }: Header, isSeeThrough: boolean): Sharp {
  if (isSeeThrough) {
    return width * height <= pngPixels ? picture.png({ compressionLevel: 6 }) : picture.webp({ quality, effort: 2 });
  }
  // Lines and letters stay sharp; what was a photo has half the colour already. Optimal tables would take 60 MB for twelve megapixels.
  const chromaSubsampling = ["jpeg", "heic"].includes(format) ? "4:2:0" : "4:4:4";
  return picture.flatten({ background: "#ffffff" }).jpeg({ quality, chromaSubsampling, optimiseCoding: false });
}

const within = (picture: Sharp, side: number) =>
  picture.resize({ width: side, height: side, fit: "inside", withoutEnlargement: true }).toColourspace("srgb");

/** Red, green, blue and alpha of a copy for colours. */
async function smallOf(picture: Sharp) {
  const pixels = await within(picture, smallSide).ensureAlpha().raw().toBuffer();
  let [least, most, clearest] = [255, 0, 255];
  for (let at = 0; at < pixels.length; at += 1) {
    const value = pixels[at] ?? 0;
    if (at % 4 === 3) clearest = Math.min(clearest, value);
    else [least, most] = [Math.min(least, value), Math.max(most, value)];
  }
  return { pixels, contrast: most - least, isSeeThrough: clearest < 255 };
}

/** Dots an inch at which a drawing of so many CSS pixels is as large as a picture that is kept. */
function densityOf(side: number): number {
  const target = Math.min(imageLimits.keptSide, Math.max(vectorSide, side));
  return Math.min(100_000, Math.max(1, (72 * target) / side));
}

function changesOf(header: Header, keptSide: number, isRepaired: boolean): readonly ImageChange[] {
  const { format, metadata, isSequence, width, height } = header;
  const { space, depth, icc, orientation = 1 } = metadata;
  const isForeign = icc !== undefined && !isStandard(icc);
  const changes: readonly (readonly [ImageChange, boolean])[] = [
    ["turned", orientation > 1 && !["avif", "heic"].includes(format)],
    ["converted", isForeign || !["srgb", "b-w"].includes(space) || depth !== "uchar"],
    ["first-frame", isSequence],
    ["rasterised", format === "svg"],
    ["scaled", format !== "svg" && keptSide < Math.max(width, height)],
    ["repaired", isRepaired],
  ];
  return changes.filter(([, isDone]) => isDone).map(([change]) => change);
}

/** Profiles of sRGB say its name, in one byte a letter or in two. */
const isStandard = (profile: Buffer) => profile.toString("latin1", 0, 4096).replaceAll("\0", "").includes("sRGB");
