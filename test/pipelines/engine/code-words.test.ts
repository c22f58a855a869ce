import { describe, expect, test } from "vitest";
import type { Measurement, Proof } from "../../../pipelines/engine/code-answers.ts";
import { notMeasuredSentence, notRunSentence } from "../../../pipelines/engine/code-reasons.ts";
import {
  equalText,
  growthText,
  linesText,
  proofSentence,
  ratioText,
  runDetail,
  runTitle,
  timeText,
} from "../../../pipelines/engine/code-words.ts";
import type { Finding } from "../../../pipelines/engine/code.ts";
import { originText } from "../../../pipelines/engine/finding-words.ts";
import type { NotRunReason, RunSummary } from "../../../pipelines/engine/sandbox.ts";
import { failing, findings, measurement, passing } from "../../support/developed-answer.ts";

const run = (change: Partial<RunSummary>): RunSummary => ({
  status: "done",
  tests: [],
  passed: 0,
  total: 0,
  output: "",
  ms: 300,
  ...change,
});

test.each<[Partial<RunSummary>, string, string]>([
  [passing, "4 of 4 pass", ""],
  [failing, "fails", "2 of 4 tests, IndexError at line 12"],
  [{}, "runs through", ""],
  [
    {
      status: "raised",
      error: { name: "TypeError", message: "x", trace: [{ file: "a.py", line: 3, function: null }] },
    },
    "fails",
    "TypeError at line 3",
  ],
  [{ status: "raised", error: { name: "TypeError", message: "x", trace: [] } }, "fails", "TypeError"],
  [
    {
      tests: [{ name: "adds", status: "failed" }],
      total: 1,
      error: { name: "AssertionError", message: "1 is not 3", trace: [{ file: "tests.js", line: 1, function: null }] },
    },
    "fails",
    "1 of 1 test",
  ],
  [{ status: "time-limit", ms: 5000 }, "does not end", "stopped after 5 s"],
  [{ status: "memory-limit", ms: 900 }, "takes too much memory", "stopped after 900 ms"],
  [{ status: "output-limit" }, "prints without end", ""],
  [{ status: "crashed" }, "crashes", ""],
  [
    { status: "not-run", reason: { key: "needs-package", name: "numpy" } },
    "not run",
    "Not run, because it needs numpy, which is not in the sandbox.",
  ],
])("a run %j is told as “%s”", (change, title, detail) => {
  expect(runTitle(run(change), "en")).toBe(title);
  expect(runDetail(run(change), "en")).toBe(detail);
});

test("only a proven fix is called so, whatever the proof and the language", () => {
  const proofs: readonly Proof[] = [
    { kind: "refuted", before: failing, after: failing, round: 3 },
    { kind: "checked", gone: 1 },
    { kind: "checked", gone: 0 },
    { kind: "checked", gone: 2, run: passing },
    { kind: "checked", gone: 0, ran: { how: "chance", run: passing } },
    { kind: "checked", gone: 0, ran: { how: "other-tests", run: passing } },
    { kind: "checked", gone: 0, ran: { how: "fails-as-before", run: failing } },
    { kind: "same-code" },
    { kind: "not-run", reason: { key: "no-tests" } },
  ];
  for (const proof of proofs) {
    expect(proofSentence(proof, "en")).not.toMatch(/proven/i);
    expect(proofSentence(proof, "de")).not.toMatch(/belegt/i);
  }
  const proven = { kind: "proven", before: failing, after: passing, round: 1 } as const;
  expect(proofSentence(proven, "en")).toBe(
    "Proven by a run. Before: fails, 2 of 4 tests, IndexError at line 12. After: 4 of 4 pass.",
  );
  expect(proofSentence(proven, "de")).toContain("4 von 4 bestehen");
});

test.each([
  ["chance", passing, "Run, but it shows nothing: what failed before passes now without it too."],
  ["other-tests", passing, "Run: 4 of 4 pass, but not with all the tests from before."],
  ["fails-as-before", failing, "Run: fails, 2 of 4 tests, IndexError at line 12, as before."],
] as const)("a run that proves nothing (%s) is told as the run it was", (how, ranRun, sentence) => {
  const proof: Proof = { kind: "checked", gone: 0, ran: { how, run: ranRun } };
  expect(proofSentence(proof, "en")).toBe(`${sentence} Parsed and checked: nothing new found.`);
  expect(proofSentence(proof, "de")).toMatch(/^Ausgeführt/);
});

const keys: readonly NotRunReason[] = [
  { key: "needs-package", name: "numpy" },
  { key: "language", name: "Java" },
  { key: "no-tests" },
  { key: "no-entry" },
  { key: "no-input" },
  { key: "does-not-parse" },
  { key: "too-fast" },
  { key: "needs-model" },
  { key: "own-not-allowed" },
  { key: "cannot-jail" },
  { key: "sandbox-failed" },
];

