// What is shown to a model, and what of its words is let through.
import { expect, test } from "vitest";
import { changedLines, changesOf } from "../../../../pipelines/steps/code/changes.ts";
import { suspectsOf } from "../../../../pipelines/steps/code/bugs/suspects.ts";
import type { Submission } from "../../../../pipelines/steps/code/develop.ts";
import { slowFunctions } from "../../../../pipelines/steps/code/faster/slow-functions.ts";
import { chooseCode, symbolAt } from "../../../../pipelines/steps/code/choose-code.ts";
import { docLines, styleOf } from "../../../../pipelines/steps/code/document/doc-style.ts";
import { checkedSentences } from "../../../../pipelines/steps/code/explain/checked-sentences.ts";
import { byWeight, findingOf } from "../../../../pipelines/steps/code/finding.ts";
import type { CodeFile, CodeSymbol, FileOutline } from "../../../../pipelines/engine/code.ts";

const functionAt = (name: string, from: number, to: number): CodeSymbol => ({
  name,
  kind: "function",
  parent: null,
  lines: { from, to },
  signature: `def ${name}():`,
  parameters: [],
  doc: null,
  complexity: 1,
});
const lines = ["import os", "", "def one():", "    return 1", "", "def two():", "    return 2", ""];
const file: CodeFile = { name: "a.py", language: "python", text: lines.join("\n") };
const outline: FileOutline = {
  file: "a.py",
  language: "python",
  lineCount: 7,
  symbols: [functionAt("one", 3, 4), functionAt("two", 6, 7)],
  syntaxErrors: [],
  packages: [],
};
const count = async (text: string) => text.length;
const choose = (tokens: number, question = "", focus: Parameters<typeof chooseCode>[0]["focus"] = []) =>
  chooseCode({ files: [file], outlines: [outline], focus, question, tokens, numbered: true }, count);

test("code that fits is shown whole, with the numbers of its lines", async () => {
  expect(await choose(1000)).toEqual({
    shown: [{ name: "a.py", text: lines.slice(0, 7).join("\n"), from: 1 }],
    leftOut: 0,
    parts: [{ file: "a.py", lines: { from: 1, to: 7 } }],
  });
});

test.each([
  ["the question names", "what does two do", []],
  ["a trace points at", "", [{ file: "a.py", lines: { from: 7, to: 7 } }]],
])("of code that does not fit, the function that %s is shown, and the rest counted", async (_who, question, focus) => {
  const { shown, leftOut } = await choose(70, question, focus);
  expect(shown).toEqual([{ name: "a.py", text: "def two():\n    return 2", from: 6 }]);
  expect(leftOut).toBe(2);
});

test("the symbol of a line is the innermost one", () => {
  const inner = { ...functionAt("inner", 6, 6), parent: "two" };
  expect(symbolAt({ ...outline, symbols: [...outline.symbols, inner] }, 6)?.name).toBe("inner");
  expect(symbolAt(outline, 5)).toBeUndefined();
});

test("changed lines are those of the text before, an insertion the line above it", () => {
  expect(changedLines("a\nb\nc\n", "a\nB\nc\n")).toEqual([{ from: 2, to: 2 }]);
  expect(changedLines("a\nb\n", "a\nnew\nb\n")).toEqual([{ from: 1, to: 1 }]);
  expect(changesOf([file], [file, { ...file, name: "b.py" }])).toMatchObject([{ name: "b.py", before: null }]);
});

test("a file that is wholly another one has no changed lines to point at", () => {
  const all = (word: string) => Array.from({ length: 1200 }, (_each, at) => `${word} ${at}`).join("\n");
  expect(changedLines(all("old"), all("new"))).toEqual([]);
});

test.each(["operator++", "$each", '"a(b"', "[Symbol.iterator]"])(
  "a function called %s is found by its name",
  (name) => {
    const symbols = [{ ...functionAt(name, 3, 4), kind: "method" as const }, functionAt("two", 6, 7)];
    const failed = { name: `it calls ${name}`, status: "failed" as const };
    const run = { status: "done" as const, tests: [failed], passed: 0, total: 1, output: "", ms: 0 };
    const given = { files: [file], outlines: [{ ...outline, symbols }] };
    expect(suspectsOf({ run, raised: null, ...given })).toEqual([{ file: "a.py", lines: { from: 3, to: 4 } }]);
    const submission = { files: [file], question: `${name} is slow`, asked: null } as unknown as Submission;
    expect(slowFunctions(submission, { findings: [], outlines: given.outlines })).toMatchObject([{ name }]);
  },
);

