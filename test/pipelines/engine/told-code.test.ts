import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldsOfPersona } from "../../../pipelines/engine/persona-fields.ts";
import { renderValues } from "../../../pipelines/engine/render-values.ts";
import { toldCode } from "../../../pipelines/engine/told-code.ts";
import developer from "../../../pipelines/developer.ts";

const { inputs } = fieldsOfPersona(developer);
const program = (functions: number) =>
  Array.from(
    { length: functions },
    (_, n) => `def step_${n}(rows):\n    # ${"x".repeat(60)}\n    return rows[${n}]\n`,
  ).join("\n");

test("short code is told whole, in a fence of its language", () => {
  expect(toldCode("x = 1\n", "python")).toBe("```python\nx = 1\n```");
  expect(toldCode("", "")).toBe("```\n\n```");
});

test("of long code the beginning and the end are told, which lines are left out, and what they hold", () => {
  const text = program(200);
  const told = toldCode(text, "python");
  expect(told).toMatch(/^```python\ndef step_0\(rows\):/);
  expect(told).toMatch(/\(Lines \d+ to \d+ of 800 are left out here\. They hold:\)\n```python\ndef step_\d+/);
  expect(told.trimEnd().endsWith("return rows[199]\n```")).toBe(true);
  expect(told.length).toBeLessThan(6000);
});

test("the end of a long stack trace is told: there it says what failed", () => {
  const trace = `${'  File "a.py", line 3, in walk\n    walk(node)\n'.repeat(2000)}RecursionError: maximum recursion depth exceeded`;
  expect(toldCode(trace, "")).toContain("RecursionError: maximum recursion depth exceeded");
});

test("one endless line is cut, and how much is left out is said", () => {
  const told = toldCode("x".repeat(500_000), "json");
  expect(told).toContain("(496000 more characters are left out here.)");
  expect(told.length).toBeLessThan(5000);
});

test("a million characters of submitted code, its tests and its trace are told in some thousand: every file is named", () => {
  const names = Array.from({ length: 60 }, (_, n) => `src/part_${n}.py`);
  const files = names.map((name) => ({ name, language: "python", text: program(180) }));
  expect(files.reduce((sum, { text }) => sum + text.length, 0)).toBeGreaterThan(900_000);
  const values = { question: "Why so slow?", files, error: "x\n".repeat(20_000), tests: program(3000) };
  const told = renderValues(values, inputs);
  expect(told.length).toBeLessThan(35_000);
  for (const name of names) expect(told).toContain(name);
  expect(told).toContain("src/part_59.py (720 lines, left out here)");
  // A person's own file holds all of it.
  expect(renderValues(values, inputs, { wholeCode: true }).length).toBeGreaterThan(900_000);
});

test("whatever the code is, what is told of it is short, begins as it begins, and its fences close", () => {
  const line = fc.oneof(fc.string({ maxLength: 200 }), fc.constantFrom("```", "````js", "class A:", "", "\r"));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 400 }), fc.integer({ min: 100, max: 3000 }), (lines, most) => {
      const text = lines.join("\n");
      const told = toldCode(text, "python", most);
      expect(told.length).toBeLessThan(most + 40 * 110 + 400 + Math.max(0, ...lines.map(({ length }) => length)) * 6);
      const fence = /^`{3,}/.exec(told)?.[0] ?? "";
      expect(told.slice(fence.length + "python\n".length).startsWith(text.slice(0, 20).split("\n")[0]!)).toBe(true);
      if (text.length <= most) expect(told).toContain(text.replace(/\n$/, ""));
      else expect(told).toMatch(/left out here/);
    }),
    { numRuns: 300 },
  );
});
