import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OnnxEngine } from "../../server/models/onnx/onnx-engine.ts";
import { realFile } from "../support/real-weights.ts";

const engine = new OnnxEngine({ log: pino({ level: "silent" }), threads: 1 });
let embedder: string;
let reranker: string;
beforeAll(async () => {
  embedder = await realFile("bge-small-en-v1.5", ".onnx");
  reranker = await realFile("ms-marco-minilm-l12", ".onnx");
});
afterAll(async () => engine[Symbol.asyncDispose]());

const question = "How do I descale the kettle?";
const passages = [
  "The warranty of the kettle lasts three years from the date of purchase.",
  "To remove lime, fill the kettle with one part vinegar and two parts water, wait 30 minutes, and rinse twice.",
  "Revenue grew by four percent in the third quarter.",
];
const cosine = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

test("nothing is loaded before it is needed", () => {
  expect(engine.pid).toBeUndefined();
  expect(engine.state("embed")).toEqual({ name: "idle" });
});

test("vectors are of length one, 384 wide, and the right passage is nearest", async () => {
  const [query] = await engine.embed(embedder, [question], "query");
  const vectors = await engine.embed(embedder, passages, "passage");
  for (const vector of vectors) expect([vector.length, cosine(vector, vector)]).toEqual([384, expect.closeTo(1, 5)]);
  const scores = vectors.map((vector) => cosine(vector, query ?? []));
  expect(scores.indexOf(Math.max(...scores))).toBe(1);
  expect(engine.state("rerank")).toEqual({ name: "idle" });
});

test("a question is embedded other than a passage of the same words", async () => {
  const [asQuery] = await engine.embed(embedder, [question], "query");
  const [asPassage] = await engine.embed(embedder, [question], "passage");
  expect(cosine(asQuery ?? [], asPassage ?? [])).toBeLessThan(0.999);
});

test("the order of the texts is kept whatever their lengths, and batch mates change next to nothing", async () => {
  const texts = [
    "short",
    "a much longer text ".repeat(30),
    "middle sized text of some words",
    ...passages,
    "x",
    "y",
    "z",
    "kettle",
  ];
  const together = await engine.embed(embedder, texts, "passage");
  for (const [at, text] of texts.entries()) {
    const [alone] = await engine.embed(embedder, [text], "passage");
    expect(cosine(alone ?? [], together[at] ?? [])).toBeGreaterThan(0.98);
  }
});

test("an endless text and an empty one have vectors too; no text has none", async () => {
  const vectors = await engine.embed(embedder, ["word ".repeat(20_000), ""], "passage");
  expect(vectors.map((vector) => vector.length)).toEqual([384, 384]);
  expect(await engine.embed(embedder, [], "passage")).toEqual([]);
});

test("the reranker puts the answer first", async () => {
  const scores = await engine.rerank(reranker, question, passages);
  expect(scores.indexOf(Math.max(...scores))).toBe(1);
  expect(scores[1]).toBeGreaterThan(scores[2] ?? 0);
  expect(await engine.rerank(reranker, question, [])).toEqual([]);
});

test("a question and a reranking go before passages that wait, and the passages come too", async () => {
  const order: string[] = [];
  const long = Array.from({ length: 40 }, (_, at) => `passage ${at} of a long report. `.repeat(40));
  const reading = engine.embed(embedder, long, "passage").then((vectors) => order.push(`${vectors.length} passages`));
  await Promise.all([
    engine.embed(embedder, [question], "query").then(() => order.push("question")),
    engine.rerank(reranker, question, passages).then(() => order.push("reranking")),
  ]);
  await reading;
  expect(order).toEqual(["question", "reranking", "40 passages"]);
});

test("a long passage has the same vector whatever it is embedded with", async () => {
  const long = Array.from({ length: 3 }, (_, at) => `${passages[at]} `.repeat(30));
  const together = await engine.embed(embedder, long, "passage");
  for (const [at, text] of long.entries()) {
    expect(await engine.embed(embedder, [text], "passage")).toEqual([together[at]]);
  }
});

test("a stop is told at once, and the next request is answered", async () => {
  const controller = new AbortController();
  const embedding = engine.embed(
    embedder,
    Array.from({ length: 200 }, (_, at) => `passage ${at} `.repeat(100)),
    "passage",
    controller.signal,
  );
  setTimeout(() => controller.abort(), 50);
  await expect(embedding).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
  expect(await engine.embed(embedder, ["after"], "passage")).toHaveLength(1);
});

test("a killed child fails what it was doing, and the next use begins a new one", async () => {
  const embedding = engine.embed(
    embedder,
    Array.from({ length: 200 }, (_, at) => `passage ${at} `.repeat(100)),
    "passage",
  );
  setTimeout(() => process.kill(engine.pid!, "SIGKILL"), 50);
  await expect(embedding).rejects.toMatchObject({ data: { code: "model-unreachable" } });
  expect(await engine.embed(embedder, ["after"], "passage")).toHaveLength(1);
});

test("a file that is no model is said to be none", async () => {
  await using other = new OnnxEngine({ log: pino({ level: "silent" }), threads: 1 });
  await expect(other.embed(import.meta.filename, ["a"], "query")).rejects.toMatchObject({
    data: { code: "model-missing" },
  });
  expect(other.state("embed").name).toBe("failed");
});
