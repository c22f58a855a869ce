import { expect, test } from "vitest";
import { formatBytes } from "../../../client/shell/model-words.ts";

test.each([
  [0, "0\u00a0kB"],
  [1, "0.1\u00a0kB"],
  [49, "0.1\u00a0kB"],
  [160, "0.2\u00a0kB"],
  [99_900, "99.9\u00a0kB"],
  [1_000_000, "1\u00a0MB"],
  [4_130_000_000, "4.1\u00a0GB"],
])("%d bytes are told as %s: only nothing is nothing", (bytes, told) => {
  expect(formatBytes(bytes, "en")).toBe(told);
});

test("no line ends between a number and its unit, in either language", () => {
  for (const language of ["en", "de"] as const)
    expect(formatBytes(20_500_000_000, language)).toMatch(/^20[.,]5\u00a0GB$/);
});
