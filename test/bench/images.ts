// Pictures: a photo of twelve megapixels from its drop until it can be seen with its facts, and the memory that twenty of them take.
import { readFileSync } from "node:fs";
import sharp from "sharp";
import { startFacet } from "../support/facet-process.ts";
import { times, wait } from "./bench.ts";
import type { Bench } from "./bench.ts";
import { apiOf } from "./drop.ts";
import type { Api } from "./drop.ts";
import { lookEveryMs, treeMemory } from "./memory.ts";
import { median, spread } from "./statistics.ts";

const size = { width: 4000, height: 3000 };
const barMs = 1000;
const barMb = 300;
const together = 20;
/** Pixels of the preview's longest side. */
const previewSide = 800;
/** Milliseconds until the page has asked for what it shows, and a started process has loaded. */
const restMs = 3000;
const photo = new URL("../data/images/rocket.jpg", import.meta.url);

/** A photo of a phone's size: enlarged, with the noise of a sensor, turned by its EXIF, in about four megabytes. */
async function phonePhoto(): Promise<Buffer> {
  const noise = {
    ...size,
    channels: 3 as const,
    background: "#808080",
    noise: { type: "gaussian" as const, mean: 128, sigma: 8 },
  };
  const grain = await sharp({ create: noise }).png({ compressionLevel: 0 }).toBuffer();
  const exif = { IFD0: { Make: "Phone", Model: "Phone 1" }, IFD2: { DateTimeOriginal: "2026:01:02 03:04:05" } };
  const enlarged = sharp(readFileSync(photo)).resize({ ...size, fit: "cover" });
  const grained = await enlarged
    .composite([{ input: grain, blend: "soft-light" }])
    .jpeg({ quality: 92 })
    .toBuffer();
  return sharp(grained).withExif(exif).withMetadata({ orientation: 6 }).jpeg({ quality: 92 }).toBuffer();
}

interface Added {
  readonly factsMs: number;
  readonly previewMs: number;
}

async function add(url: string, api: Api, bytes: Buffer): Promise<Added> {
  const began = performance.now();
  const sent = await fetch(`${url}/files?name=photo.jpg`, { method: "PUT", body: new Uint8Array(bytes) });
  const { fileId } = (await sent.json()) as { fileId: string };
  const { imageId, facts, width } = await api.images.add.mutate({ fileId });
  const factsMs = performance.now() - began;
  if (width !== size.height || facts.camera !== "Phone 1") throw new Error(`not the photo: ${JSON.stringify(facts)}`);
  const preview = await fetch(`${url}/images/${imageId}?side=${previewSide}`);
  if (!preview.ok) throw new Error(`no preview: ${preview.status}`);
  await preview.arrayBuffer();
  return { factsMs, previewMs: performance.now() - began };
}

interface ImagesResult {
  readonly fresh: readonly Added[];
  readonly warm: readonly Added[];
  readonly idleMb: number;
  readonly peakMb: number;
}

/** Each round has a server of its own; the last one then takes `count` at once. */
async function measureImages(bytes: Buffer, rounds: number, count = together): Promise<ImagesResult> {
  const fresh: Added[] = [];
  const warm: Added[] = [];
  let [idleMb, peakMb] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    await using facet = await startFacet({});
    const api = apiOf(facet.url);
    await wait(restMs);
    idleMb = treeMemory(facet.pid());
    if (round % 2 === 1) {
      await api.images.warm.mutate();
      await wait(restMs);
    }
    (round % 2 === 1 ? warm : fresh).push(await add(facet.url, api, bytes));
    warm.push(await add(facet.url, api, bytes));
    if (round < rounds - 1) continue;
    const watching = setInterval(() => (peakMb = Math.max(peakMb, treeMemory(facet.pid()))), lookEveryMs);
    try {
      await Promise.all(Array.from({ length: count }, () => add(facet.url, api, bytes)));
    } finally {
      clearInterval(watching);
    }
  }
  return { fresh, warm, idleMb, peakMb };
}

export const images: Bench = {
  name: "images",
  run: async (scale, report) => {
    const bytes = await phonePhoto();
    const { fresh, warm, idleMb, peakMb } = await measureImages(bytes, times(5, scale));
    const megabytes = (bytes.length / 1e6).toFixed(1);
    for (const [kind, all] of [
      ["with the process that the composer starts", warm],
      ["with a process that starts with it", fresh],
    ] as const) {
      const what = `a JPEG of 12 megapixels (${megabytes} MB) from its drop until its`;
      const facts = all.map(({ factsMs }) => factsMs);
      const previews = all.map(({ previewMs }) => previewMs);
      const bar = kind.startsWith("with the") ? `≤ ${barMs} ms` : "";
      const met = (values: readonly number[]) => (bar === "" ? null : median(values) <= barMs);
      report({ measure: `${what} facts are there, ${kind}`, figure: spread(facts, "ms", 0), bar, met: met(facts) });
      report({
        measure: `${what} preview is there, ${kind}`,
        figure: spread(previews, "ms", 0),
        bar,
        met: met(previews),
      });
    }
    report({
      measure: `resident memory of the server and its children above idle (${idleMb.toFixed(0)} MiB) while ${together} of them are added at once`,
      figure: `${(peakMb - idleMb).toFixed(0)} MiB`,
      bar: `≤ ${barMb} MB`,
      met: peakMb - idleMb <= barMb,
    });
  },
};
