// What happens when Chroma, or the embedder, is killed, hangs or loses its data: words are searched at once, nothing is lost, and meaning comes back by itself.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadConfig } from "../../server/config.ts";
import { childrenOf, signalTo } from "../support/child-processes.ts";
import { startFacet } from "../support/facet-process.ts";
import type { FacetProcess } from "../support/facet-process.ts";
import { realChroma, realWeights } from "../support/real-weights.ts";

const soon = { timeout: 120_000, interval: 200 };
/** Milliseconds a person may wait for passages, whatever the vectors do; a search by meaning is given up after 4,000. */
const patienceMs = 10_000;
/** Milliseconds in which the embedder is loaded and asked, on a machine that has other work. */
const loadMs = 40_000;

interface Passage {
  readonly name: string;
  readonly denseRank?: number;
}

let facet: FacetProcess;
beforeAll(async () => {
  await Promise.all([realChroma(), realWeights("bge-small-en-v1.5"), realWeights("ms-marco-minilm-l12")]);
  facet = await startFacet({ environment: { FACET_CACHE: loadConfig(process.env).FACET_CACHE } });
  await add("kettle.txt", "To remove lime, fill the kettle with one part vinegar and two parts water.");
  await add("report.txt", "Revenue grew by four percent in the third quarter, mostly abroad.");
  await add("moon.txt", "The dust of the moon smells of gunpowder, as those who were there have said.");
}, 300_000);
afterAll(async () => facet?.[Symbol.asyncDispose]());

async function call<T>(procedure: string, input: object | undefined, method: "GET" | "POST" = "GET"): Promise<T> {
  const url = new URL(`/trpc/${procedure}`, facet.url);
  if (method === "GET" && input) url.searchParams.set("input", JSON.stringify(input));
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, method === "GET" ? {} : { method, headers, body: JSON.stringify(input) });
  const { result, error } = (await response.json()) as { result?: { data: T }; error?: { message: string } };
  if (!result) throw new Error(error?.message);
  return result.data;
}

async function add(name: string, text: string): Promise<string> {
  const put = await fetch(new URL(`/files?name=${name}`, facet.url), { method: "PUT", body: text });
  const { fileId } = (await put.json()) as { fileId: string };
  return (await call<{ documentId: string }>("documents.ingest", { fileId, name }, "POST")).documentId;
}

const stageOf = async (documentId: string) => (await call<{ stage: string }>("documents.get", { documentId })).stage;
const vectors = async () =>
  (await call<{ vectors: { state: string; trouble?: string } }>("system.status", undefined)).vectors;

/** Other words than before each time: vectors of questions are kept. */
let asked = 0;
async function search(words: string): Promise<{ readonly found: readonly Passage[]; readonly ms: number }> {
  asked += 1;
  const begun = performance.now();
  const query = `${words} ${asked}`;
  const { passages } = await call<{ passages: readonly Passage[] }>("documents.search", { query, k: 10 });
  return { found: passages, ms: performance.now() - begun };
}

/** Words that stand in the passage: what is found by meaning is marked with its rank. */
const aboutKettles = "vinegar kettle lime";
const namesBy = (found: readonly Passage[]) => found.map(({ name }) => name);
const byMeaning = (found: readonly Passage[]) => found.filter(({ denseRank }) => typeof denseRank === "number");

async function wordsAreFound(withinMs = patienceMs): Promise<void> {
  const { found, ms } = await search(aboutKettles);
  expect(namesBy(found)).toContain("kettle.txt");
  expect(ms).toBeLessThan(withinMs);
}

async function meaningIsBack(documents: number, within = soon): Promise<void> {
  const foundByMeaning = async () => new Set(namesBy(byMeaning((await search("How do I descale it?")).found))).size;
  await expect.poll(foundByMeaning, within).toBe(documents);
  await expect.poll(vectors, soon).toMatchObject({ state: "ready" });
}

