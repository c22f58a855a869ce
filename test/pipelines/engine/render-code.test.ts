import fc from "fast-check";
import { expect, test } from "vitest";
import type { ComponentName } from "../../../pipelines/engine/components.ts";
import { renderCodeFiles, renderCodeValue } from "../../../pipelines/engine/render-code.ts";
import { renderValues } from "../../../pipelines/engine/render-values.ts";
import { explained, findings, fixes, measurement, passing } from "../../support/developed-answer.ts";
import { pairing } from "../../support/pairing-code.ts";

test("findings are told with their lines, who says so, and why", () => {
  const text = renderCodeValue(findings, "findings") ?? "";
  expect(text.split("\n")).toEqual([
    expect.stringMatching(/^- lines 8–12: Returns the wrong reading; .* \[bug, proven\] The loop stops/),
    "- lines 16–19: Compares every block with every sensor [slow pattern]",
    "- line 22: The default list is shared between calls [Ruff B006]",
    "- line 1: `bisect_right` is imported and not used [Ruff F401]",
  ]);
});

test("where findings are in several files each names its own", () => {
  const text = renderCodeValue([findings[0], { ...findings[3], file: "other.py" }], "findings");
  expect(text).toContain("lines 8–12 (pairing.py)");
  expect(text).toContain("line 1 (other.py)");
});

test("fixes are told with their proof in words and their diff", () => {
  const text = renderCodeValue(fixes, "fixes") ?? "";
  expect(text).toContain("**use the reading before the gap** Proven by a run. Before: fails, 2 of 4 tests");
  expect(text).toContain("```diff\n--- a/pairing.py\n+++ b/pairing.py\n@@ ");
  expect(text).toContain("-        if readings[mid].time < at:\n+        if readings[mid].time <= at:");
  expect(text).toContain(
    "**take the unused import away** Not run, because it needs numpy, which is not in the sandbox.",
  );
});

test("a measurement is one sentence, and so is one that was not made", () => {
  const not = { ...measurement, result: { kind: "not-measured", reason: { key: "too-fast" } } };
  expect(renderCodeValue([measurement, not], "measurements")).toBe(
    "- `pair`: 192 times faster at 16,000 rows (grows as n² → grows as n). Same result on 200 random inputs.\n" +
      "- `pair`: Not measured, because it is over too soon to be timed.",
  );
});

test("runs, notes, files and sample calls are told too", () => {
  expect(renderCodeValue({ ...passing, output: "ok\n" }, "run")).toBe(
    "4 of 4 pass\n- test_between: passed\n- test_after_the_last: passed\n- test_exact: passed\n- test_empty: passed\n```\nok\n```",
  );
  expect(renderCodeValue(explained.outputs["walkthrough"], "walkthrough")).toContain(
    "- pairing.py, lines 6–11: A binary",
  );
  expect(renderCodeValue(explained.outputs["sample"], "sample")).toBe(
    "```http\nGET /sensors?block=4 HTTP/1.1\nAccept: application/json\n```\nChecked against the schema.",
  );
  expect(renderCodeFiles([pairing])).toMatch(/^pairing\.py\n```python\nfrom bisect/);
});

test("a sample that was not checked is not called checked, nor one with problems", () => {
  const sample = { language: "http", text: "GET /", checkedBy: null, problems: [] };
  expect(renderCodeValue(sample, "sample")).not.toMatch(/checked/i);
  const wrong = { ...sample, checkedBy: "schema", problems: ["`page` must be a number"] };
  expect(renderCodeValue(wrong, "sample")).toBe("```http\nGET /\n```\n- `page` must be a number");
});

test("long values are told in part, and say so", () => {
  const many = Array.from({ length: 60 }, (_, at) => ({ ...findings[3], findingId: `f${at}` }));
  expect(renderCodeValue(many, "findings")).toMatch(/… 20 more$/);
  const before = Array.from({ length: 500 }, (_, at) => `line ${at}`).join("\n");
  const fix = {
    ...fixes[0],
    changes: [{ name: "a.py", language: "python", before, after: before.replaceAll("line", "row") }],
  };
  expect(renderCodeValue([fix], "fixes")!.split("\n").length).toBeLessThan(100);
  expect(renderCodeValue([fix], "fixes", "de")).toContain("weitere");
});

test("another persona is told what the Developer found, in words", () => {
  const fields = {
    explanation: { component: "markdown", label: "Explanation" },
    findings: { component: "findings", label: "Findings" },
    measurements: { component: "measurements", label: "Measurements" },
  } as const;
  const told = renderValues(
    { explanation: "One bug.", findings: findings.slice(3), measurements: [measurement] },
    fields,
  );
  expect(told).toBe(
    "One bug.\n\nFindings:\n- line 1: `bisect_right` is imported and not used [Ruff F401]\n\n" +
      "Measurements:\n- `pair`: 192 times faster at 16,000 rows (grows as n² → grows as n). Same result on 200 random inputs.",
  );
});

test("values of any shape are told without falling over", () => {
  const names: readonly ComponentName[] = [
    "findings",
    "fixes",
    "measurements",
    "walkthrough",
    "run",
    "sample",
    "files",
  ];
  const part = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(...findings, ...fixes, measurement, passing));
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.oneof(part, fc.array(part)), (name, value) => {
      expect(typeof (renderCodeValue(value, name) ?? "")).toBe("string");
      expect(typeof renderCodeFiles(value)).toBe("string");
    }),
  );
});
