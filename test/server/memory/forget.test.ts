import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { collectionName } from "../../../server/vectors/collection-name.ts";
import { addDocument } from "../../support/document-rows.ts";
import { embedderId, openRemembering } from "../../support/remembering.ts";
import type { Remembering } from "../../support/remembering.ts";

const collection = collectionName("memories", "local", embedderId);
const factsOf = ({ memory }: Remembering, conversationId: string) =>
  memory.list("local", conversationId).memories.map(({ text }) => text);
const firstFact = ({ memory }: Remembering, conversationId: string) =>
  memory.list("local", conversationId).memories[0]?.memoryId ?? "";

test("a deleted branch takes its facts, turns, summaries and vectors along, counted", async () => {
  await using parts = openRemembering();
  const { memory, store, tell, settled, index } = parts;
  const first = await tell("My name is Ada.", { answer: "Hello." });
  const { conversationId } = first;
  const second = await tell("My cat is called Minka.", { conversationId, answer: "A fine cat." });
  const summary = { conversationId, throughId: second.answerId, text: "Ada has a cat.", madeBy: "rules" };
  store.memories.addSummary("local", summary);
  await settled();
  const before = await index.count(collection);
  const forgotten = await memory.forgetMessages("local", [second.questionId, second.answerId]);
  // One fact, one summary, two turns; the vectors are of the fact and the turns.
  expect(forgotten).toEqual({ memories: 4, vectors: 3 });
  expect(await index.count(collection)).toBe(before - 3);
  expect(await index.remove(collection, { messageId: second.questionId })).toBe(0);
  store.messages.remove("local", second.questionId);
  expect(factsOf(parts, conversationId)).toEqual(["My name is Ada."]);
  expect(await memory.forgetMessages("local", [second.questionId])).toEqual({ memories: 0, vectors: 0 });
});

test("memory that is switched off forgets, recalls nothing, learns nothing, and begins anew when it is switched on", async () => {
  await using parts = openRemembering();
  const { memory, tell, settled, index, recalled } = parts;
  const { conversationId } = await tell("My cat is called Minka.");
  await settled();
  const forgotten = await memory.setRemembers("local", conversationId, false);
  expect(forgotten).toEqual({ memories: 3, vectors: 3 });
  expect(await memory.setRemembers("local", conversationId, false)).toEqual({ memories: 0, vectors: 0 });
  await tell("My dog is called Bello.", { conversationId });
  await setTimeout(50);
  expect(await index.count(collection)).toBe(0);
  expect(memory.list("local", conversationId)).toEqual({ remembers: false, memories: [], summary: null });
  expect(await recalled(conversationId, "cat dog")).toEqual([]);
  await memory.setRemembers("local", conversationId, true);
  await settled();
  expect(factsOf(parts, conversationId)).toHaveLength(2);
  expect((await recalled(conversationId, "dog")).join()).toContain("Bello");
});

test("a fact that is kept for all conversations outlives the switch of its own", async () => {
  await using parts = openRemembering();
  const { memory, tell, settled, recalled } = parts;
  const { conversationId } = await tell("My name is Ada Lovelace.");
  const other = await tell("Hello.");
  memory.keepForAll("local", firstFact(parts, conversationId), true);
  await settled();
  await memory.setRemembers("local", conversationId, false);
  await settled();
  expect((await recalled(other.conversationId, "my name")).join()).toContain("Ada");
  expect(await recalled(conversationId, "my name")).toEqual([]);
});

test("a removed conversation is not recalled, comes back whole, and leaves nothing when it is purged", async () => {
  await using parts = openRemembering();
  const { memory, store, tell, settled, index, recalled } = parts;
  const { conversationId, answerId } = await tell("My cat is called Minka.");
  await settled();
  const scoped = memory.scoped("local", { conversationId, messageId: answerId });
  store.conversations.remove("local", conversationId);
  expect(await scoped.recall("cat", 5)).toEqual([]);
  store.conversations.restore("local", conversationId);
  expect((await recalled(conversationId, "cat")).join()).toContain("Minka");
  store.conversations.remove("local", conversationId);
  for (const purged of store.conversations.purge(new Date(Date.now() + 1000)))
    expect(await memory.forgetConversation(purged.owner, purged.conversationId)).toEqual({ memories: 0, vectors: 3 });
  expect(await index.count(collection)).toBe(0);
  memory.start();
  while (store.memories.vectorsToRemove().length > 0) await setTimeout(5);
});

