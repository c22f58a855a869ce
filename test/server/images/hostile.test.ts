// Files made to do harm: each is refused by its name, or kept without what it brought; the server and the next picture never notice.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { asTiff } from "../../../server/images/as-tiff.ts";
import {
  cornersOf,
  decoding,
  emptyPng,
  fourColours,
  jpegOfSize,
  pictureBytes,
  pictureFile,
  pngChunk,
  segment,
  withSegments,
} from "../../support/made-pictures.ts";
import { zipOf } from "../../support/office-files.ts";

const upright = ["red", "green", "blue", "white"];
/** Megabytes; the process is not there at all while nothing is decoded. */
const memoryBar = 300;
const onLinux = process.platform === "linux";

const svg = (inside: string, prologue = "") =>
  `<?xml version="1.0"?>${prologue}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="100">${inside}</svg>`;
const laughs = Array.from({ length: 12 }, (_, at) => {
  const before = at === 0 ? "ha" : `&a${at - 1};`;
  return `<!ENTITY a${at} "${before.repeat(10)}">`;
}).join("");
const gifOfSize = (width: number, height: number) => {
  const gif = Buffer.from("GIF89a\0\0\0\0\x80\0\0\xff\0\0\0\0\xff,\0\0\0\0\0\0\0\0\0\x02\x02\x44\x01\0;", "latin1");
  for (const at of [6, 24]) {
    gif.writeUInt16LE(width, at);
    gif.writeUInt16LE(height, at + 2);
  }
  return gif;
};
function tiffOfSize(width: number): Buffer {
  const tiff = asTiff({ width: 1, height: 1, data: new Uint8Array(4) }, { hasAlpha: true, profile: undefined });
  tiff.writeUInt32LE(width, tiff.readUInt32LE(4) + 2 + 8);
  return tiff;
}
const jpeg = await fourColours().jpeg().toBuffer();

const pictures = decoding();
const { keep } = pictures;
afterAll(() => pictures[Symbol.asyncDispose]());

test.each<[claim: string, name: string, bytes: Buffer | string, code: string, named: string]>([
  ["a PNG of 65,536 pixels a side", "a.png", emptyPng(65_536, 65_536), "too-large", "65536 × 65536 px"],
  ["a PNG of two thousand million pixels", "a.png", emptyPng(2_000_000_000, 1), "too-large", "2000000000 × 1 px"],
  ["a PNG of four hundred megapixels", "a.png", emptyPng(20_000, 20_000), "too-large", "20000 × 20000 px"],
  ["a JPEG of 65,500 pixels a side", "a.jpg", jpegOfSize(jpeg, 65_500, 65_500), "too-large", "65500 × 65500 px"],
  ["a GIF of 65,535 pixels a side", "a.gif", gifOfSize(65_535, 65_535), "too-large", "65535 × 65535 px"],
  ["a TIFF of 65,536 pixels", "a.tiff", tiffOfSize(65_536), "too-large", "65536 × 1 px"],
  ["a drawing of a million pixels", "a.svg", svg("").replace('"200"', '"1000000"'), "too-large", "1000000 × 100 px"],
  ["a zip named as a PNG", "a.png", zipOf({ "a.txt": "a" }), "unsupported-file", "ZIP"],
  ["a PDF named as a JPEG", "a.jpg", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "unsupported-file", "PDF"],
  ["a PDF of bytes", "a.jpg", Buffer.from("%PDF-1.7\n%\0\x01\x02\x03\n", "latin1"), "unsupported-file", "PDF"],
  [
    "a program named as a PNG",
    "a.png",
    Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, ...Buffer.alloc(50)]),
    "unsupported-file",
    "ELF",
  ],
  ["text named as a JPEG", "not-an-image.jpg", pictureBytes("not-an-image.jpg"), "unsupported-file", "TXT"],
  ["a page named as a drawing", "a.svg", "<!doctype html><html><body><svg></svg>", "unsupported-file", "TXT"],
  ["nothing at all", "a.png", "", "unsupported-file", "TXT"],
  ["bytes nobody knows", "a.png", Buffer.from([1, 0, 2, 0, 255, 254, 9, 0]), "unsupported-file", "PNG?"],
  ["the first bytes of a PNG", "a.png", emptyPng(10, 10).subarray(0, 20), "file-damaged", "a.png"],
  ["a PNG without pixels", "a.png", emptyPng(10, 0), "file-damaged", "a.png"],
  [
    "a drawing that grows beyond measure",
    "a.svg",
    svg("<text>&a11;</text>", `<!DOCTYPE svg [${laughs}]>`),
    "file-damaged",
    "a.svg",
  ],
  [
    "a drawing that quotes a file",
    "a.svg",
    svg("<text>&x;</text>", `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>`),
    "file-damaged",
    "a.svg",
  ],
  ["a drawing cut in half", "a.svg", svg("<rect/>").slice(0, 120), "file-damaged", "a.svg"],
])("%s (%s) is refused by its name", async (...[, name, bytes, code, named]) => {
  const refused = await keep(name, bytes).then(
    () => "kept",
    (thrown: { data: { code: string; facts: object } }) => thrown.data,
  );
  expect(refused).toMatchObject({ code });
  expect(JSON.stringify(refused)).toContain(named);
});

