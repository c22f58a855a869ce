// What a file says of when, where and with what it was made, and which kinds of such words it holds: all of it is left behind.
import exifr from "exifr";
import type { ImageFacts, MetadataKind } from "../../pipelines/engine/images.ts";
import { cameraOf, dateOf, numberOf, placeOf } from "./metadata-values.ts";
import type { Header } from "./read-header.ts";

/** Kinds by the names of EXIF, XMP and PNG; the first that fits. */
const kindsByName: readonly (readonly [RegExp, MetadataKind])[] = [
  [/serial|UniqueI(?:D|mage)|DocumentID|InstanceID/i, "serial"],
  [/gps|city|country|^state|sub-?location|location(?:shown|created)?$/i, "location"],
  [/date|(?<!exposure)time|subsec/i, "date"],
  [/artist|author|copyright|owner|creator$|credit|rights|by-?line|publisher/i, "owner"],
  [/software|creatortool|hostcomputer|processing|softwareagent|^source$/i, "software"],
  [
    /^make$|^model$|lens|camera|fnumber|exposure|focal|iso|flash|aperture|shutter|metering|whitebalance|sensing|filesource|rendered|zoom|scene|gaincontrol|contrast|saturation|sharpness|brightness|subject(?:dist|area|loc)/i,
    "camera",
  ],
  [/comment|description|title|subject|keywords|headline|caption|instructions|^label$/i, "comment"],
];
/** Data sets of IPTC-IIM 4.2, record 2. */
const kindsOfIptc: Readonly<Record<number, MetadataKind>> = {
  ...Object.fromEntries([90, 92, 95, 100, 101, 26, 27].map((set) => [set, "location" as const])),
  ...Object.fromEntries([55, 60, 62, 63].map((set) => [set, "date" as const])),
  ...Object.fromEntries([80, 85, 110, 115, 116, 122].map((set) => [set, "owner" as const])),
  ...Object.fromEntries([65, 70].map((set) => [set, "software" as const])),
  ...Object.fromEntries([5, 25, 40, 105, 120].map((set) => [set, "comment" as const])),
};
/** Names in EXIF that say how the picture is stored, nothing of its maker. */
const storage =
  /^(?:Orientation|[XY]?Resolution(?:Unit)?|YCbCr|ExifVersion|FlashpixVersion|ColorSpace|ComponentsConfiguration|(?:Exif)?Image(?:Width|Height)|PixelXDimension|PixelYDimension|BitsPerSample|SamplesPerPixel|Compression|Photometric|Planar|Strip|RowsPerStrip|Rows|Tile|ExtraSamples|InteropIndex|ThumbnailOffset|ThumbnailLength|SubfileType|Predictor|SampleFormat|ICC)/i;
/** Markers and segments of a JPEG that are walked. */
const segmentsAtMost = 1000;
/** Characters of XMP that are read. */
const xmpLength = 1_000_000;

type Tags = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Partial<Record<"ifd0" | "exif" | "gps" | "ifd1", Tags>>> & { readonly makerNote?: unknown };