test("an answer that cites a deleted document is recalled no more, nor a summary of it; the question stays", async () => {
  await using parts = openRemembering();
  const { memory, store, tell, settled, recalled } = parts;
  const answer = "The vault opens at seventeen minutes past four.";
  const { documentId } = addDocument(store, "secret.txt");
  const { conversationId, answerId } = await tell("When does the vault open?", { answer, citing: documentId });
  store.memories.addSummary("local", { conversationId, throughId: answerId, text: answer, madeBy: "rules" });
  await settled();
  expect((await recalled(conversationId, "vault")).join()).toContain("seventeen");
  expect(await memory.forgetDocument("eve", documentId)).toEqual({ memories: 0, vectors: 0 });
  expect(await memory.forgetDocument("local", documentId)).toEqual({ memories: 2, vectors: 1 });
  expect(await recalled(conversationId, "vault seventeen minutes")).toEqual(["When does the vault open?"]);
  expect(memory.list("local", conversationId).summary).toBeNull();
});

test("a fact that corrected another is forgotten, and the older one counts again", async () => {
  await using parts = openRemembering();
  const { memory, tell, settled, recalled } = parts;
  const { conversationId } = await tell("The project deadline is Monday.", { answer: "Good." });
  await tell("Actually, the project deadline is Friday.", { conversationId, answer: "Fine." });
  expect(factsOf(parts, conversationId)).toEqual(["The project deadline is Friday."]);
  await memory.forget("local", firstFact(parts, conversationId));
  await settled();
  expect(factsOf(parts, conversationId)).toEqual(["The project deadline is Monday."]);
  const found = (await recalled(conversationId, "project deadline", 10)).join();
  expect(found).toContain("Monday");
  expect(found).not.toContain("Friday");
});

test("the middle of a chain of corrections is forgotten, and the oldest does not come back", async () => {
  await using parts = openRemembering({ embed: null });
  const { memory, store, tell } = parts;
  const { conversationId } = await tell("The project deadline is Monday.");
  const middle = await tell("Actually, the project deadline is Friday.", { conversationId });
  await tell("Correction: the project deadline is Sunday.", { conversationId });
  const [fact] = store.memories.factsOfMessages("local", [middle.questionId]);
  await memory.forget("local", fact?.memoryId ?? "");
  expect(factsOf(parts, conversationId)).toEqual(["The project deadline is Sunday."]);
});

test("a turn that was forgotten stays in the conversation", async () => {
  await using parts = openRemembering();
  const { memory, store, tell, settled, recalled } = parts;
  const { conversationId, questionId } = await tell("My cat is called Minka.", { answer: "Nice." });
  await settled();
  expect(await memory.forget("local", questionId)).toEqual({ memories: 2, vectors: 2 });
  expect((await recalled(conversationId, "cat", 9)).join()).not.toContain("Minka");
  expect(store.messages.get("local", questionId).text).toBe("My cat is called Minka.");
  expect(store.messages.search("local", "Minka", 5)).toHaveLength(1);
});

test("the changed words of a fact are recalled, and the old ones are not", async () => {
  await using parts = openRemembering();
  const { memory, tell, settled, recalled } = parts;
  const { conversationId } = await tell("My cat is called Minka.", { answer: "Minka is a fine name for a cat." });
  await settled();
  const edited = await memory.edit("local", firstFact(parts, conversationId), "My cat is called Momo.");
  expect(edited).toMatchObject({ text: "My cat is called Momo.", edited: true });
  await settled();
  const found = (await recalled(conversationId, "cat called", 10)).join();
  expect(found).toContain("Momo");
  expect(found).not.toContain("Minka");
});

test("a turn whose words were changed becomes a fact of its message", async () => {
  await using parts = openRemembering();
  const { memory, tell, settled, recalled } = parts;
  const { conversationId, questionId } = await tell("The harbour is lovely in the evening, with all its boats.");
  await settled();
  const fact = await memory.edit("local", questionId, "The harbour of Genoa is lovely in the evening.");
  expect(fact).toMatchObject({ kind: "fact", messageId: questionId, edited: true, corrects: null });
  await settled();
  const found = await recalled(conversationId, "harbour evening", 10);
  expect(found.filter((text) => text.includes("harbour"))).toEqual(["The harbour of Genoa is lovely in the evening."]);
});

test("with the words of a turn go the facts that were read of it, and the vectors of both", async () => {
  await using parts = openRemembering();
  const { memory, tell, settled, index } = parts;
  const { questionId } = await tell("My cat is called Minka.", { answer: "A fine cat." });
  await settled();
  expect(await index.count(collection)).toBe(3);
  await memory.edit("local", questionId, "My cat is called Luna.");
  await settled();
  // The new fact and the answer.
  await expect.poll(() => index.count(collection)).toBe(2);
});

