import { expect, test } from "vitest";
import { headingsOf } from "../../../client/state/rail-groups.ts";
import { conversationRow } from "../../support/conversation-rows.ts";

const now = new Date(2026, 2, 30, 0, 30);
const row = (id: string, at: Date, pinned = false) => conversationRow(id, { updatedAt: at.toISOString(), pinned });

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
  expect([...headingsOf([row("a", at)], now)]).toEqual([["a", name]]);
});

test("each day is named once, above its first conversation; pinned ones have their own name, whatever their age", () => {
  const all = [
    row("kept", new Date(2020, 0, 1), true),
    row("also", new Date(2019, 0, 1), true),
    row("new", now),
    row("newer", now),
    row("old", new Date(2019, 5, 1)),
  ];
  expect([...headingsOf(all, now)]).toEqual([
    ["kept", "pinned"],
    ["new", "today"],
    ["old", "older"],
  ]);
});

test("without conversations there are no headings", () => {
  expect(headingsOf([], now).size).toBe(0);
});
