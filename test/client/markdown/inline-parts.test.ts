// Inline code and formulas in texts that are no Markdown.
import { expect, test } from "vitest";
import { codeParts, inlineParts, inlineWords } from "../../../client/markdown/inline-parts.ts";

const told = (text: string) => codeParts(text).map((part) => (part.kind === "code" ? [part.text] : part.text));

test.each([
  "no code",
  "a lone ` sign",
  "two `\nlines`",
  "Look:\n```js\nconst a = `x`;\n```\nWhy?",
  "~~~\n`x`\n",
  "**bold** and [a link](https://x.example)",
])("in a person's words %j nothing is drawn as code", (text) => {
  expect(told(text)).toEqual([text]);
});

test.each([
  ["Why does `pairs()` throw?", ["Why does ", ["pairs()"], " throw?"]],
  ["`a` and `b`", [["a"], " and ", ["b"]]],
  ["``a ` b`` and `` `c` ``", [["a ` b"], " and ", ["`c`"]]],
  ["```js\n`x`\n```\nbut `y`", ["```js\n`x`\n```\nbut ", ["y"]]],
])("%j is words and code in their order", (text, parts) => {
  expect(told(text)).toEqual(parts);
});

test("a question of a quiz has its code and its formulas, and none of one inside the other", () => {
  expect(inlineParts("Is `$x$` the $x$ of `y`?")).toEqual([
    { kind: "words", text: "Is " },
    { kind: "code", text: "$x$" },
    { kind: "words", text: " the " },
    { kind: "formula", text: "x" },
    { kind: "words", text: " of " },
    { kind: "code", text: "y" },
    { kind: "words", text: "?" },
  ]);
  expect(inlineWords("Is `$x$` the $x$ of `y`?")).toBe("Is $x$ the x of y?");
});