test("a corrected fact that is changed counts again, and corrects what had corrected it", async () => {
  await using parts = openRemembering();
  const { memory, store, tell, settled, recalled } = parts;
  const first = await tell("The project deadline is Monday.");
  const { conversationId } = first;
  await tell("Actually, the project deadline is Friday.", { conversationId });
  const [old] = store.memories.factsOfMessages("local", [first.questionId]);
  await memory.edit("local", old?.memoryId ?? "", "The project deadline is Thursday.");
  await settled();
  expect(factsOf(parts, conversationId)).toEqual(["The project deadline is Thursday."]);
  expect((await recalled(conversationId, "project deadline", 10)).join()).not.toMatch(/Monday|Friday/);
});

test("a fact that is typed counts on every branch of its conversation, and corrects what was told", async () => {
  await using parts = openRemembering();
  const { memory, tell, settled, recalled } = parts;
  const { conversationId, answerId } = await tell("The project deadline is Monday.");
  await settled();
  const typed = memory.add("local", { conversationId, text: "The project deadline is Friday." });
  expect(typed).toMatchObject({
    messageId: null,
    persona: null,
    kind: "fact",
    corrects: "The project deadline is Monday.",
  });
  await tell("Tell me a joke.", { conversationId, parentId: answerId });
  await settled();
  const found = (await recalled(conversationId, "project deadline", 10)).join();
  expect(found).toContain("Friday");
  expect(found).not.toContain("Monday");
});

test("summaries are changed and forgotten; what covers a forgotten turn goes with it", async () => {
  await using parts = openRemembering({ embed: null });
  const { memory, store, tell } = parts;
  const { conversationId, answerId } = await tell("My cat is called Minka.");
  const add = () =>
    store.memories.addSummary("local", { conversationId, throughId: answerId, text: "A cat, Minka.", madeBy: "rules" });
  const { summaryId } = add();
  expect(await memory.edit("local", summaryId, "A cat.")).toMatchObject({ summaryId, text: "A cat." });
  expect(memory.list("local", conversationId).summary).toMatchObject({ text: "A cat.", turns: 1 });
  expect(await memory.forget("local", summaryId)).toEqual({ memories: 1, vectors: 0 });
  add();
  await memory.forget("local", firstFact(parts, conversationId));
  expect(memory.list("local", conversationId).summary).toBeNull();
});

test("a summary that says what was corrected goes with the correction", async () => {
  await using parts = openRemembering({ embed: null });
  const { memory, store, tell } = parts;
  const { conversationId, answerId } = await tell("The project deadline is Monday.");
  const text = "The deadline of the project is Monday.";
  store.memories.addSummary("local", { conversationId, throughId: answerId, text, madeBy: "rules" });
  await tell("Actually, the project deadline is Friday.", { conversationId });
  expect(memory.list("local", conversationId).summary).toBeNull();
});

test("nobody reaches a memory of someone else, and no more facts are kept for all than fit", async () => {
  await using parts = openRemembering({ embed: null });
  const { memory, tell } = parts;
  const { conversationId, questionId } = await tell("My cat is called Minka.");
  const id = firstFact(parts, conversationId);
  expect(() => memory.list("eve", conversationId)).toThrow("not-found");
  expect(() => memory.add("eve", { conversationId, text: "x" })).toThrow("not-found");
  expect(() => memory.keepForAll("eve", id, true)).toThrow("not-found");
  expect(() => memory.scoped("eve", { conversationId, messageId: questionId })).toThrow("not-found");
  await expect(memory.edit("eve", id, "x")).rejects.toThrow("not-found");
  await expect(memory.forget("eve", id)).rejects.toThrow("not-found");
  await expect(memory.forget("local", "nothing")).rejects.toThrow("not-found");
  await expect(memory.setRemembers("eve", conversationId, false)).rejects.toThrow("not-found");
  await expect(memory.edit("local", id, "x".repeat(1001))).rejects.toThrow("too-large");
  for (let index = 0; index < 50; index += 1) {
    const fact = memory.add("local", { conversationId, text: `Thing number ${index} is a memory.` });
    memory.keepForAll("local", fact.memoryId, true);
  }
  expect(() => memory.keepForAll("local", id, true)).toThrow("conflict");
  expect(memory.aboutYou("local")).toHaveLength(50);
  expect(memory.aboutYou("eve")).toEqual([]);
});
