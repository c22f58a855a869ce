import { describe, expect, it } from "vitest";
import { treeOf } from "../../../client/conversation/tree.ts";
import { briefOf, originOf, shownOf, withoutDoubles } from "../../../client/memory/shown-memory.ts";
import type { ShownMemory } from "../../../client/memory/shown-memory.ts";
import type { Message } from "../../../server/api.ts";

const at = "2026-11-12T10:00:00.000Z";
const memory = (over: Partial<ShownMemory> = {}): ShownMemory => ({
  memoryId: "m",
  kind: "fact",
  text: "The budget covers 500 trees.",
  corrects: null,
  messageId: null,
  persona: null,
  at,
  ...over,
});
const messages = [
  ["q1", null, "user"],
  ["a1", "q1", "assistant"],
  ["q2", "a1", "user"],
  ["a2", "q2", "assistant"],
  ["q2b", "a1", "user"],
].map(([messageId, parentId, role]) => ({ messageId, parentId, role }) as Message);
const tree = treeOf(messages, ["q1", "a1", "q2", "a2"]);

describe("where a memory is from", () => {
  it.each([
    ["a question of the shown branch", { messageId: "q2", persona: "guide" }, "told", 2],
    ["an answer of the shown branch", { messageId: "a1", persona: "guide" }, "wrote", 1],
    ["an answer to the second question", { messageId: "a2", persona: "guide" }, "wrote", 2],
    ["a correction", { messageId: "q2", persona: "guide", corrects: "350 trees." }, "corrected", 2],
    ["a message of another branch", { messageId: "q2b", persona: "guide" }, "told", null],
    ["another conversation", { persona: "guide" }, "told", null],
    ["the person's own hand", {}, "typed", null],
  ] as const)("%s", (_name, over, manner, turn) => {
    const origin = originOf(memory(over), tree);
    expect([origin.manner, origin.turn?.number ?? null]).toEqual([manner, turn]);
  });
});

it("a memory that was recalled twice for an answer is shown once, where it came first", () => {
  const [a, b] = [memory({ memoryId: "a", text: "first" }), memory({ memoryId: "b" })];
  expect(withoutDoubles([a, b, { ...a, text: "second" }])).toEqual([a, b]);
});

it("a long memory is named by its beginning, a short one by all of it", () => {
  expect(briefOf({ text: "Short." })).toBe("Short.");
  expect(briefOf({ text: "word ".repeat(100) })).toMatch(/^(?:word ){10,}word…$/);
});

it("a recalled memory corrects nothing that the page knows of", () => {
  const { memoryId, kind, text, messageId, persona } = memory();
  expect(shownOf({ memoryId, kind, text, messageId, persona, at, score: 0.03 })).toEqual(memory());
});
