import { expect, test } from "vitest";
import { refuseManyValues, valuesAtMost } from "../../../server/http/many-values.ts";

const check = (text: string) => refuseManyValues({} as never, {} as never, Buffer.from(text));
const many = valuesAtMost + 1;

test.each([
  ["numbers", `[${"0,".repeat(many)}0]`],
  ["empty objects", `{"a":[${"{},".repeat(many)}{}]}`],
  ["lists in lists", "[".repeat(many) + "]".repeat(many)],
  ["texts that end with a backslash", `[${String.raw`"\\",`.repeat(many)}0]`],
])("a body of too many %s is refused before it is parsed", (_what, text) => {
  expect(() => check(text)).toThrow(expect.objectContaining({ status: 413 }));
});

test.each([
  ["commas and brackets within a text", JSON.stringify({ text: String.raw`a,[{\",`.repeat(many) })],
  ["a large file", JSON.stringify({ base64: "A".repeat(10 * many) })],
  [
    "a long conversation",
    JSON.stringify(Array.from({ length: 20_000 }, () => ({ role: "user", content: "Hello, you" }))),
  ],
])("%s are no values", (_what, text) => {
  expect(() => check(text)).not.toThrow();
});
