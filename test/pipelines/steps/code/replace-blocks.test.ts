import { expect, test } from "vitest";
import { replaceBlocks } from "../../../../pipelines/steps/code/replace-blocks.ts";

const blockOf = (search: string, replacement: string) =>
  `<<<<<<< SEARCH\n${search}\n=======\n${replacement}\n>>>>>>> REPLACE\n`;

test.each([
  ["a whole line, before one that ends like it", "hi = 10\ni = 1\n", blockOf("i = 1", "i = 0"), "hi = 10\ni = 0\n"],
  ["a line whose indent is left out", "hi = 10\n  i = 1\n", blockOf("i = 1", "i = 0\nj"), "hi = 10\n  i = 0\n  j\n"],
  ["lines of which the first lacks its indent", "  a\n    b\n", blockOf("a\n    b", "a\n    c"), "  a\n    c\n"],
  ["lines that end as on Windows", "hi = 10\r\ni = 1\r\n", blockOf("i = 1", "i = 0"), "hi = 10\r\ni = 0\r\n"],
  ["a part of a line, where no line is that", "x = f(1) + 2\n", blockOf("f(1)", "g(1)"), "x = g(1) + 2\n"],
])("a block replaces %s", (_what, file, block, text) => {
  expect(replaceBlocks(file, block)).toEqual({ isOne: true, text });
});

test("a block that stands nowhere replaces nothing", () => {
  expect(replaceBlocks("a\n", blockOf("b", "c"))).toEqual({ isOne: true, text: null });
});
