import { expect, test } from "vitest";
import type { CodeLanguage } from "../../../pipelines/engine/code.ts";
import { isSameCode } from "../../../server/code/syntax/same-code.ts";
import { codeFile } from "../../support/checked-code.ts";

const same = (language: CodeLanguage, before: string, after: string) =>
  isSameCode(codeFile(language, before), codeFile(language, after));

test.each([
  [
    "python",
    "def f(a):\n    return a\n",
    'def f(a):\n    """Gives it back.\n\n    Args: a.\n    """\n    # as it is\n    return a  # yes\n',
  ],
  ["python", "class A:\n    x = 1\n", '"""Module."""\n\n\nclass A:\n    "Doc."\n\n    x = 1\n'],
  ["python", "x = [1,\n     2]\n", "x = [1, 2]\n"],
  [
    "javascript",
    "function f(a) { return a }",
    "/**\n * Gives it back.\n */\nfunction f(a) {\n  // as it is\n  return a\n}\n",
  ],
  ["typescript", "const f = (a: string): string => a;", "/** Gives it back. */\nconst f = (a: string): string => a;\n"],
  ["java", "class A { int f() { return 1; } }", "/** A. */\nclass A {\n  // one\n  int f() { return 1; }\n}\n"],
  ["go", "package a\nfunc F() int { return 1 }\n", "package a\n\n// F is one.\nfunc F() int { return 1 }\n"],
  ["rust", "fn f() -> i32 { 1 }", "/// One.\nfn f() -> i32 { 1 }\n"],
  ["c", "int f(void) { return 1; }", "/* One. */\nint f(void) {\n  return 1;\n}\n"],
] as const)("comments, docstrings and white space of %s change no code: %j", async (language, before, after) => {
  expect(await same(language, before, after)).toBe(true);
  expect(await same(language, after, before)).toBe(true);
});

test.each([
  ["python", 'x = "ab\\n"\n', 'x = "cd\\n"\n'],
  ["python", 'x = f"{a} b"\n', 'x = f"{a} c"\n'],
  ["python", "if a:\n    b()\nc()\n", "if a:\n    b()\n    c()\n"],
  ["python", "def f():\n    pass\n", 'def f():\n    """Doc."""\n'],
  ["python", "x = (1)\n", "x = (1,)\n"],
  ["python", "x = 'doc'\n", "'doc'\n"],
  ["python", "a = 1\n'text'\n", "a = 1\n'other'\n"],
  ["python", "def f(a):\n    return a\n", "def f(b):\n    return b\n"],
  ["javascript", "const a = `x ${y} z`;", "const a = `x ${y} w`;"],
  ["javascript", "const a = /x\\d/;", "const a = /y\\d/;"],
  ["javascript", "return\n1", "return 1"],
  ["jsx", "const a = <p>one</p>;", "const a = <p>two</p>;"],
  ["typescript", "let x: number = 1;", "let x: string = 1;"],
  ["python", "def f(:\n", "def f(:\n"],
  ["markdown", "# a", "# a"],
] as const)("another program in %s is never taken for the same: %j, %j", async (language, before, after) => {
  expect(await same(language, before, after)).toBe(false);
});