export async function factsOf({
  metadata,
  format,
  head,
  hasLongTexts,
}: Header): Promise<Omit<ImageFacts, "colours" | "changes">> {
  const removed = new Set<MetadataKind>();
  const blocks = metadata.exif ? await exifOf(metadata.exif) : {};
  if (blocks === null) removed.add("other");
  const { ifd0 = {}, exif = {}, gps = {}, ifd1, makerNote } = blocks ?? {};
  for (const name of [...Object.keys(ifd0), ...Object.keys(exif)]) {
    if (!storage.test(name)) removed.add(kindOf(name));
  }
  if (Object.keys(gps).length > 0) removed.add("location");
  if (ifd1 && "ThumbnailLength" in ifd1) removed.add("thumbnail");
  if (makerNote !== undefined) removed.add("other");
  const xmp = metadata.xmp?.toString("utf8", 0, xmpLength) ?? "";
  for (const name of namesInXmp(xmp)) removed.add(kindOf(name));
  for (const set of metadata.iptc ? setsOfIptc(metadata.iptc) : []) removed.add(kindsOfIptc[set] ?? "other");
  for (const { keyword } of metadata.comments ?? []) removed.add(kindOf(keyword));
  if (hasLongTexts || (format === "jpeg" && hasComment(head))) removed.add("comment");
  if (metadata.icc) removed.add("profile");
  const inXmp = (name: string) => valueInXmp(xmp, name);
  return {
    takenAt:
      dateOf(exif["DateTimeOriginal"]) ??
      dateOf(inXmp("exif:DateTimeOriginal") ?? inXmp("photoshop:DateCreated")) ??
      dateOf(exif["CreateDate"] ?? exif["DateTimeDigitized"]) ??
      dateOf(inXmp("xmp:CreateDate")) ??
      dateOf(ifd0["ModifyDate"] ?? ifd0["DateTime"]),
    place:
      placeOf(numberOf(gps["latitude"]), numberOf(gps["longitude"])) ??
      placeOf(degreesOf(inXmp("exif:GPSLatitude")), degreesOf(inXmp("exif:GPSLongitude"))),
    camera: cameraOf(ifd0["Make"] ?? inXmp("tiff:Make"), ifd0["Model"] ?? inXmp("tiff:Model")),
    removed: [...removed].toSorted(),
  };
}

function kindOf(name: string): MetadataKind {
  return kindsByName.find(([names]) => names.test(name))?.[1] ?? "other";
}

/** Null where there is EXIF that cannot be read. */
async function exifOf(block: Buffer): Promise<Blocks | null> {
  const tiff = block.toString("latin1", 0, 4) === "Exif" ? block.subarray(6) : block;
  try {
    const options = { tiff: true, ifd0: {}, ifd1: true, exif: true, gps: true, makerNote: true, userComment: true };
    const shapes = { mergeOutput: false, translateValues: false, reviveValues: false, sanitize: true };
    const read: unknown = await exifr.parse(tiff, { ...options, ...shapes });
    return typeof read === "object" && read !== null ? (read as Blocks) : {};
  } catch {
    return null;
  }
}

/** Local names of its elements and attributes, without what is only its frame. */
function namesInXmp(xmp: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, space = "", name = ""] of xmp.matchAll(/[<\s]([A-Za-z][\w]*):([A-Za-z][\w.-]*)(?=[\s=/>])/g)) {
    if (["x", "xmlns", "rdf", "xml"].includes(space) || storage.test(name)) continue;
    names.add(name);
  }
  return names;
}

function valueInXmp(xmp: string, name: string): string | undefined {
  const match = new RegExp(`[<\\s]${name}(?:\\s*=\\s*["']([^"'<]{1,200})["']|[^<>]{0,200}>([^<]{1,200})<)`).exec(xmp);
  return match?.[1] ?? match?.[2];
}

/** XMP writes degrees and minutes: `52,30.5N`. */
function degreesOf(text: string | undefined): number | null {
  const [, degrees, minutes = "0", seconds = "0", side = ""] =
    /^\s*(\d{1,3}),(\d{1,2}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?\s*([NSEW])\s*$/.exec(text ?? "") ?? [];
  if (degrees === undefined) return null;
  return (Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600) * (side === "S" || side === "W" ? -1 : 1);
}

function setsOfIptc(block: Buffer): number[] {
  const sets: number[] = [];
  for (let at = block.indexOf("\x1c\x02", 0, "latin1"); at >= 0 && at + 5 <= block.length;) {
    const set = block[at + 2] ?? 0;
    // The version of the record itself.
    if (set !== 0) sets.push(set);
    at = block.indexOf("\x1c\x02", at + 5 + block.readUInt16BE(at + 3), "latin1");
  }
  return sets;
}

function hasComment(head: Buffer): boolean {
  let at = 2;
  for (let segment = 0; segment < segmentsAtMost && at + 4 <= head.length; segment += 1) {
    if (head[at] !== 0xff) return false;
    if (head[at + 1] === 0xfe) return true;
    if (head[at + 1] === 0xda) return false;
    at += 2 + head.readUInt16BE(at + 2);
  }
  return false;
}
