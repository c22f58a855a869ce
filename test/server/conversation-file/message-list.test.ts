import { expect, test } from "vitest";
import { importConversation } from "../../../server/conversation-file/import.ts";
import { openTestStore } from "../../support/document-rows.ts";

const at = "2026-01-31T12:00:00.000Z";

function open() {
  const store = openTestStore();
  return { store, services: { store, personaById: () => undefined } };
}

test("a list of messages of another program becomes a conversation with the Guide, its sides in turns", () => {
  const { store, services } = open();
  const json = `\uFEFF${JSON.stringify([
    { role: "system", content: "Be brief." },
    { role: "user", text: "How far is the moon?", at: "2026-01-31T13:00:00+01:00" },
    { role: "user", content: "In kilometres." },
    { role: "assistant", content: "384,400 km.", model: "other" },
    { role: "assistant", text: "  " },
  ])}`;
  const { conversationId, title, personas } = importConversation(services, "local", { json });
  expect({ title, personas }).toEqual({ title: "How far is the moon? In kilometres.", personas: ["guide"] });
  expect(store.messages.tree("local", conversationId)).toMatchObject([
    { role: "user", text: "How far is the moon?\n\nIn kilometres.", at },
    { role: "assistant", text: "384,400 km.", status: "done", outputs: { answer: "384,400 km." }, at },
  ]);
  expect(store.messages.search("local", "kilometres", 5)).toHaveLength(1);
  // Its facts wait to be read.
  expect(store.memories.toRemember(null, 10).map(({ factsRead }) => factsRead)).toEqual([false, false]);
  expect(importConversation(services, "local", { json, title: "Moon" }).title).toBe("Moon");
});

test("an answer that begins a list gets an empty question; a list of nothing is an empty conversation", () => {
  const { store, services } = open();
  const json = JSON.stringify([{ role: "assistant", text: "Hello." }]);
  const { conversationId } = importConversation(services, "local", { json });
  expect(store.messages.tree("local", conversationId).map(({ role, text }) => [role, text])).toEqual([
    ["user", ""],
    ["assistant", "Hello."],
  ]);
  expect(importConversation(services, "local", { json: "[]" })).toMatchObject({ title: "", messageCount: 0 });
});

test("messages of one side that are too long together are refused with the place of the first that is too much", () => {
  const { store, services } = open();
  const text = "x".repeat(400_000);
  const json = JSON.stringify([1, 2, 3].map(() => ({ role: "user", text })));
  expect(() => importConversation(services, "local", { json })).toThrow(
    expect.objectContaining({
      data: expect.objectContaining({
        code: "invalid-input",
        facts: { field: "[2]", reason: "too-long", limit: 1_000_000 },
      }),
    }),
  );
  expect(store.conversations.list("local")).toEqual([]);
});