test("a finding keeps its id when lines are added above it", () => {
  const rest = { severity: "error", category: "bug", origin: { kind: "run" }, title: "fails" } as const;
  const before = findingOf(file, { ...rest, lines: { from: 4, to: 4 } });
  const moved = findingOf({ ...file, text: `\n\n${file.text}` }, { ...rest, lines: { from: 6, to: 6 } });
  expect(moved.findingId).toBe(before.findingId);
  expect(findingOf(file, { ...rest, lines: { from: 7, to: 7 } }).findingId).not.toBe(before.findingId);
  expect([{ ...before, severity: "info" as const }, before].toSorted(byWeight)[0]).toBe(before);
});

test("sentences go whose lines or names are not there, and with them a bug that nothing showed", () => {
  const said = "`one` returns 1. See line 99. It calls `three()`. `two` is wrong. Lines 3 to 4 are short.";
  const ground = { files: [file], texts: [] };
  expect(checkedSentences(said, { ...ground, mayClaim: false })).toBe("`one` returns 1. Lines 3 to 4 are short.");
  expect(checkedSentences(said, { ...ground, texts: ["three"], mayClaim: true })).toBe(
    "`one` returns 1. It calls `three()`. `two` is wrong. Lines 3 to 4 are short.",
  );
});

test("a model that says the task back, or asks in its turn, is not heard", () => {
  const said = "The person asked for `one`. It returns 1. Why line 3?";
  expect(checkedSentences(said, { files: [file], texts: [], mayClaim: true })).toBe("It returns 1.");
});

const doc = {
  summary: "Adds */ two.",
  parameters: [{ name: "a", text: "the first\none" }],
  returns: "The sum",
  raises: [{ name: "TypeError", text: "for words" }],
};

test.each([
  ["numpy", '"""Adds */ two.', "Parameters", "    the first one"],
  ["sphinx", '"""Adds */ two.', ":param a: the first one", ":raises TypeError: for words"],
  ["jsdoc", "/**", " * Adds * / two.", " * @param a - the first one"],
  ["javadoc", "/**", " * @throws TypeError for words", " * @return The sum"],
  ["doxygen", "/**", " * @brief Adds * / two.", " * @return The sum"],
  ["godoc", "// Add adds */ two.", "// It returns the sum", "// It returns the sum"],
  ["rustdoc", "/// Adds */ two.", "/// * `a` - the first one", "/// Returns the sum"],
] as const)("in %s documentation has its form, and nothing in it ends the comment", (style, ...expected) => {
  const told = docLines(doc, style, "Add");
  expect(told[0]).toBe(expected[0]);
  expect(told).toEqual(expect.arrayContaining([...expected]));
});

test("a Python file keeps the form of its docstrings", () => {
  expect(styleOf(file)).toBe("google");
  expect(styleOf({ ...file, text: '"""\nParameters\n----------\n"""' })).toBe("numpy");
  expect(styleOf({ ...file, text: '"""\n:param a: x\n"""' })).toBe("sphinx");
  expect(styleOf({ ...file, language: "sql" })).toBeNull();
});

const ground = { files: [file], texts: [], mayClaim: true };
const nothing = { run: false, pass: false, fix: false };
test.each([
  ["The fix was run, and all tests pass.", nothing, false],
  ["The fix was run, and all tests pass.", { run: true, pass: true, fix: false }, false],
  ["The fix was run, and all tests pass.", { run: true, pass: true, fix: true }, true],
  ["All 3 tests pass.", { ...nothing, run: true }, false],
  ["It passes all tests.", nothing, false],
  ["The bug was verified.", nothing, false],
  ["The bug was verified.", { ...nothing, run: true }, true],
  ["Alle Tests bestehen.", nothing, false],
  ["Die Lösung wurde getestet.", { ...nothing, run: true }, false],
  ["Das ist durch einen Lauf belegt.", nothing, false],
  ["It was not run, because it needs numpy.", nothing, true],
  ["Es wurde nicht ausgeführt.", nothing, true],
  ["No test was run.", nothing, true],
  ["The loop ends one item too early.", nothing, true],
  ["Pass the list by reference.", nothing, true],
])("a model's sentence on runs stands only where they showed it: %s (%o)", (sentence, shown, stands) => {
  expect(checkedSentences(sentence, { ...ground, shown })).toBe(stands ? sentence : "");
});