test.each(keys)("why something was not run is said in both languages: $key", (reason) => {
  for (const sentence of [notRunSentence(reason, "en"), notMeasuredSentence(reason, "en")])
    expect(sentence).toMatch(/^Not (?:run|measured), because [^{}]+\.$/);
  for (const sentence of [notRunSentence(reason, "de"), notMeasuredSentence(reason, "de")])
    expect(sentence).toMatch(/^Nicht (?:ausgeführt|gemessen), weil [^{}]+\.$/);
  if ("name" in reason) expect(notRunSentence(reason, "de")).toContain(reason.name);
});

const measured = (change: Partial<Extract<Measurement["result"], { kind: "measured" }>>): Measurement => ({
  ...measurement,
  result: { ...measurement.result, ...change } as Measurement["result"],
});

describe("a measurement", () => {
  test.each([
    [192.1, "192 times faster at 16,000 rows", "192-mal schneller bei 16.000 Zeilen"],
    [1.54, "1.5 times faster at 16,000 rows", "1,5-mal schneller bei 16.000 Zeilen"],
    [1.02, "as fast as before at 16,000 rows", "so schnell wie vorher bei 16.000 Zeilen"],
    [0.5, "2 times slower at 16,000 rows", "2-mal langsamer bei 16.000 Zeilen"],
  ])("with the ratio %s is said in numbers of the reader's language", (ratio, english, german) => {
    expect(ratioText(measured({ ratio }), "en", "en-GB")).toBe(english);
    expect(ratioText(measured({ ratio }), "de", "de-DE")).toBe(german);
  });

  test("is compared at the largest input both reached", () => {
    const points = [
      { n: 10, beforeMs: 5, afterMs: 1 },
      { n: 20, beforeMs: null, afterMs: 2 },
    ];
    expect(ratioText(measured({ points, ratio: 5 }), "en")).toBe("5 times faster at 10 rows");
    expect(ratioText(measured({ points: [{ n: 20, beforeMs: null, afterMs: 2 }], ratio: 5 }), "en")).toBe(null);
    expect(ratioText(measured({ ratio: null }), "en")).toBe(null);
  });

  test.each([
    ["n", "n = 16,000", "n = 16.000"],
    ["sensors", "16,000 sensors", "16.000 sensors"],
    ["text", "text of size 16,000", "text der Größe 16.000"],
    ["adj_list", "adj_list of size 16,000", "adj_list der Größe 16.000"],
  ])("of a parameter called %s reads as words", (unit, english, german) => {
    expect(ratioText(measured({ unit, ratio: 2 }), "en")).toBe(`2 times faster at ${english}`);
    expect(ratioText(measured({ unit, ratio: 2 }), "de")).toBe(`2-mal schneller bei ${german}`);
  });

  test("says whether the results were the same, and where not", () => {
    expect(equalText(measurement, "en")).toBe("Same result on 200 random inputs.");
    expect(equalText(measured({ equal: { inputs: 1, different: null } }), "de")).toBe(
      "Gleiches Ergebnis bei 1 Zufallseingabe.",
    );
    expect(equalText(measured({ equal: { inputs: 9, different: "pair([1], [])" } }), "en")).toBe(
      "The results differ: `pair([1], [])`.",
    );
    expect(equalText(measured({ equal: null }), "en")).toBe("");
  });

  test("says how it grows", () => {
    expect(growthText("n²", "en")).toBe("grows as n²");
    expect(growthText("n log n", "de")).toBe("wächst wie n log n");
    expect(growthText("1", "en")).toBe("does not grow");
    expect(growthText(null, "en")).toBe("");
  });
});

test.each([
  [4990, "4.99 s"],
  [26, "26 ms"],
  [0.4321, "0.432 ms"],
  [999.6, "1,000 ms"],
  [123_456, "123 s"],
  [0, "0 ms"],
])("%d milliseconds are %s", (ms, text) => {
  expect(timeText(ms, "en")).toBe(text);
});

test("lines are told with their word", () => {
  expect(linesText({ from: 8, to: 8 }, "en")).toBe("line 8");
  expect(linesText({ from: 16, to: 19 }, "de")).toBe("Zeilen 16–19");
});

test("a finding's tag says who says so, and calls proven only what a run showed", () => {
  const [late, nested, shared, unused] = findings as [Finding, Finding, Finding, Finding];
  expect(originText(late, false, "en")).toBe("bug, proven");
  expect(originText(nested, true, "en")).toBe("slow, measured");
  expect(originText(nested, false, "en")).toBe("slow pattern");
  expect(originText(shared, false, "en")).toBe("Ruff B006");
  expect(originText(unused, false, "de")).toBe("Ruff F401");
  const by = (origin: Finding["origin"]) => originText({ ...late, origin }, false, "en");
  expect(by({ kind: "model", score: 8 })).toBe("model, 8 of 10");
  expect(by({ kind: "tool", tool: "biome", rule: "lint/suspicious/noDoubleEquals" })).toBe("Biome noDoubleEquals");
  expect(by({ kind: "tool", tool: "typescript", rule: "2322" })).toBe("TypeScript 2322");
  expect(originText({ ...late, category: "types", origin: { kind: "run" } }, false, "en")).toBe(
    "types, shown by a run",
  );
});
