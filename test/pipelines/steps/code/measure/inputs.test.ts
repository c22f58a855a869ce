import { describe, expect, test } from "vitest";
import type { CodeFile } from "../../../../../pipelines/engine/code.ts";
import { exampleCalls } from "../../../../../pipelines/steps/code/measure/example-calls.ts";
import { guessedCalls, parametersOf } from "../../../../../pipelines/steps/code/measure/guess-arguments.ts";

describe("calls of a function are found where they stand", () => {
  test.each([
    ["asserts", "assert pair([1, (2)], ')') == 3  # pair(9)", ["pair([1, (2)], ')')"]],
    ["definitions and others' names, which are none", "def pair(a):\n    return repair(a)\nrepair(1)", []],
    ["docstrings", '"""\n>>> pair([1], [2])\n[3]\n"""', ["pair([1], [2])"]],
    ["cases of data", "[[[1, true], null], 3]\n[[[], null], 0]", ["pair([1, True], None)", "pair([], None)"]],
  ])("in %s", (_, text, calls) => expect(exampleCalls([text], "pair", "python")).toEqual(calls));
  test("of a method by its last name", () =>
    expect(exampleCalls(["expect(new Solution().sum([1], 2)).toBe(3)"], "Solution.sum", "javascript")).toEqual([
      "sum([1], 2)",
    ]));
});

describe("arguments are guessed from names, hints and fields", () => {
  const first = (language: CodeFile["language"], text: string) =>
    guessedCalls({ name: "a", language, text }, "f", language === "python" ? "python" : "javascript")[0];
  test.each([
    ["python", "def f(numbers: list[int], k: int = 3):\n    pass", "f([3, 1, 2, 5])"],
    ["python", "def f(self, words, n):\n    pass", 'f(["b2", "a1", "c3", "d5"], 5)'],
    ["python", "def f(text):\n    pass", 'f("abcab")'],
    ["python", 'def f(rows):\n    return [r["id"] for r in rows]', 'f([{"id": 3}, {"id": 1}, {"id": 2}])'],
    ["typescript", "const f = (a: string[], b: number): void => {};", 'f(["b2","a1","c3","d5"], 5)'],
    ["javascript", "function f(users) { return users.map((u) => u.age); }", 'f([{"age":3},{"age":1},{"age":2}])'],
  ] as const)("%s %j", (language, text, call) => expect(first(language, text)).toBe(call));
  test("a parameter's name may have umlauts", () =>
    expect(
      parametersOf("def zähle(größen, n):\n    pass", "zähle", "python")?.parameters.map(({ name }) => name),
    ).toEqual(["größen", "n"]));
  test("a function that is not there has no parameters", () => {
    expect(parametersOf("def g(a): pass", "f", "python")).toBeNull();
    expect(first("python", "x = 1")).toBeUndefined();
  });
});
