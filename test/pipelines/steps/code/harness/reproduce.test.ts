import { afterAll, expect, test } from "vitest";
import type { CodeFile } from "../../../../../pipelines/engine/code.ts";
import type { RaisedError } from "../../../../../pipelines/engine/sandbox.ts";
import { findEntry, hasWork } from "../../../../../pipelines/steps/code/harness/find-entry.ts";
import { isSameError, reproduce } from "../../../../../pipelines/steps/code/harness/reproduce.ts";
import { runScript } from "../../../../../pipelines/steps/code/harness/run-script.ts";
import { openRealSandbox } from "../../../../support/real-sandbox.ts";

const sandbox = openRealSandbox();
afterAll(() => sandbox[Symbol.asyncDispose]());

const python = (name: string, text: string): CodeFile => ({ name, language: "python", text });
const script = (name: string, text: string): CodeFile => ({ name, language: "javascript", text });
const readings = python(
  "readings.py",
  "def latest_before(readings, at):\n    return [r for r in readings if r < at][-1]\n",
);
const told: RaisedError = {
  name: "IndexError",
  message: "list index out of range",
  trace: [{ file: "readings.py", line: 2, function: "latest_before" }],
};

test("a call makes the told error happen again, with its trace in the person's file", async () => {
  const again = await reproduce({ files: [readings], error: told, call: "r = [5]\nlatest_before(r, 1)", sandbox });
  expect(again).toMatchObject({
    isSame: true,
    run: { status: "raised", error: { name: "IndexError", trace: [{ file: "readings.py", line: 2 }] } },
  });
  const other = await reproduce({ files: [readings], error: told, call: "latest_before([1], 5)", sandbox });
  expect(other).toMatchObject({ isSame: false, value: "1", run: { status: "done" } });
});

test("a call of JavaScript sees the file's names and gives its value or its error", async () => {
  const files = [script("last.js", "const last = (list) => {\n  return list.at(-1).name;\n};\n")];
  expect(await reproduce({ files, error: null, call: 'last([{ name: "a" }])', sandbox })).toMatchObject({
    value: '"a"',
    isSame: null,
  });
  const broken = await reproduce({ files, error: null, call: "last([])", sandbox });
  expect(broken.run).toMatchObject({
    status: "raised",
    error: { name: "TypeError", trace: [{ file: "last.js", line: 2 }] },
  });
});

test("without a call the file is run in which the trace began; files that only define are not", async () => {
  const main = python("main.py", "from readings import latest_before\nlatest_before([], int(input()))\n");
  const files = [readings, main];
  const trace = [{ file: "main.py", line: 2, function: null }, ...told.trace];
  const again = await reproduce({ files, error: { ...told, trace }, stdin: "3\n", sandbox });
  expect(again).toMatchObject({ isSame: true, run: { error: { trace } } });
  expect((await reproduce({ files: [readings], error: told, sandbox })).run).toMatchObject({
    status: "not-run",
    reason: { key: "no-entry" },
  });
});

test("a whole program reads its input and what it printed is kept", async () => {
  const run = await runScript({ files: [python("add.py", "print(int(input()) + 1)\n")], stdin: "41\n", sandbox });
  expect(run).toMatchObject({ status: "done", output: "42\n" });
});

test.each([
  ["def f():\n    return 1\n\nX = 3\n", false],
  ["import os\n\nclass A:\n    x = 1\n", false],
  ["def f():\n    return 1\n\nprint(f())\n", true],
  ["def f():\n    return 1\n\nif __name__ == '__main__':\n    f()\n", true],
])("%j does something: %s", (text, does) => expect(hasWork(python("a.py", text))).toBe(does));

test.each([
  ["function f() {\n  return g();\n}\nconst h = (x) => x;\nmodule.exports = { f };\n", false],
  ["export class A {}\nexport const b = 3;\n", false],
  ["function f() {}\nf();\n", true],
  ["import { a } from './a.js';\na();\n", true],
])("the script %j does something: %s", (text, does) => expect(hasWork(script("a.js", text))).toBe(does));

test("the entry is the file with the usual name, before others that do something", () => {
  const files = [python("main.py", "print(1)\n"), python("other.py", "print(2)\n"), readings];
  expect(findEntry(files, "python")?.name).toBe("main.py");
});

test.each([
  [{ message: "list index out of range", name: "builtins.IndexError" }, true],
  [{ message: "something else" }, true],
  [{ name: "KeyError" }, false],
  [{ message: "something else", trace: [] }, false],
])("an error with %j is the same: %s", (change, is) => expect(isSameError({ ...told, ...change }, told)).toBe(is));
