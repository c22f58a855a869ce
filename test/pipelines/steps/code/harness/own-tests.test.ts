import { expect, test } from "vitest";
import { keepsTests, ownTests } from "../../../../../pipelines/steps/code/harness/own-tests.ts";
import { candidatesOf } from "../../../../../pipelines/steps/code/bugs/candidates.ts";
import { tryCode } from "../../../../../pipelines/steps/code/bugs/trial.ts";

const python = (text: string) => ({ name: "half.py", language: "python" as const, text });
const script = (text: string) => ({ name: "half.js", language: "javascript" as const, text });
const half = "def half(n):\n    assert n >= 0\n    return n // 3\n";
const { signal } = new AbortController();

test.each([
  ["an assert", python(`${half}\nassert half(4) == 2\n`), "== 2", "!= 2"],
  ["a test function", python(`${half}\ndef test_half():\n    assert half(4) == 2\n`), "== 2", "== 1"],
  ["asserts in a loop", python(`${half}\nfor n in [4]:\n    assert half(n) == 2\n`), "== 2", "== 1"],
  [
    "its parameters",
    python(`@pytest.mark.parametrize("n", [4])\ndef test_half(n): assert half(n) == 2\n`),
    "[4]",
    "[]",
  ],
  ["a doctest", python(`def half(n):\n    """Half.\n\n    >>> half(4)\n    2\n    """\n`), "    2", "    1"],
  ["a test of JavaScript", script("test('half', () => {\n  expect(half(4)).toBe(2);\n});\n"), "toBe(2)", "toBe(1)"],
  ["a console.assert", script("function half(n) {}\nconsole.assert(half(4) === 2);\n"), "=== 2", "!== 2"],
])("a change of %s within the code is seen", (_what, file, old, now) => {
  expect(keepsTests([file], [file])).toBe(true);
  expect(keepsTests([file], [{ ...file, text: file.text.replace(old, now) }])).toBe(false);
});

test("a check of what a function is given is part of the function, and may be changed", () => {
  expect(ownTests(python(half))).toEqual([]);
  expect(keepsTests([python(half)], [python(half.replace(">= 0", "> 0"))])).toBe(true);
});

test("a doctest may go with its docstring, but no other may take its place", () => {
  const file = python('def half(n):\n    """Half.\n\n    >>> half(4)\n    2\n    """\n    return n // 3\n');
  expect(keepsTests([file], [python("def half(n):\n    return n // 2\n")])).toBe(true);
  const other = 'def half(n):\n    """Half.\n\n    >>> half(0)\n    0\n    """\n    return n // 3\n';
  expect(keepsTests([file], [python(other)])).toBe(false);
});

test("no fix is searched in the tests that stand beside the code", async () => {
  const file = python("def half(n):\n    return n // 3\n\nassert half(4) == 2\n");
  const asked: number[] = [];
  const tools = {
    mutations: async (_file: unknown, lines: readonly number[]) => {
      asked.push(...lines);
      return [];
    },
  };
  await candidatesOf({ files: [file] }, [{ file: file.name, lines: { from: 1, to: 4 } }], { tools, signal } as never);
  expect(asked).toEqual([1, 2, 3]);
});

test("a fix that changes the test in its own file is not even run", async () => {
  const file = python(`${half}\nassert half(4) == 2\n`);
  const run = { status: "done", tests: [], passed: 0, total: 1, output: "", ms: 0 } as const;
  const before = { files: [file], outlines: [], findings: [], run, rerun: () => Promise.reject(new Error("was run")) };
  const after = python(file.text.replace("== 2", "== 1"));
  expect(await tryCode([after], before, { tools: {} as never, signal })).toMatchObject({ run: null, passes: false });
});
