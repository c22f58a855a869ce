import { expect, test } from "vitest";
import { enclosingName } from "../../../../client/outputs/code/enclosing-name.ts";

test.each<[string, string, string | null]>([
  ["python", "class A:\n    def m(self):\n        x = 1\n        HERE", "m"],
  ["python, behind a nested function", "def outer():\n    def inner():\n        pass\n    HERE", "outer"],
  ["python, outside", "def f():\n    pass\nHERE", null],
  ["typescript", "export async function load(a: string) {\n  if (a) {\n    HERE", "load"],
  ["an arrow", "const total = (rows) => {\n  HERE", "total"],
  ["go, a method", "func (s *Server) Serve(w Writer) {\n\tHERE", "Serve"],
  ["rust", "pub(crate) fn parse<'a>(text: &'a str) -> u8 {\n    HERE", "parse"],
  ["java", "public final class Pair {\n  HERE", "Pair"],
  ["an empty line within", "def f():\n    a\n\nHERE", null],
  ["nothing above", "HERE", null],
])("the head of a change in %s", (_, text, name) => {
  const lines = text.split("\n");
  expect(
    enclosingName(
      lines,
      lines.findIndex((line) => line.includes("HERE")),
    ),
  ).toBe(name);
});
