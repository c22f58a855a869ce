// Reading the facts of a long conversation that was imported, or of one whose branches grow in turn.
import { expect, onTestFinished, test } from "vitest";
import { importConversation } from "../../../server/conversation-file/import.ts";
import { openGrowingBranch } from "../../../server/memory/growing-branch.ts";
import { keepFactsOf } from "../../../server/memory/keep-facts.ts";
import type { Services } from "../../../server/trpc.ts";
import { openRemembering } from "../../support/remembering.ts";

function open() {
  const parts = openRemembering({ embed: null });
  onTestFinished(() => parts[Symbol.asyncDispose]());
  const { memories, messages } = parts.store;
  const looked = { facts: 0, paths: 0 };
  const store = {
    ...memories,
    facts: (...of: Parameters<typeof memories.facts>) => (looked.facts++, memories.facts(...of)),
  };
  const counted = { pathTo: (...of: Parameters<typeof messages.pathTo>) => (looked.paths++, messages.pathTo(...of)) };
  const branch = openGrowingBranch({ store, messages: counted });
  /** Every message that is not read yet, in the order they came. */
  const readAll = () => {
    for (const message of memories.toRemember(null, 10_000)) keepFactsOf({ store, messages: counted }, message, branch);
  };
  const imported = (told: readonly string[]) => {
    const list = told.flatMap((text) => [
      { role: "user", text },
      { role: "assistant", text: "I see." },
    ]);
    const services = { store: parts.store, personaById: () => undefined } as unknown as Services;
    return importConversation(services, "local", { json: JSON.stringify(list) }).conversationId;
  };
  const texts = (conversationId: string) =>
    parts.memory
      .list("local", conversationId)
      .memories.map(({ text }) => text)
      .toReversed();
  return { ...parts, looked, readAll, imported, texts };
}

test("of a long conversation that was imported the facts known before are looked up once, not with every message", () => {
  const { looked, readAll, imported, texts } = open();
  const told = Array.from({ length: 120 }, (_, at) => `The greenhouse number${at} holds ${at} orchids.`);
  // Between them, much that tells nothing.
  const between = Array.from({ length: 30 }, (_, at) => `What is ${at} times ${at}?`);
  const conversationId = imported([
    ...told.slice(0, 60),
    ...between,
    ...told.slice(60),
    told[7] ?? "",
    "Actually, the greenhouse number5 holds 999 orchids.",
  ]);
  readAll();
  expect(looked).toEqual({ facts: 1, paths: 1 });
  const kept = texts(conversationId);
  expect(kept).toHaveLength(120);
  expect(kept.join()).not.toContain(told[5]);
  expect(kept.at(-1)).toContain("999");
});

test("a fact that is forgotten or told elsewhere while a conversation is read counts at once", async () => {
  const { memory, looked, readAll, imported, texts } = open();
  const conversationId = imported(["My cat is called Minka."]);
  readAll();
  const [cat] = memory.list("local", conversationId).memories;
  await memory.forget("local", cat?.memoryId ?? "");
  const other = imported(["My cat is called Minka.", "My cat is called Minka."]);
  readAll();
  expect(texts(other)).toEqual(["My cat is called Minka."]);
  expect(texts(conversationId)).toEqual([]);
  expect(looked.facts).toBe(2);
});

test("on each of two branches that grow in turn only what was told on it is corrected", async () => {
  const { memory, store, tell, readAll } = open();
  const { conversationId, answerId } = await tell("Let us plan.");
  const left = await tell("The project deadline is Monday.", { conversationId, parentId: answerId });
  const right = await tell("The project deadline is Tuesday.", { conversationId, parentId: answerId });
  await tell("Actually, the project deadline is Friday.", { conversationId, parentId: left.answerId });
  await tell("Actually, the project deadline is Sunday.", { conversationId, parentId: right.answerId });
  // What was kept goes, and is read anew, one branch after the other and back.
  await memory.setRemembers("local", conversationId, false);
  await memory.setRemembers("local", conversationId, true);
  expect(store.memories.facts("local", conversationId)).toEqual([]);
  readAll();
  const facts = store.memories.facts("local", conversationId);
  expect(facts.filter(({ corrects }) => corrects !== null).map(({ text, corrects }) => [text, corrects])).toEqual([
    [expect.stringContaining("Friday"), "The project deadline is Monday."],
    [expect.stringContaining("Sunday"), "The project deadline is Tuesday."],
  ]);
});
