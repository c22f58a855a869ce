import exifr from "exifr";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { cameraOf, dateOf, placeOf, wordsOf } from "../../../server/images/metadata-values.ts";
import { decoding, fourColours, pictureBytes } from "../../support/made-pictures.ts";

const pictures = decoding();
const { keep } = pictures;
afterAll(() => pictures[Symbol.asyncDispose]());

/** What was told in the files: none of it may be left. */
const told = [
  "SN-4711-XYZ",
  "Ada Lovelace",
  "Secretville",
  "secret",
  "Darkroom",
  "Fruit",
  "Phone 12",
  "2026:05:01",
  "Exif\0",
  "ns.adobe.com",
  "Photoshop 3.0",
  "ICC_PROFILE",
];

test("all that a photo tells is found, and none of it is left in the kept one", async () => {
  const { data, facts } = await keep("everything-told.jpg");
  expect(facts).toMatchObject({
    takenAt: "2026-05-01T09:12:00",
    place: { latitude: 52.5, longitude: -13.366667 },
    camera: "Fruit Phone 12",
    removed: ["camera", "comment", "date", "location", "owner", "serial", "software", "thumbnail"],
  });
  await isBare(data);
});

test.each(["phone.heic", "phone-p3.heic", "phone-turned.heic", "cat.png", "rocket.jpg", "portrait-exif-6.jpg"])(
  "nothing but the picture is left of %s",
  async (name) => {
    const { data, facts } = await keep(name);
    await isBare(data);
    expect(facts.removed.length).toBeGreaterThan(0);
  },
);

test("what only XMP or a PNG's text tells is told too", async () => {
  expect((await keep("cat.png")).facts).toMatchObject({
    takenAt: "2009-02-09T09:11:30",
    camera: "PENTAX K100D Super",
    place: null,
    removed: ["camera", "date", "other", "profile", "software"],
  });
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="33,51.5S" exif:GPSLongitude="151,12,36E" exif:DateTimeOriginal="2025-12-31T23:59:58+11:00"/></rdf:RDF></x:xmpmeta>`;
  const { data, facts } = await keep("a.webp", await fourColours().withXmp(xmp).webp().toBuffer());
  expect(facts).toMatchObject({
    takenAt: "2025-12-31T23:59:58",
    place: { latitude: -33.858333, longitude: 151.21 },
    removed: ["date", "location"],
  });
  await isBare(data);
});

test("a file that tells nothing has nothing removed", async () => {
  const { facts } = await keep("a.png", await fourColours().png().toBuffer());
  expect(facts).toMatchObject({ takenAt: null, place: null, camera: null, removed: [], changes: [] });
});

test.each([
  ["2026:05:01 09:12:00", "2026-05-01T09:12:00"],
  ["2026-05-01T09:12:00.25+02:00", "2026-05-01T09:12:00"],
  ["2026-05-01", "2026-05-01T00:00:00"],
  ["2024:02:29 00:00:00", "2024-02-29T00:00:00"],
  ["2026:02:31 00:00:00", null],
  ["0000:00:00 00:00:00", null],
  ["    :  :     :  :  ", null],
  ["1001-01-01", null],
  ["yesterday", null],
  [42, null],
])("a date told as %s is %s", (given, date) => {
  expect(dateOf(given)).toBe(date);
});

test("a place is one on Earth, and not the one of receivers that found nothing", () => {
  expect(placeOf(0, 0)).toBe(null);
  expect(placeOf(91, 10)).toBe(null);
  expect(placeOf(10, -181)).toBe(null);
  expect(placeOf(10, null)).toBe(null);
  expect(placeOf(-33.85678912, 151.2)).toEqual({ latitude: -33.856789, longitude: 151.2 });
});

test("a camera is told on one line, its maker once", () => {
  expect(cameraOf("Canon", "Canon EOS 5D")).toBe("Canon EOS 5D");
  expect(cameraOf("NIKON CORPORATION", "NIKON D750")).toBe("NIKON D750");
  expect(cameraOf("Apple", "iPhone 15")).toBe("Apple iPhone 15");
  expect(cameraOf(undefined, "\u202eX\n\u0000Y  Z\u200f ")).toBe("X Y Z");
  expect(cameraOf("  ", {})).toBe(null);
  expect(wordsOf("x".repeat(500))).toHaveLength(100);
});

/** By two other readers than the one that found it, and by its bytes. */
async function isBare(data: Buffer): Promise<void> {
  const { exif, icc, xmp, iptc, comments, orientation } = await sharp(data).metadata();
  expect({ exif, icc, xmp, iptc, comments, orientation }).toEqual({});
  expect(await exifr.parse(data, true).catch(() => undefined)).toSatisfy((read: object | undefined) =>
    Object.keys(read ?? {}).every((key) =>
      /^(?:JFIFVersion|ResolutionUnit|[XY]Resolution|Thumbnail(?:Width|Height)|Image(?:Width|Height)|BitDepth|ColorType|Compression|Filter|Interlace)$/.test(
        key,
      ),
    ),
  );
  const bytes = data.toString("latin1");
  for (const words of told) expect(bytes.includes(words), words).toBe(false);
}

test("the words that are looked for stand in the files to begin with", () => {
  const bytes = pictureBytes("everything-told.jpg").toString("latin1");
  expect(told.filter((words) => !bytes.includes(words))).toEqual(["ICC_PROFILE"]);
});
