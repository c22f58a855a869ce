import { afterAll, describe, expect, test } from "vitest";
import { openedSandbox } from "./opened.ts";

const opened = openedSandbox();
const { run } = opened;
afterAll(() => opened[Symbol.asyncDispose]());

// An interpreter without its snapshot starts slowly on a busy machine.
describe.concurrent("Python", { timeout: 180_000 }, () => {
  test("prints, reads its input and reports", async () => {
    const code = `import sys\nprint("héllo", input(), sys.stdin.read())\nfacet_report({"a": [1, None, "ü"]})\nfacet_report({"last": True})`;
    expect(await run("python", { "main.py": code }, { stdin: "one\ntwo\n" })).toEqual({
      status: "done",
      stdout: "héllo one two\n\n",
      stderr: "",
      report: { last: true },
      ms: expect.any(Number),
      ranIn: "pyodide",
    });
  });
  test("names an error with the request's files, lines and functions, the innermost last", async () => {
    const result = await run("python", {
      "src/main.py": "import lib.deep as d\n\nclass A:\n    def f(self):\n        return d.last([])\n\nA().f()",
      "src/lib/deep.py": "def last(xs):\n    return xs[-1]",
    });
    expect(result).toMatchObject({
      status: "raised",
      stderr: expect.stringMatching(
        /^Traceback[^]*File "src\/lib\/deep.py", line 2, in last[^]*IndexError: list index out of range\n$/,
      ),
      error: {
        name: "IndexError",
        message: "list index out of range",
        trace: [
          { file: "src/main.py", line: 7, function: null },
          { file: "src/main.py", line: 5, function: expect.stringMatching(/f$/) },
          { file: "src/lib/deep.py", line: 2, function: "last" },
        ],
      },
    });
    expect(JSON.stringify(result)).not.toMatch(/runner|\/code/);
  });
  test("says where code does not parse", async () => {
    expect(await run("python", { "main.py": "x = 1\ndef f(:\n    pass" })).toMatchObject({
      status: "raised",
      error: { name: "SyntaxError", trace: [{ file: "main.py", line: 2, function: null }] },
    });
  });
  test.each([
    ["import numpy", "numpy"],
    ["from sklearn.linear_model import Ridge", "sklearn"],
    ["import helper", "requests"],
  ])("%s is not run, because %s is not there", async (code, name) => {
    const result = await run("python", { "main.py": code, "helper.py": "import requests.adapters" });
    expect(result).toEqual({ status: "not-run", reason: { key: "needs-package", name } });
  });
  test("a package that is missing and caught is no reason not to run", async () => {
    const code = "try:\n    import numpy\nexcept ImportError:\n    numpy = None\nprint(numpy)";
    expect(await run("python", { "main.py": code })).toMatchObject({ status: "done", stdout: "None\n" });
  });
  test("a module of its own that lacks a name is an error, not a missing package", async () => {
    expect(await run("python", { "main.py": "from lib import x", "lib.py": "" })).toMatchObject({
      status: "raised",
      error: { name: "ImportError" },
    });
  });
  test.each([
    ["import sys\nsys.exit()", { status: "done" }],
    ["import sys\nsys.exit(0)", { status: "done" }],
    ["import sys\nsys.exit(3)", { status: "raised", error: { name: "SystemExit", message: "3" } }],
    ["import sys\nsys.exit('bad')", { status: "raised", stderr: "bad\n" }],
    [
      "import asyncio\nasync def f():\n    await asyncio.sleep(0.01)\n    return 7\nprint(asyncio.run(f()))",
      { status: "done", stdout: "7\n" },
    ],
    [
      "import asyncio\nloop = asyncio.new_event_loop()\nprint(loop.run_until_complete(asyncio.sleep(0, 1)))",
      { stdout: "1\n" },
    ],
    ["if __name__ == '__main__': print(__file__)", { stdout: "/code/main.py\n" }],
    ["import atexit\natexit.register(print, 'bye')\nprint('hi')", { stdout: "hi\nbye\n" }],
    [
      "import unittest\nclass T(unittest.TestCase):\n    def test_a(self): self.assertEqual(1, 2)\nunittest.main()",
      { status: "raised", stderr: expect.stringContaining("FAILED (failures=1)") },
    ],
    ["del facet_report\nprint('facet_report' in globals())", { stdout: "False\n" }],
    ["import lib", { stdout: "False\n" }],
  ])("%j", async (code, expected) => {
    expect(await run("python", { "main.py": code, "lib.py": "print('facet_report' in globals())" })).toMatchObject(
      expected,
    );
  });
  test("what was reported and printed before the time was over is kept", async () => {
    const code = "facet_report({'passed': 1})\nprint('so far')\nwhile True: pass";
    expect(await run("python", { "main.py": code }, { limits: { wallMs: 1500, cpuMs: 1000 } })).toMatchObject({
      status: expect.stringMatching(/^(cpu|time)-limit$/),
      stdout: "so far\n",
      report: { passed: 1 },
    });
  });
  test("memory that is refused and caught lets the program go on", async () => {
    const code = "try:\n    x = bytearray(800_000_000)\nexcept MemoryError:\n    print('refused')";
    expect(await run("python", { "main.py": code })).toMatchObject({ status: "done", stdout: "refused\n" });
  });
});
