import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import type { VectorIndex } from "../../../pipelines/engine/vectors.ts";
import type { ModelRegistry } from "../../../server/models/registry.ts";
import { openExactIndex } from "../../../server/vectors/exact-index.ts";
import { collectionName } from "../../../server/vectors/collection-name.ts";
import { embedderId, openRemembering, wordVectors } from "../../support/remembering.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await setTimeout(5);
};
const collection = collectionName("memories", "local", embedderId);

test("facts of a question are kept before the next one can be asked, and the page is told how many", async () => {
  await using parts = openRemembering({ embed: null });
  const { memory, store, tell } = parts;
  const run = await tell("My name is Ada and I live in Turin.");
  expect(memory.list("local", run.conversationId).memories.map(({ text }) => text)).toHaveLength(2);
  const kept = store.events.ofRun("local", run.runId, 0).map(({ event }) => event);
  expect(kept.at(-1)).toEqual({ type: "memories-kept", conversationId: run.conversationId, count: 2 });
});

test("answers tell nothing of the person, and nothing is kept twice", async () => {
  await using parts = openRemembering({ embed: null });
  const { conversationId } = await parts.tell("My name is Ada.", { answer: "My name is Facet. My name is Facet." });
  await parts.tell("My name is Ada!", { conversationId });
  await parts.settled();
  expect(parts.memory.list("local", conversationId).memories.map(({ text }) => text)).toEqual(["My name is Ada."]);
});

test("what was told before and not read yet is read first, so that it is corrected and corrects nothing", async () => {
  await using parts = openRemembering({ embed: null });
  const { store, memory } = parts;
  const input = { question: "The project deadline is Monday." };
  const persona = { id: "guide", version: "1" };
  const started = await store.runs.start("local", { persona, input, text: input.question, modelId: null });
  const run = store.runs.get("local", started.runId);
  store.events.append(run, [{ type: "output", field: "answer", value: "Good." }]);
  store.runs.end(run, { type: "run-end", status: "done", usage: { promptTokens: 1, completionTokens: 1 }, ms: 1 });
  const { conversationId } = started;
  await parts.tell("Actually, the project deadline is Friday.", { conversationId });
  await parts.settled();
  expect(memory.list("local", conversationId).memories).toMatchObject([
    { text: "The project deadline is Friday.", corrects: "The project deadline is Monday." },
  ]);
});

test("a password that someone writes does not become a fact", async () => {
  await using parts = openRemembering({ embed: null });
  const { conversationId } = await parts.tell(
    "My password is hunter2xyz. Remember that the API key is sk-abcdefghijklmnopqrstuvwx. The wifi password is Swordfish99.",
  );
  expect(parts.memory.list("local", conversationId).memories).toEqual([]);
});

test("what an earlier process left is remembered at the next start, once", async () => {
  using folder = tmpFolder();
  const answering = { conversationId: "" };
  {
    await using parts = openRemembering({ folder: folder.path, isReady: () => false });
    const { conversationId } = await parts.tell("The greenhouse holds 300 orchids.");
    answering.conversationId = conversationId;
  }
  await using parts = openRemembering({ folder: folder.path });
  parts.memory.start();
  await parts.settled();
  await until(async () => (await parts.index.count(collection)) > 0);
  const count = await parts.index.count(collection);
  parts.memory.start();
  await setTimeout(50);
  expect(await parts.index.count(collection)).toBe(count);
  expect((await parts.recalled(answering.conversationId, "orchids")).join()).toContain("300 orchids");
});

test("an embedder that is away is asked again until it is back", async () => {
  let failures = 0;
  const embed: ModelRegistry["embed"] = (...given) => {
    failures += 1;
    return failures < 3 ? Promise.reject(new Error("away")) : wordVectors(...given);
  };
  await using parts = openRemembering({ embed });
  const { conversationId } = await parts.tell("A moggy of mine sleeps all day.");
  await parts.settled();
  expect(failures).toBeGreaterThanOrEqual(3);
  expect((await parts.recalled(conversationId, "feline", 1)).join()).toContain("moggy");
});

test("a message of 200,000 characters is embedded by its beginning, and its end is found by its words", async () => {
  await using parts = openRemembering();
  const text = `${"The river runs to the sea. ".repeat(7400)} Only here stands zanzibar.`;
  const { conversationId } = await parts.tell(text);
  await parts.settled();
  // 40 pieces of the question, one of the answer.
  expect(await parts.index.count(collection)).toBe(41);
  expect((await parts.recalled(conversationId, "zanzibar", 1)).join()).toContain("stands zanzibar");
});

test("while an answer is written the embedding waits between its batches", async () => {
  const batches: number[] = [];
  const embed: ModelRegistry["embed"] = (texts, ...rest) => {
    batches.push(texts.length);
    return wordVectors(texts, ...rest);
  };
  await using parts = openRemembering({ embed });
  for (let turn = 0; turn < 20; turn += 1) await parts.tell(`Turn ${turn} speaks of the harbour.`);
  await parts.settled();
  batches.length = 0;
  const { store, tell } = parts;
  const input = { question: "Busy?" };
  const persona = { id: "guide", version: "1" };
  const started = await store.runs.start("local", { persona, input, text: "Busy?", modelId: null });
  const run = store.runs.get("local", started.runId);
  store.runs.markStarted(run);
  await tell("Another conversation goes on.");
  await setTimeout(300);
  expect(batches).toEqual([]);
  store.runs.end(run, { type: "run-end", status: "done", usage: { promptTokens: 1, completionTokens: 1 }, ms: 1 });
  await parts.settled();
  expect(batches.length).toBeGreaterThan(0);
  expect(Math.max(...batches)).toBeLessThanOrEqual(16);
});

