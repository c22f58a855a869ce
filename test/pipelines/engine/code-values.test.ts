import { expect, test } from "vitest";
import { findingsOf, fixesOf, measurementsOf, runOf, sampleOf } from "../../../pipelines/engine/code-values.ts";
import { finding, fix, measurement as measurementSchema, run } from "../../../pipelines/steps/code/code-schemas.ts";
import { explained, findings, fixes, measurement, passing } from "../../support/developed-answer.ts";

test("what a persona may give is read as it is", () => {
  // The same values pass the persona's own schemas: the two know the same shapes.
  expect(findings.every((each) => finding.safeParse(each).success)).toBe(true);
  expect(fixes.every((each) => fix.safeParse(each).success)).toBe(true);
  expect(measurementSchema.safeParse(measurement).success && run.safeParse(passing).success).toBe(true);
  expect(findingsOf(findings)).toEqual(findings);
  expect(fixesOf(fixes)).toEqual(fixes);
  expect(measurementsOf([measurement])).toEqual([measurement]);
  expect(runOf(passing)).toBe(passing);
  expect(sampleOf(explained.outputs["sample"])).toBeDefined();
});

/** Every value in it, with the path to it. */
function places(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => places(each, [...path, key]))];
}

function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  const copy: Record<string, unknown> = Array.isArray(value)
    ? (Object.assign([], value) as never)
    : { ...(value as object) };
  copy[key] = changed(copy[key], rest, to);
  return copy;
}

test("an item with a part of another kind is left out, and takes none of the others with it", () => {
  const [one, two] = fixes;
  for (const path of places(one)) {
    expect(fixesOf([changed(one, path, Symbol("other")), two]), path.join(".")).toEqual([two]);
  }
});

test.each([[null], [undefined], ["text"], [7], [{}], [[null, 1, "a", {}]]])("%j holds nothing", (value) => {
  expect([findingsOf(value), fixesOf(value), measurementsOf(value)]).toEqual([[], [], []]);
  expect([runOf(value), sampleOf(value)]).toEqual([undefined, undefined]);
});
