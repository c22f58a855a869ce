// A fact that was forgotten by mistake and is taken back.
import { expect, test } from "vitest";
import { openForgottenFacts } from "../../../server/memory/forgotten-facts.ts";
import { openRemembering } from "../../support/remembering.ts";
import type { Remembering } from "../../support/remembering.ts";

const listed = ({ memory }: Remembering, conversationId: string) => memory.list("local", conversationId).memories;
const idOf = (parts: Remembering, conversationId: string, words: string) =>
  listed(parts, conversationId).find(({ text }) => text.includes(words))?.memoryId ?? "";

test("is exactly as it was: its id, where and when it was told, its place, and it is recalled as before", async () => {
  await using parts = openRemembering();
  const { memory, tell, settled, recalled } = parts;
  const { conversationId } = await tell("My cat is called Minka.", { answer: "Minka is a fine name for a cat." });
  await tell("My dog is called Bello.", { conversationId });
  await tell("My sister lives in Bonn.", { conversationId });
  memory.keepForAll("local", idOf(parts, conversationId, "Bello"), true);
  await settled();
  const before = listed(parts, conversationId);
  const asBefore = await recalled(conversationId, "What is my cat called?", 10);
  expect(asBefore.join()).toContain("fine name");
  for (const words of ["Minka", "Bello", "Bonn"]) {
    const memoryId = idOf(parts, conversationId, words);
    await memory.forget("local", memoryId);
    expect(JSON.stringify(listed(parts, conversationId))).not.toContain(words);
    expect(memory.restore("local", memoryId)).toEqual(before.find((each) => each.memoryId === memoryId));
  }
  expect(listed(parts, conversationId)).toEqual(before);
  await settled();
  expect(await recalled(conversationId, "What is my cat called?", 10)).toEqual(asBefore);
});

test("has its own number's place taken, and comes back all the same", async () => {
  await using parts = openRemembering();
  const { memory, tell } = parts;
  const { conversationId } = await tell("My cat is called Minka.");
  const memoryId = idOf(parts, conversationId, "Minka");
  await memory.forget("local", memoryId);
  await tell("My sister lives in Bonn.", { conversationId });
  memory.restore("local", memoryId);
  expect(listed(parts, conversationId).map(({ text }) => text)).toEqual([
    "My sister lives in Bonn.",
    "My cat is called Minka.",
  ]);
});

test.each([
  [0, 1, 2],
  [2, 1, 0],
  [1, 0, 2],
  [2, 0, 1],
])("of a chain of corrections has its place again, in whatever order they come back: %s %s %s", async (...order) => {
  await using parts = openRemembering({ embed: null });
  const { memory, store, tell } = parts;
  const { conversationId } = await tell("The project deadline is Monday.");
  await tell("Actually, the project deadline is Friday.", { conversationId });
  await tell("Correction: the project deadline is Sunday.", { conversationId });
  const before = store.memories.facts("local", conversationId);
  expect(before).toHaveLength(3);
  for (const { memoryId } of before) await memory.forget("local", memoryId);
  expect(listed(parts, conversationId)).toEqual([]);
  for (const at of order) memory.restore("local", before[at]?.memoryId ?? "");
  expect(store.memories.facts("local", conversationId)).toEqual(before);
});

test("does not bring back a message that tells another forgotten fact, until that one is back as well", async () => {
  await using parts = openRemembering();
  const { memory, store, tell, settled, recalled } = parts;
  const { conversationId } = await tell("My cat is called Minka. My sister lives in Bonn.", { answer: "I see." });
  const remembered = () => store.memories.remembered("local", conversationId).map(({ text }) => text);
  const before = remembered();
  const [cat, sister] = [idOf(parts, conversationId, "Minka"), idOf(parts, conversationId, "Bonn")];
  await memory.forget("local", cat);
  await memory.forget("local", sister);
  memory.restore("local", cat);
  await settled();
  expect((await recalled(conversationId, "cat sister lives", 10)).join()).toContain("Minka");
  expect((await recalled(conversationId, "cat sister lives", 10)).join()).not.toContain("Bonn");
  expect(remembered()).toEqual(["I see."]);
  memory.restore("local", sister);
  expect(remembered()).toEqual(before);
});

test("is nobody else's to take back, and is taken back once", async () => {
  await using parts = openRemembering();
  const { memory, tell } = parts;
  const { conversationId } = await tell("My cat is called Minka.");
  const memoryId = idOf(parts, conversationId, "Minka");
  await memory.forget("local", memoryId);
  expect(() => memory.restore("eve", memoryId)).toThrow("not-found");
  memory.restore("local", memoryId);
  expect(() => memory.restore("local", memoryId)).toThrow("not-found");
  expect(listed(parts, conversationId)).toHaveLength(1);
});

test.each<[string, (parts: Remembering, conversationId: string, questionId: string) => Promise<unknown>]>([
  ["memory was switched off", ({ memory }, id) => memory.setRemembers("local", id, false)],
  [
    "memory was switched off and on again",
    async ({ memory }, id) => {
      await memory.setRemembers("local", id, false);
      await memory.setRemembers("local", id, true);
    },
  ],
  ["its message was forgotten", ({ memory }, _, questionId) => memory.forgetMessages("local", [questionId])],
  ["its conversation was deleted", async ({ store }, id) => store.conversations.remove("local", id)],
  ["its message was deleted", async ({ store }, _, questionId) => store.messages.remove("local", questionId)],
])("stays forgotten where %s meanwhile", async (_, meanwhile) => {
  await using parts = openRemembering();
  const { memory, tell } = parts;
  const { conversationId } = await tell("Hello.");
  const { questionId } = await tell("My cat is called Minka.", { conversationId });
  const memoryId = idOf(parts, conversationId, "Minka");
  await memory.forget("local", memoryId);
  await meanwhile(parts, conversationId, questionId);
  expect(() => memory.restore("local", memoryId)).toThrow("not-found");
});

test("is not held for ever, nor are many: then no message that tells it comes back with another fact", () => {
  let time = 0;
  const facts = openForgottenFacts(() => time);
  const hold = (memoryId: string, ...ids: string[]) =>
    facts.hold({
      whole: {
        row: {
          memory_id: memoryId,
          owner: "local",
          conversation_id: "c",
          message_id: null,
          kind: "fact",
          replaces: null,
        },
        correctors: [],
      },
      messages: ids.map((messageId) => ({ messageId, told: "", factsRead: true })),
    });
  const messagesOf = (memoryId: string) => facts.get("local", memoryId)?.messages.map(({ messageId }) => messageId);
  hold("old", "shared", "own");
  time += 9 * 60_000;
  hold("new", "shared", "other");
  expect(messagesOf("old")).toEqual(["own"]);
  time += 2 * 60_000;
  expect([messagesOf("old"), messagesOf("new")]).toEqual([undefined, ["other"]]);
  for (let count = 0; count < 50; count += 1) hold(`${count}`);
  expect([messagesOf("new"), messagesOf("0"), messagesOf("49")]).toEqual([undefined, [], []]);
});
