// What a conversation is called by its first question.
import { expect, test } from "vitest";
import { titleOf } from "../../../server/store/title-of.ts";

test.each([
  ["Why does `pairs()` throw on `None`?", "Why does pairs() throw on None?"],
  ["Look:\n```js\nlet a = 1;\n```", "Look: js let a = 1;"],
  ["  two\n lines ", "two lines"],
  ["``", ""],
])("%j is called %j: on one line, without the signs around code", (text, title) => {
  expect(titleOf(text)).toBe(title);
});

test("a cut falls between characters, never inside one", () => {
  expect(titleOf(`${"a".repeat(78)}🎉🎉🎉 b`)).toBe(`${"a".repeat(78)}…`);
});

test("a long question is cut at 80 characters", () => {
  expect(titleOf("word ".repeat(40))).toHaveLength(80);
});
