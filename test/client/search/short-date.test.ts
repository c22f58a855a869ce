import { expect, test } from "vitest";
import { shortDate } from "../../../client/search/short-date.ts";

const now = new Date(2026, 2, 30, 12);

test.each([
  ["today", new Date(2026, 2, 30, 9, 5), "09:05"],
  ["this year", new Date(2026, 0, 2), "2 Jan"],
  ["before", new Date(2024, 10, 9), "9 Nov 2024"],
])("what was said %s is dated shortly", (_, at, text) => {
  expect(shortDate(at.toISOString(), "en-GB", now)).toBe(text);
});

test("a date that is none is not shown", () => {
  expect(shortDate("yesterday", "en-GB", now)).toBe("");
});
