// An answer as the Developer gives it, made by hand: two fixes, a measurement, findings of tools, a run and the model; and one of code it wrote.
import type { Fix, Measurement } from "../../pipelines/engine/code-answers.ts";
import type { Finding } from "../../pipelines/engine/code.ts";
import type { RunSummary, TestOutcome } from "../../pipelines/engine/sandbox.ts";
import type { MadeAnswer } from "./answered.ts";
import { pairing, quick, repaired } from "./pairing-code.ts";

const persona = { id: "developer", version: "1" };

export const findings: readonly Finding[] = [
  {
    findingId: "late",
    file: pairing.name,
    lines: { from: 8, to: 12 },
    severity: "error",
    category: "bug",
    origin: { kind: "run" },
    title: "Returns the wrong reading; crashes when `at` is after the last one",
    why: "The loop stops at the first time not earlier than `at`, so line 12 is one too far and runs off the end for late times.",
    reproduction: "latest_before(readings, 99)",
    fixId: "fix-late",
  },
  {
    findingId: "nested",
    file: pairing.name,
    lines: { from: 16, to: 19 },
    severity: "warning",
    category: "performance",
    origin: { kind: "tool", tool: "patterns", rule: "nested-search" },
    title: "Compares every block with every sensor",
    fixId: "fix-pair",
  },
  {
    findingId: "shared",
    file: pairing.name,
    lines: { from: 22, to: 22 },
    severity: "warning",
    category: "bug",
    origin: {
      kind: "tool",
      tool: "ruff",
      rule: "B006",
      url: "https://docs.astral.sh/ruff/rules/mutable-argument-default",
    },
    title: "The default list is shared between calls",
  },
  {
    findingId: "unused",
    file: pairing.name,
    lines: { from: 1, to: 1 },
    severity: "info",
    category: "style",
    origin: { kind: "tool", tool: "ruff", rule: "F401" },
    title: "`bisect_right` is imported and not used",
  },
];

const test = (name: string, status: TestOutcome["status"], more: Partial<TestOutcome> = {}): TestOutcome => ({
  name,
  status,
  ...more,
});

export const failing: RunSummary = {
  status: "done",
  tests: [
    test("test_between", "failed", {
      message: "assert latest_before(r, 5).time == 4",
      file: "test_pairing.py",
      line: 9,
    }),
    test("test_after_the_last", "error", {
      message: "IndexError: list index out of range",
      file: "pairing.py",
      line: 12,
    }),
    test("test_exact", "passed"),
    test("test_empty", "passed"),
  ],
  passed: 2,
  total: 4,
  output: "",
  ms: 280,
  ranIn: "pyodide",
};

export const passing: RunSummary = {
  ...failing,
  tests: failing.tests.map(({ name }) => test(name, "passed")),
  passed: 4,
  ms: 300,
};

const change = (after: string) => [{ name: pairing.name, language: pairing.language, before: pairing.text, after }];

export const fixes: readonly Fix[] = [
  {
    fixId: "fix-late",
    purpose: "bug",
    title: "use the reading before the gap",
    by: "model",
    findingIds: ["late"],
    changes: change(repaired),
    proof: { kind: "proven", before: failing, after: passing, round: 1 },
  },
  {
    fixId: "fix-pair",
    purpose: "faster",
    title: "look sensors up by block",
    by: "model",
    findingIds: ["nested"],
    changes: change(quick),
    proof: { kind: "checked", gone: 1 },
  },
  {
    fixId: "fix-import",
    purpose: "lint",
    title: "take the unused import away",
    by: "tool",
    findingIds: ["unused"],
    changes: change(pairing.text.replace("from bisect import bisect_right\n\n", "")),
    proof: { kind: "not-run", reason: { key: "needs-package", name: "numpy" } },
  },
];

/** Seconds as a square and as a line of the rows. */
const points = [1000, 2000, 4000, 6000, 8000, 10_000, 12_000, 14_000, 16_000].map((n) => ({
  n,
  beforeMs: 4990 * (n / 16_000) ** 2,
  afterMs: 26 * (n / 16_000),
}));

export const measurement: Measurement = {
  measurementId: "measured-pair",
  file: pairing.name,
  name: "pair",
  lines: { from: 14, to: 20 },
  fixId: "fix-pair",
  findingIds: ["nested"],
  result: {
    kind: "measured",
    unit: "rows",
    points,
    growth: { before: "n²", after: "n" },
    ratio: 4990 / 26,
    equal: { inputs: 200, different: null },
    repeats: 5,
  },
  claim: { time: "O(blocks × sensors)", space: "O(1)", timeAfter: "O(blocks + sensors)", spaceAfter: "O(sensors)" },
  hot: [
    { line: 18, share: 0.93 },
    { line: 19, share: 0.04 },
  ],
};

const none = { walkthrough: undefined, files: undefined, run: undefined, sample: undefined, citations: [] };

export const developed: MadeAnswer = {
  persona,
  question: "`latest_before` throws on the newest data, and pairing takes minutes.",
  input: {
    question: "`latest_before` throws on the newest data, and pairing takes minutes.",
    wish: "auto",
    runIn: "sandbox",
    files: [pairing],
  },
  outputs: {
    ...none,
    explanation: "One real bug, reproduced and fixed, and one slow path, measured. The rest is small.",
    findings,
    fixes,
    measurements: [measurement],
  },
};

export const written: MadeAnswer = {
  persona,
  question: "Write a function that counts words.",
  outputs: {
    ...none,
    explanation: "It splits at white space and counts each word once.",
    findings: [],
    fixes: [],
    measurements: [],
    files: [
      { name: "count.py", language: "python", text: "def count(text):\n    return len(text.split())\n" },
      {
        name: "test_count.py",
        language: "python",
        text: "from count import count\n\ndef test_two():\n    assert count('a b') == 2\n",
      },
    ],
    run: {
      status: "done",
      tests: [test("test_two", "passed")],
      passed: 1,
      total: 1,
      output: "1 passed\n",
      ms: 41,
      ranIn: "pyodide",
    },
  },
};

export const explained: MadeAnswer = {
  ...developed,
  question: "Walk me through it.",
  input: { ...developed.input, question: "Walk me through it." },
  outputs: {
    ...none,
    explanation: "It pairs blocks with sensors.",
    findings: [],
    fixes: [],
    measurements: [],
    walkthrough: [
      { file: pairing.name, lines: { from: 6, to: 11 }, text: "A binary search: `lo` and `hi` close in on the place." },
      { file: pairing.name, lines: { from: 16, to: 19 }, text: "Every block meets every sensor." },
    ],
    sample: {
      language: "http",
      text: "GET /sensors?block=4 HTTP/1.1\nAccept: application/json\n",
      checkedBy: "schema",
      problems: [],
    },
  },
};
