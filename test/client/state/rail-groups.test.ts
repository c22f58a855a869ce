import { expect, test } from "vitest";
import { groupConversations } from "../../../client/state/rail-groups.ts";
import type { Conversation } from "../../../server/api.ts";

const now = new Date(2026, 2, 30, 0, 30);

function conversation(conversationId: string, updatedAt: Date, pinned = false): Conversation {
  const at = updatedAt.toISOString();
  return {
    conversationId,
    title: conversationId,
    pinned,
    createdAt: at,
    updatedAt: at,
    personas: [],
    messageCount: 0,
    active: false,
  };
}

test.each([
  ["a minute ago", new Date(2026, 2, 30, 0, 29), "today"],
  ["from a clock that runs ahead", new Date(2026, 2, 31, 9), "today"],
  ["an hour ago, before midnight", new Date(2026, 2, 29, 23, 59), "yesterday"],
  ["yesterday, on the day the clocks change", new Date(2026, 2, 29, 1), "yesterday"],
  ["two days ago, late", new Date(2026, 2, 28, 23, 59), "lastWeek"],
  ["seven days ago, early", new Date(2026, 2, 23, 0, 1), "lastWeek"],
  ["eight days ago", new Date(2026, 2, 22, 23, 59), "older"],
  ["last year", new Date(2025, 2, 30), "older"],
])("a conversation last used %s is found under its day", (_, at, name) => {
  expect(groupConversations([conversation("a", at)], now).map((group) => group.name)).toEqual([name]);
});

test("pinned conversations come first, whatever their age, and keep their order", () => {
  const all = [
    conversation("new", now),
    conversation("kept", new Date(2020, 0, 1), true),
    conversation("also", new Date(2019, 0, 1), true),
  ];
  const groups = groupConversations(all, now);
  expect(groups.map(({ name, conversations }) => [name, conversations.map((each) => each.conversationId)])).toEqual([
    ["pinned", ["kept", "also"]],
    ["today", ["new"]],
  ]);
});

test("without conversations there are no groups", () => {
  expect(groupConversations([], now)).toEqual([]);
});
