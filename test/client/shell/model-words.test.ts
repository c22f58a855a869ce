import { expect, test } from "vitest";
import { formatBytes } from "../../../client/shell/model-words.ts";

test.each([
  [0, "0 kB"],
  [1, "0.1 kB"],
  [49, "0.1 kB"],
  [160, "0.2 kB"],
  [99_900, "99.9 kB"],
  [1_000_000, "1 MB"],
  [4_130_000_000, "4.1 GB"],
])("%d bytes are told as %s: only nothing is nothing", (bytes, told) => {
  expect(formatBytes(bytes, "en")).toBe(told);
});
