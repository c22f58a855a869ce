import { expect, it } from "vitest";
import { formatDay, formatTokens } from "../../../client/memory/format.ts";

const now = new Date("2026-11-26T12:00:00");

it.each([
  ["2026-11-12T12:00:00", "en", "Nov 12"],
  ["2025-11-03T12:00:00", "en", "Nov 3, 2025"],
  ["2026-11-12T12:00:00", "de", "12. Nov."],
  ["2025-11-03T12:00:00", "de", "3. Nov. 2025"],
] as const)("%s in %s is %s: the year only where it is another one", (iso, language, day) => {
  expect(formatDay(iso, language, now)).toBe(day);
});

it("tokens are grouped as the reader's language does", () => {
  expect([formatTokens(6410, "en"), formatTokens(6410, "de")]).toEqual(["6,410", "6.410"]);
});