test("another embedder embeds everything anew, and what the old one made is taken away", async () => {
  using folder = tmpFolder();
  const conversationId = await (async () => {
    await using parts = openRemembering({ folder: folder.path });
    const run = await parts.tell("My cat is called Minka.");
    await parts.settled();
    return run.conversationId;
  })();
  await using parts = openRemembering({ folder: folder.path, embedder: "sha256:other" });
  await parts.settled();
  await until(async () => (await parts.index.count(collection)) === 0);
  expect(await parts.index.count(collectionName("memories", "local", "sha256:other"))).toBeGreaterThan(0);
  expect((await parts.recalled(conversationId, "feline", 3)).join()).toContain("Minka");
});

test("a correction that names no subject corrects the fact that means nearly the same", async () => {
  await using parts = openRemembering();
  const { conversationId } = await parts.tell("The office plant watering rota is every Monday morning.");
  expect(parts.memory.list("local", conversationId).memories).toHaveLength(1);
  await parts.tell("Correction: the rota of watering the office plants is every Thursday morning.", { conversationId });
  await parts.settled();
  await until(() => parts.memory.list("local", conversationId).memories.length === 1);
  expect(parts.memory.list("local", conversationId).memories[0]).toMatchObject({
    text: expect.stringContaining("Thursday"),
    corrects: expect.stringContaining("Monday"),
  });
});

test("a correction puts aside the sentence it is about, though that was no fact when it was told", async () => {
  await using parts = openRemembering();
  const told = "Grandpa put the plum jam onto shelf seven yesterday.";
  const { conversationId, questionId } = await parts.tell(`What a day! ${told}`, { answer: "A good shelf." });
  const other = await parts.tell("Grandpa likes to tell of shelf builders.", { conversationId, answer: "I see." });
  expect(parts.memory.list("local", conversationId).memories).toEqual([]);
  await parts.tell("Correction: Grandpa put the plum jam onto shelf nine.", { conversationId, answer: "Shelf nine." });
  await parts.settled();
  const list = () => parts.memory.list("local", conversationId).memories;
  await until(() => list()[0]?.corrects !== null);
  expect(list()).toMatchObject([{ text: "Grandpa put the plum jam onto shelf nine.", corrects: told }]);
  const found = await parts.recalled(conversationId, "Which shelf is the plum jam of Grandpa on?", 10);
  expect(found.join()).toContain("nine");
  expect(found.join()).not.toContain("seven");
  expect(found.join()).toContain("shelf builders");
  // Where it was not corrected the sentence still counts.
  const without = await parts.tell("Tell me a joke.", { conversationId, parentId: other.answerId });
  parts.store.messages.select("local", without.answerId);
  expect((await parts.recalled(conversationId, "Which shelf is the plum jam on?", 10)).join()).toContain("seven");
  expect(parts.store.messages.get("local", questionId).text).toContain("seven");
});

test("a fact told in two ways is corrected as the fact it is, and what else the message told stays", async () => {
  await using parts = openRemembering();
  const { conversationId } = await parts.tell(
    "The office plant watering rota is every Monday morning. My cat is called Minka.",
  );
  await parts.tell("Correction: the rota of watering the office plants is every Thursday morning.", { conversationId });
  await parts.settled();
  const texts = () => parts.memory.list("local", conversationId).memories.map(({ text }) => text);
  await until(() => texts().length === 2);
  expect(texts().join()).toContain("Minka");
  expect((await parts.recalled(conversationId, "When is the watering rota?", 10)).join()).not.toContain("Monday");
});

test("what is forgotten while it is embedded leaves no vector behind", async () => {
  const embedding = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const embed: ModelRegistry["embed"] = async (...given) => {
    begun.resolve();
    await embedding.promise;
    return wordVectors(...given);
  };
  await using parts = openRemembering({ embed });
  const run = await parts.tell("My cat is called Minka.");
  await begun.promise;
  await parts.memory.forgetMessages("local", [run.questionId, run.answerId]);
  embedding.resolve();
  await parts.settled();
  await setTimeout(50);
  expect(await parts.index.count(collection)).toBe(0);
});

test("vectors that could not be taken away are taken away at the next start", async () => {
  using folder = tmpFolder();
  using index = openExactIndex(join(folder.path, "apart.db"));
  const away: VectorIndex = { ...index, remove: () => Promise.reject(new Error("away")) };
  {
    await using parts = openRemembering({ folder: folder.path, index: away });
    const { conversationId, questionId } = await parts.tell("My cat is called Minka.");
    await parts.settled();
    expect(await parts.memory.forgetMessages("local", [questionId])).toMatchObject({ vectors: 0 });
    expect((await parts.recalled(conversationId, "cat", 9)).join()).not.toContain("Minka");
    expect(parts.store.memories.vectorsToRemove()).toHaveLength(1);
  }
  await using parts = openRemembering({ folder: folder.path, index });
  expect(await index.count(collection)).toBe(3);
  parts.memory.start();
  await until(() => parts.store.memories.vectorsToRemove().length === 0);
  // What is left is the answer.
  expect(await index.count(collection)).toBe(1);
});