const chroma = () => childrenOf(facet.pid(), "serve-chroma")[0];
const embedder = () => childrenOf(facet.pid(), "onnx/child")[0];

test("before all faults three documents are found by their meaning", () => meaningIsBack(3), 300_000);

test("Chroma killed: words are found at once, and a new Chroma has what it held", async () => {
  const before = await signalTo(chroma, "SIGKILL");
  await wordsAreFound();
  await meaningIsBack(3);
  expect(chroma()).not.toBe(before);
}, 300_000);

test("Chroma killed three times in a row: each time words are found, and it comes back", async () => {
  for (let times = 0; times < 3; times += 1) {
    await signalTo(chroma, "SIGKILL");
    await wordsAreFound();
  }
  await meaningIsBack(3);
  expect(existsSync(join(facet.folder, "data", "chroma.damaged"))).toBe(false);
}, 300_000);

test("Chroma killed while a document is read: the document becomes ready, and is found by its meaning", async () => {
  const documentId = await add("tides.txt", "The tides follow the moon. ".repeat(400));
  await signalTo(chroma, "SIGKILL");
  await expect.poll(() => stageOf(documentId), soon).toBe("ready");
  await expect
    .poll(async () => namesBy(byMeaning((await search("Why does the sea rise?")).found)), soon)
    .toContain("tides.txt");
}, 300_000);

test("Chroma halted: words are found after a few seconds, the status says that it is silent, and it goes on where it was", async () => {
  const pid = await signalTo(chroma, "SIGSTOP");
  await wordsAreFound();
  await expect.poll(vectors, soon).toMatchObject({ state: "starting", trouble: "silent" });
  await wordsAreFound();
  process.kill(pid, "SIGCONT");
  await expect.poll(vectors, soon).toMatchObject({ state: "ready" });
  expect(byMeaning((await search("How do I descale it?")).found).length).toBeGreaterThan(0);
  expect(chroma()).toBe(pid);
}, 300_000);

test("Chroma's file damaged: it is put aside, and every document is embedded again by itself", async () => {
  const file = join(facet.folder, "data", "chroma", "chroma.sqlite3");
  writeFileSync(
    file,
    readFileSync(file).map((byte, at) => (at % 37 === 0 ? byte ^ 0xff : byte)),
  );
  await wordsAreFound();
  await expect.poll(() => existsSync(join(facet.folder, "data", "chroma.damaged")), soon).toBe(true);
  await meaningIsBack(4);
}, 300_000);

test("Chroma's folder deleted: the next document shows it, and every document is embedded again by itself", async () => {
  rmSync(join(facet.folder, "data", "chroma"), { recursive: true });
  await wordsAreFound();
  const documentId = await add("bread.txt", "Let the dough rest over night before it goes into the oven.");
  await expect.poll(() => stageOf(documentId), soon).toBe("ready");
  await meaningIsBack(5);
}, 300_000);

test("the embedder killed, and halted: words are found, and later questions have their meaning again", async () => {
  const meanings = async () => byMeaning((await search("Who was on the moon?")).found).length;
  await signalTo(embedder, "SIGKILL");
  await wordsAreFound(loadMs);
  await expect.poll(meanings, soon).toBeGreaterThan(0);
  await signalTo(embedder, "SIGSTOP");
  await wordsAreFound(loadMs);
  await expect.poll(meanings, soon).toBeGreaterThan(0);
}, 400_000);

test("vectors of a newer Chroma are left alone: Facet starts, says so, and finds by meaning without it", async () => {
  await facet.kill("SIGTERM");
  writeFileSync(join(facet.folder, "data", "chroma.version"), "99.0.0\n");
  await facet.restart();
  await wordsAreFound(loadMs);
  await meaningIsBack(5);
  expect(await vectors()).toMatchObject({ kind: "exact", detail: expect.stringContaining("99.0.0") });
  expect(existsSync(join(facet.folder, "data", "chroma"))).toBe(true);
}, 300_000);
