import { spawnSync } from "node:child_process";
import { Agent } from "node:http";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { measureCosts } from "../bench/cost-per-token.ts";
import { ingestOnce } from "../bench/ingest.ts";
import { proxied } from "../bench/lean-page.ts";
import { measureMemory } from "../bench/memory.ts";
import { staticImports, weighPage, weightBar } from "../bench/page-weight.ts";
import { measurePdfSpeed } from "../bench/pdf-speed.ts";
import { measureSandbox } from "../bench/sandbox.ts";
import { measureCrowd } from "../bench/scale.ts";
import { median, percentile, randomOf, spread } from "../bench/statistics.ts";
import { startStub } from "../bench/stub-process.ts";
import { direct, throughFacet } from "../bench/ttft.ts";
import { measureWire, wireBar } from "../bench/wire.ts";
import { startFacet } from "../support/facet-process.ts";

describe("a benchmark's figures", () => {
  test.each([
    [[5], 5, 5],
    [[1, 2, 3, 4], 2.5, 4],
    [[3, 1, 2], 2, 3],
  ])("the median of %j is %d and its 95th percentile %d", (values, half, high) => {
    expect(median(values)).toBe(half);
    expect(percentile(values, 0.95)).toBe(high);
  });
  test("nothing measured is an error, not a zero", () => {
    expect(() => median([])).toThrow("nothing was measured");
  });
  test("a spread names the median and both ends", () => expect(spread([2, 1, 4], "ms")).toBe("2.0 [1.0..4.0] ms"));
  test("the same seed gives the same numbers, another one others", () => {
    const three = (seed: number) => Array.from({ length: 3 }, randomOf(seed));
    expect(three(7)).toEqual(three(7));
    expect(three(7)).not.toEqual(three(8));
    expect(three(7).every((each) => each >= 0 && each < 1)).toBe(true);
  });
  test("an unknown benchmark is refused with the names there are", () => {
    const main = fileURLToPath(new URL("../bench/main.ts", import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [main, "speed"], { encoding: "utf8" });
    expect(status).toBe(1);
    expect(stderr).toMatch(/no benchmark speed.*ttft/);
  });
});

test("an answer of 300 tokens comes down whole, in at most 20 bytes a token with compression, and in more without", async () => {
  const all = await measureWire(1);
  for (const { gzip, what, perToken } of all) {
    if (gzip) expect(Math.max(...perToken), what).toBeLessThanOrEqual(wireBar);
  }
  const mean = (gzip: boolean) => median(all.filter((each) => each.gzip === gzip).flatMap(({ perToken }) => perToken));
  expect(mean(false)).toBeGreaterThan(mean(true));
});

test("many people and many pages get every token of every answer in order", async () => {
  await using stub = await startStub({ tokens: 60, tokensPerSecond: 60, stamped: true });
  await using facet = await startFacet({ modelUrl: stub.url, environment: proxied });
  const apart = await measureCrowd(facet, 12, 60);
  expect(apart).toMatchObject({ whole: 12, queued: 0 });
  expect(apart.delays).toHaveLength(12 * 60);
  const together = await measureCrowd(facet, 4, 60, 5);
  expect(together).toMatchObject({ whole: 4, queued: 0 });
  expect(together.delays).toHaveLength(4 * 5 * 60);
  expect((await stub.counts()).completed).toBeGreaterThanOrEqual(16);
});

test("a long conversation is sent whole while it fits, and both lengths are measured on one server", async () => {
  const { empty, full, sent } = await measureCosts(1, 50);
  expect(sent).toEqual({ empty: 2, full: 52 });
  expect([...empty, ...full].every((ms) => ms > 0)).toBe(true);
});

test("the first word reaches a page through Facet and straight from the model", async () => {
  await using stub = await startStub({ tokens: 5, firstTokenMs: 20 });
  await using facet = await startFacet({ modelUrl: stub.url, environment: proxied });
  const agent = new Agent({ keepAlive: true });
  const page = await throughFacet(facet.url, "someone");
  for (const first of [direct(stub.url, agent), page.first, page.first]) expect(await first()).toBeGreaterThan(15);
  page.close();
  agent.destroy();
});

test("a dropped document is ready and its first page found, with and without an embedder", async () => {
  const words = await ingestOnce(30, false);
  expect(words.firstMs).toBeGreaterThan(0);
  expect(words.readyMs).toBeGreaterThan(0);
  expect((await ingestOnce(6, true)).readyMs).toBeGreaterThan(0);
});

test("the memory of ingestion counts the children too", async () => {
  const { idle, peak } = await measureMemory(20, 0);
  // The embedder and the parser alone are more than this, in megabytes.
  expect(peak - idle).toBeGreaterThan(100);
});

test("the start of a program is measured cold, warm and beside an attacker", async () => {
  const { cold, warm, beside } = await measureSandbox("javascript", 1, 100);
  for (const figures of [cold, warm, beside]) expect(figures[0]).toBeGreaterThan(1);
});

test("the text of PDFs is measured against pdftotext where that is installed, and not at all where it is missing", async () => {
  const speed = await measurePdfSpeed(1, 1);
  if (speed !== null)
    for (const figures of [speed.one, speed.two, speed.pdftotext]) expect(figures[0]).toBeGreaterThan(1);
  const path = process.env["PATH"];
  try {
    process.env["PATH"] = "";
    expect(await measurePdfSpeed(1, 1)).toBeNull();
  } finally {
    process.env["PATH"] = path;
  }
});

describe("the page before the first input", () => {
  test("static imports count, lazy ones do not", () => {
    expect(
      staticImports(`import{a}from"./a.js";import"./b.js";export*from"./c.js";const d=()=>import("./d.js");a(d)`),
    ).toEqual(["./a.js", "./b.js", "./c.js"]);
  });
  test(`is at most ${weightBar} kB of JavaScript`, () => {
    const { scripts } = weighPage();
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.reduce((sum, { gzip }) => sum + gzip, 0) / 1000).toBeLessThanOrEqual(weightBar);
  });
});
