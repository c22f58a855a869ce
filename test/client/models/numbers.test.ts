import { expect, test } from "vitest";
import { ago, deviation, gigabytes, minutesLeft, number, sizeOf, speed } from "../../../client/models/numbers.ts";

test.each([
  [17_200_000_000, "en", "17.2"],
  [2_000_000_000, "en", "2.0"],
  [17_200_000_000, "de", "17,2"],
  [20_000_000, "en", "0.1"],
  [0, "en", "0.0"],
  [1_234_000_000_000, "en", "1,234"],
] as const)("%d bytes are, in %s, %s gigabytes", (bytes, language, written) => {
  expect(gigabytes(bytes, language)).toBe(written);
});

test("a machine's memory has no empty decimal", () => {
  expect(sizeOf(24e9, "en", false)).toBe("24\u00a0GB");
  expect(sizeOf(25.8e9, "de", false)).toBe("25,8\u00a0GB");
});

test.each([
  [58.4, "58"],
  [9.96, "10"],
  [3.14, "3.1"],
  [1554, "1,554"],
])("%d tokens a second are told as %s", (tokens, told) => {
  expect(speed(tokens, "en")).toBe(told);
});

test("a deviation carries its sign", () => {
  expect(deviation(0.156, "en")).toBe("+16%");
  expect(deviation(-0.13, "en")).toBe("-13%");
  expect(number(5, "en", 1, 1)).toBe("5.0");
});

test.each([
  [30_000, null],
  [60_000, "1 minute ago"],
  [3 * 60_000, "3 minutes ago"],
  [2.5 * 3_600_000, "2 hours ago"],
  [50 * 3_600_000, "2 days ago"],
])("what was asked %d ms before was asked %s", (before, told) => {
  const now = Date.parse("2026-01-02T12:00:00Z");
  expect(ago(new Date(now - before).toISOString(), now, "en")).toBe(told);
});

test("the time a download still takes is told from how fast it came so far, once that can be believed", () => {
  const since = { done: 1e9, at: 0 };
  expect(minutesLeft(since, { done: 2e9, total: 14e9 }, 60_000)).toBe(12);
  expect(minutesLeft(since, { done: 14e9, total: 14e9 }, 60_000)).toBe(1);
  expect(minutesLeft(since, { done: 2e9, total: 14e9 }, 1000)).toBeNull();
  expect(minutesLeft(since, { done: 1e9, total: 14e9 }, 60_000)).toBeNull();
});