test("a drawing reaches no file and no address, and its script is gone", async () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end();
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const plain = await keep("a.svg", svg(`<rect width="100" height="100" fill="red"/>`));
  const hostile = await keep(
    "b.svg",
    svg(
      `<rect width="100" height="100" fill="red"/><script>alert("told")</script>
       <style>@import url(http://127.0.0.1:${port}/a.css);</style>
       <image xlink:href="file://${pictureFile("cat.png")}" width="200" height="100"/>
       <image href="http://127.0.0.1:${port}/b.png" width="200" height="100"/>
       <use href="http://127.0.0.1:${port}/c.svg#a"/><foreignObject><iframe src="http://127.0.0.1:${port}/d"/></foreignObject>
       <image href="1" width="200" height="100"/>`,
    ),
  );
  const pixels = (data: Buffer) => sharp(data).raw().toBuffer();
  expect((await pixels(hostile.data)).equals(await pixels(plain.data))).toBe(true);
  expect(hostile.data.includes("alert")).toBe(false);
  expect(asked).toBe(0);
});

test.each([
  [
    "filters without end",
    `<filter id="f" x="-500%" y="-500%" width="1100%" height="1100%">${`<feTurbulence numOctaves="50" baseFrequency="0.5"/><feGaussianBlur stdDeviation="900"/>`.repeat(20)}</filter><rect width="200" height="100" filter="url(#f)"/>`,
  ],
  [
    "shapes made of shapes made of shapes",
    `<g id="a0"><rect width="1" height="1"/></g>${Array.from({ length: 12 }, (_, at) => `<g id="a${at + 1}">${`<use xlink:href="#a${at}"/>`.repeat(10)}</g>`).join("")}`,
  ],
])("a drawing of %s is stopped, and the next picture is kept", async (_claim, inside) => {
  await using hasty = decoding({ limits: { workMs: 5000 } });
  const { keep } = hasty;
  const refused = await keep("bomb.svg", svg(inside)).catch((thrown: { data: { code: string } }) => thrown.data.code);
  expect(["time-limit", "file-damaged", "too-large"]).toContain(refused);
  const { data } = await keep("a.jpg", jpeg);
  expect(await cornersOf(data)).toEqual(upright);
});

test("files that are cut anywhere are repaired or refused, never taken for whole", async () => {
  const photo = sharp(pictureBytes("rocket.jpg")).resize(300);
  const files = [
    ...(await Promise.all(
      (["jpeg", "png", "webp", "avif", "gif", "tiff"] as const).map(
        async (format) => [format, await photo.clone().toFormat(format).toBuffer()] as const,
      ),
    )),
    ["heic", pictureBytes("phone.heic")] as const,
  ];
  for (const [format, bytes] of files) {
    for (const part of [0.02, 0.3, 0.7]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * part));
      const outcome = await keep(`a.${format}`, cut).then(
        ({ facts }) => facts.changes.find((change) => change === "repaired") ?? "taken for whole",
        (thrown: { data: { code: string } }) => thrown.data.code,
      );
      expect(["repaired", "file-damaged", "unsupported-file"], `${format} ${part}`).toContain(outcome);
    }
  }
});

