import { afterAll, describe, expect, test } from "vitest";
import { profile } from "../../pipelines/steps/code/measure/profile.ts";
import { measureGrowth } from "../../pipelines/steps/code/measure/measure-growth.ts";
import type { CodeFile } from "../../pipelines/engine/code.ts";
import { judgeBugs } from "../bench/code-harness.ts";
import { measurePairs, wrongOf } from "../bench/performance-tips.ts";
import { javascriptBugs, pythonBugs } from "../support/code-bugs.ts";
import { performancePairs } from "../support/performance-pairs.ts";
import { openRealSandbox } from "../support/real-sandbox.ts";

const sandbox = openRealSandbox();
afterAll(() => sandbox[Symbol.asyncDispose]());
const pairs = performancePairs();
const named = (...names: readonly string[]) => pairs.filter(({ name }) => names.includes(name));

test("the right version of a program is accepted and its wrong one shown to fail, also one that never ends", async () => {
  const python = pythonBugs().filter(({ name }) => ["kth", "find_first_in_sorted", "flatten"].includes(name));
  expect(python).toHaveLength(3);
  expect(await judgeBugs([...python, ...javascriptBugs().slice(0, 4)])).toEqual([]);
});

describe("a change of a function is measured", () => {
  test.each([
    ["that is faster: growth of both sides, a ratio, equal results", named("first-seen", "removed-tags")],
    ["that alters results: an input shows it", named("join-last-wins", "median-in-place")],
    ["that gains nothing: it is not called faster", named("removed-tags-some")],
  ])(
    "%s",
    async (_, some) => {
      expect(some.length).toBeGreaterThan(0);
      for (const { pair, result } of await measurePairs(some)) expect(wrongOf(pair, result), pair.name).toBeNull();
    },
    400_000,
  );
});

const python = (text: string): CodeFile => ({ name: "a.py", language: "python", text });
test.each([
  ["there is no such function", python("def g(a):\n    return a\n"), { key: "no-entry" }],
  ["no input fits", python("def f(connection):\n    return connection.cursor().fetch()\n"), { key: "no-input" }],
  ["it does not parse", python("def f(:\n"), { key: "does-not-parse" }],
  [
    "it needs a package",
    python("import pandas\n\ndef f(rows):\n    return rows\n"),
    { key: "needs-package", name: "pandas" },
  ],
  ["the language cannot be run", { name: "a.py", language: "go", text: "" } as const, { key: "language", name: "go" }],
])("not measured, because %s", async (_, file, reason) => {
  expect(await measureGrowth({ before: [file], file: "a.py", name: "f", sandbox })).toEqual({
    kind: "not-measured",
    reason,
  });
});

test("the present code alone is measured, with inputs that code makes", async () => {
  const result = await measureGrowth({
    before: [python("def f(tree):\n    return 1 + sum(f(each) for each in tree)\n")],
    file: "a.py",
    name: "f",
    makeInput: "def make_input(n, seed):\n    return [[[] for _ in range(n)]]\n",
    sandbox,
  });
  expect(result).toMatchObject({ kind: "measured", growth: { before: "n", after: null }, ratio: null, equal: null });
}, 200_000);

test("the hot line of a function is its inner one", async () => {
  const tools = { countLines: (file: CodeFile) => Promise.resolve(file) };
  const [pair] = named("join-by-id");
  const found = await profile({ ...pair!.request, tools, sandbox });
  expect(found).toMatchObject({ kind: "profiled" });
  const lines = found.kind === "profiled" ? found.hot.map(({ line }) => line) : [];
  expect([5, 6]).toContain(lines[0]);
}, 200_000);
