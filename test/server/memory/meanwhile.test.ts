// What is taken away while memory is at work, or while the process ends in between, stays away.
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { importConversation } from "../../../server/conversation-file/import.ts";
import type { MemoryStore } from "../../../server/store/memory-store.ts";
import { openForgetting } from "../../../server/memory/forget.ts";
import { collectionName } from "../../../server/vectors/collection-name.ts";
import { openExactIndex } from "../../../server/vectors/exact-index.ts";
import { addDocument } from "../../support/document-rows.ts";
import { embedderId, openRemembering } from "../../support/remembering.ts";
import { scriptedModels } from "../../support/scripted-model.ts";

const collection = collectionName("memories", "local", embedderId);
const long = (word: string) => `${word} ${"and so on ".repeat(60)}`;

test("what is forgotten while a summary is written of it is not in the summary", async () => {
  const writing = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const info = { tier: "large", capabilities: { vision: false, json: true, context: 1500, usage: true } } as const;
  const models = scriptedModels(
    ({ turns, options }) => {
      if (options.schema !== undefined) return { text: '{"facts": []}' };
      if (!JSON.stringify(turns).includes("Summary:")) return { text: "" };
      begun.resolve();
      const isOfAll = JSON.stringify(turns).includes("Minka");
      return isOfAll ? { text: "Minka is the cat.", until: writing.promise } : { text: "They went on." };
    },
    { info },
  );
  await using parts = openRemembering({ models });
  const { memory, store, tell } = parts;
  const { conversationId, questionId } = await tell(`My cat is called Minka. ${long("Zero")}`, {
    answer: long("Nothing"),
  });
  for (const turn of [1, 2, 3])
    await tell(long(`Question ${turn}`), { conversationId, answer: long(`Answer ${turn}`) });
  await begun.promise;
  await memory.forgetMessages("local", [questionId]);
  writing.resolve();
  await setTimeout(200);
  expect(store.memories.summaries("local", conversationId).map(({ text }) => text)).not.toContain("Minka is the cat.");
});

test("an answer that ends after the document it cites was removed is neither recalled nor embedded", async () => {
  await using parts = openRemembering();
  const { memory, store, tell, settled, recalled, index } = parts;
  const { documentId } = addDocument(store, "vault.txt");
  await memory.forgetDocument("local", documentId);
  store.documents.remove("local", documentId);
  const answer = "The vault opens at seventeen minutes past four.";
  const { conversationId, answerId } = await tell("When does it open?", { answer, citing: documentId });
  await settled();
  expect(await recalled(conversationId, "vault opens seventeen minutes")).not.toContain(answer);
  expect(await index.remove(collection, { messageId: answerId })).toBe(0);
});

const cutOff = [
  ["switched off", "rememberVectors"],
  ["switched off", "forgetAll"],
  ["switched off", "setRemembers"],
  ["forgotten", "rememberVectors"],
  ["forgotten", "forgetMessages"],
  ["forgotten", "removeFacts"],
] as const;

test.each(cutOff)(
  "memory that is %s while the process ends before %s: said once more, nothing of it is left",
  async (what, write) => {
    await using parts = openRemembering();
    const { memory, store, tell, settled, index } = parts;
    const { conversationId, questionId, answerId } = await tell("My cat is called Minka.", { answer: "Minka it is." });
    await settled();
    expect(await index.count(collection)).toBe(3);
    const killed = {
      ...store.memories,
      [write]: () => {
        throw new Error("killed");
      },
    } as MemoryStore;
    const vectors = {
      remove: (wanted: Parameters<MemoryStore["rememberVectors"]>[0]) =>
        Promise.resolve(killed.rememberVectors(wanted).length),
    };
    const forgetting = openForgetting({ store: killed, messages: store.messages, vectors });
    const forget = (by: Pick<typeof memory, "setRemembers" | "forgetMessages">) =>
      what === "switched off"
        ? by.setRemembers("local", conversationId, false)
        : by.forgetMessages("local", [questionId, answerId]);
    // Within an async function: what is forgotten by messages throws at once.
    await (async () => forget(forgetting))().catch(() => {});
    // As the page shows it: who sees the switch on, or the message there, says it once more.
    if (what === "forgotten" || store.memories.remembers("local", conversationId)) await forget(memory);
    memory.start();
    await expect.poll(() => index.count(collection)).toBe(0);
    expect(store.memories.facts("local", conversationId)).toEqual([]);
  },
);

test("while an import is read for facts everyone else has a turn after each message", async () => {
  await using parts = openRemembering({ embed: null });
  const { memory, store } = parts;
  const list = Array.from({ length: 200 }, (_, at) => ({
    role: at % 2 === 0 ? "user" : "assistant",
    text: `Word ${at}`,
  }));
  importConversation({ store, personaById: () => undefined }, "local", { json: JSON.stringify(list) });
  const waiting = () => store.memories.toRemember(null, 200).length;
  let before = waiting();
  let mostAtOnce = 0;
  const look = () => {
    const now = waiting();
    mostAtOnce = Math.max(mostAtOnce, before - now);
    before = now;
    if (now > 0) setImmediate(look);
  };
  look();
  memory.start();
  await expect.poll(waiting).toBe(0);
  expect(mostAtOnce).toBe(1);
});

test("a message that is forgotten while those before it are read for facts tells none", async () => {
  await using parts = openRemembering({ embed: null });
  const { memory, store } = parts;
  const list = Array.from({ length: 30 }, (_, at) => ({
    role: at % 2 === 0 ? "user" : "assistant",
    text: `My cat number ${at} is called Minka.`,
  }));
  const { conversationId } = importConversation({ store, personaById: () => undefined }, "local", {
    json: JSON.stringify(list),
  });
  const last = store.messages.path("local", conversationId).at(-2) ?? "";
  memory.start();
  await expect.poll(() => store.memories.facts("local", conversationId).length, { interval: 1 }).toBeGreaterThan(0);
  await memory.forgetMessages("local", [last]);
  await expect.poll(() => store.memories.toRemember(null, 1)).toEqual([]);
  expect(store.memories.facts("local", conversationId).map(({ messageId }) => messageId)).not.toContain(last);
});

test("other words for a memory count at once, while the vectors of the old ones are still being removed", async () => {
  const away = Promise.withResolvers<void>();
  using exact = openExactIndex(":memory:");
  const index = {
    ...exact,
    remove: (...given: Parameters<typeof exact.remove>) => away.promise.then(() => exact.remove(...given)),
  };
  await using parts = openRemembering({ index });
  const { memory, tell, settled } = parts;
  const { conversationId, answerId } = await tell("My cat is called Minka.", { answer: "Cats like fish." });
  await settled();
  const listed = () => memory.list("local", conversationId).memories.map(({ text }) => text);
  const [fact] = memory.list("local", conversationId).memories;
  const edits = [
    memory.edit("local", fact?.memoryId ?? "", "My cat is called Luna."),
    memory.edit("local", answerId, "My cat likes milk."),
  ];
  expect(listed().toSorted()).toEqual(["My cat is called Luna.", "My cat likes milk."]);
  away.resolve();
  await Promise.all(edits);
});