test("what hides in a file that can be shown is left out of the kept one, in little memory", async () => {
  await using measured = decoding();
  const { decoder, keep } = measured;
  const png = await fourColours().png().toBuffer();
  const text = Buffer.concat([Buffer.from("Comment\0\0"), deflateSync(Buffer.alloc(50_000_000, "a"))]);
  const gif = await sharp(await fourColours(16, 16).gif().toBuffer())
    .gif()
    .toBuffer();
  const frameAt = gif.indexOf(",", 13 + 3 * 2 ** (((gif[10] ?? 0) & 7) + 1), "latin1");
  const frame = gif.subarray(frameAt, -1);
  const looping = Buffer.from(
    "Exif\0\0II*\0\x08\0\0\0\x02\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0\x25\x88\x04\0\x01\0\0\0\xff\xff\xff\x7f\x08\0\0\0",
    "latin1",
  );
  const segments = Array.from({ length: 20_000 }, () => segment(0xef, "x".repeat(50)));
  const files: readonly (readonly [string, Buffer])[] = [
    ["text.png", Buffer.concat([png.subarray(0, 33), pngChunk("zTXt", text), png.subarray(33)])],
    [
      "long-text.png",
      Buffer.concat([png.subarray(0, 33), pngChunk("tEXt", Buffer.alloc(20_000_000, "a")), png.subarray(33)]),
    ],
    [
      "frames.gif",
      Buffer.concat([gif.subarray(0, -1), ...Array.from({ length: 9999 }, () => frame), Buffer.from(";")]),
    ],
    ["markers.jpg", withSegments(jpeg, ...segments)],
    ["fill.jpg", Buffer.concat([jpeg.subarray(0, 2), Buffer.alloc(5_000_000, 0xff), jpeg.subarray(2)])],
    ["loop.jpg", withSegments(jpeg, segment(0xe1, looping))],
    ["page.jpg", Buffer.concat([jpeg, Buffer.from("<script>alert('told')</script>")])],
    ["told.jpg", withSegments(jpeg, segment(0xfe, "<script>alert('told')</script>"))],
    [
      "wide.png",
      await sharp({ create: { width: 12_000, height: 6000, channels: 3, background: "#336699" } })
        .png()
        .toBuffer(),
    ],
  ];
  for (const [name, bytes] of files) {
    const outcome = await keep(name, bytes).then(
      ({ data, original }) => ({
        size: [original.width, original.height],
        isTold: data.includes("told") || data.includes("aaaa"),
      }),
      (thrown: { data: { code: string } }) => thrown.data.code,
    );
    if (typeof outcome === "string") expect(["file-damaged"], name).toContain(outcome);
    else expect(outcome.isTold, name).toBe(false);
  }
  expect((await keep("frames.gif", files[2]?.[1])).original.frames).toBe(10_000);
  const peak = /VmHWM:\s+(\d+)/.exec(onLinux ? readFileSync(`/proc/${decoder.pid()}/status`, "utf8") : "")?.[1];
  if (onLinux) expect(Number(peak) / 1024).toBeLessThan(memoryBar);
});

test("a process that is ended loses no picture: the one it was at is read by the next process", async () => {
  const { decoder, keep } = pictures;
  await keep("a.jpg", jpeg);
  const before = decoder.pid();
  const first = keep("cat.png");
  const second = keep("a.jpg", jpeg);
  process.kill(before ?? 0, "SIGKILL");
  const [one, other] = await Promise.allSettled([first, second]);
  expect([one.status, other.status]).toEqual(["fulfilled", "fulfilled"]);
  expect(decoder.pid()).not.toBe(before);
});

test("a picture that ends two processes is refused alone, and no person's server", async () => {
  const { decoder, keep } = pictures;
  await keep("a.jpg", jpeg);
  const first = keep("cat.png");
  const second = keep("a.jpg", jpeg);
  const told = Promise.allSettled([first, second]);
  const seen = new Set<number>();
  for (const pid = () => decoder.pid() ?? 0; seen.size < 2; await setTimeout(5)) {
    if (pid() === 0 || seen.has(pid())) continue;
    seen.add(pid());
    process.kill(pid(), "SIGSEGV");
  }
  const [one, other] = await told;
  expect([one.status, other.status]).toEqual(["rejected", "fulfilled"]);
});
