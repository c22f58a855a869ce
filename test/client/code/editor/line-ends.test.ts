// A file that came with other line ends than the editor's keeps them.
import fc from "fast-check";
import { expect, test } from "vitest";
import { withEndsOf } from "../../../../client/code/editor/line-ends.ts";

test.for([
  ["nothing is written", "a\r\nb\r\n", "a\nb\n", "a\r\nb\r\n"],
  ["a line is added above", "a\r\nb\r\n", "x\na\nb\n", "x\r\na\r\nb\r\n"],
  ["a line is added below", "a\r\nb\r\n", "a\nb\nx\n", "a\r\nb\r\nx\r\n"],
  ["a line is added where the last one had no end", "a\r\nb", "a\nb\nx", "a\r\nb\r\nx"],
  ["a line is changed", "a\r\nb\r\nc", "a\nB\nc", "a\r\nB\r\nc"],
  ["a line is taken out", "a\r\nb\r\nc\r\n", "a\nc\n", "a\r\nc\r\n"],
  ["a line like its neighbours is added", "a\r\na\r\n", "a\na\na\n", "a\r\na\r\na\r\n"],
  ["everything is replaced", "a\r\nb\r\n", "x\ny\n", "x\r\ny\r\n"],
  ["everything is taken out", "a\r\n", "", ""],
  ["the file has the ends of old Macs", "a\rb\r", "a\nx\nb\n", "a\rx\rb\r"],
  ["the file has the editor's own ends", "a\nb\n", "a\nx\nb\n", "a\nx\nb\n"],
  ["the file is one line", "a", "a\nb", "a\nb"],
  ["the file is empty", "", "a\nb\n", "a\nb\n"],
  ["ends are mixed, and a line is added", "a\r\nb\nc\nd\r\n", "a\nb\nx\nc\nd\n", "a\r\nb\nx\nc\nd\r\n"],
  ["ends are mixed, and a line is changed", "a\r\nb\nc\n", "a\nB\nc\n", "a\r\nB\nc\n"],
] as const)("line ends stay where %s", ([, own, text, kept]) => {
  expect(withEndsOf(own, text)).toBe(kept);
});

const lineEnd = fc.constantFrom("\r\n", "\n", "\r");
const file = fc.array(fc.constantFrom("a", "b", "\r\n", "\n", "\r"), { maxLength: 12 }).map((parts) => parts.join(""));
const asRead = (text: string) => text.replaceAll(/\r\n?/g, "\n");

test("the lines are those of the editor whatever the file was, and a file that was not written in is the same", () => {
  fc.assert(
    fc.property(file, file.map(asRead), lineEnd, (own, text, end) => {
      expect(asRead(withEndsOf(own, text))).toBe(text);
      expect(withEndsOf(own, asRead(own))).toBe(own);
      const plain = asRead(own);
      if (plain.includes("\n")) expect(withEndsOf(plain.replaceAll("\n", end), text)).toBe(text.replaceAll("\n", end));
    }),
  );
});
