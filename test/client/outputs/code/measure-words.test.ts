import { expect, test } from "vitest";
import { axisNumber, chartSummary, measuredNotes } from "../../../../client/outputs/code/measure-words.ts";
import { developerDe } from "../../../../client/strings/developer.de.ts";
import { developerEn } from "../../../../client/strings/developer.en.ts";
import type { Measurement } from "../../../../pipelines/engine/code-answers.ts";
import { measurement } from "../../../support/developed-answer.ts";

type Measured = Extract<Measurement["result"], { kind: "measured" }>;
const result = measurement.result as Measured;

test("who cannot see the chart is told where both lines end and how they grow", () => {
  expect(chartSummary(result, developerEn, "en", "en-GB")).toBe(
    "Time against rows. before: 4.99 s at 16,000 rows, grows as n²; after: 26 ms at 16,000 rows, grows as n.",
  );
  expect(chartSummary({ ...result, growth: { before: null, after: null } }, developerDe, "de", "de-DE")).toBe(
    "Zeit über Zeilen. vorher: 4,99 s bei 16.000 Zeilen; nachher: 26 ms bei 16.000 Zeilen.",
  );
});

test("below the chart stand the classes, the comparison of results, and how it was measured", () => {
  expect(measuredNotes(measurement, developerEn, "en", "en-GB").join(" ")).toBe(
    "From O(blocks × sensors) to O(blocks + sensors). Space O(1) to O(sensors). Same result on 200 random inputs. Median of the quicker half of 5 interleaved runs.",
  );
});

test("results that were not compared are said to be so, and one side alone has none to compare", () => {
  const without = { ...measurement, claim: null, result: { ...result, equal: null } };
  expect(measuredNotes(without, developerEn, "en", "en")[0]).toBe("The results were not compared.");
  const alone = { ...without, result: { ...without.result, points: [{ n: 1, beforeMs: 1, afterMs: null }] } };
  expect(measuredNotes(alone, developerEn, "en", "en")).toEqual(["Median of the quicker half of 5 interleaved runs."]);
});

test.each([
  [500, "500"],
  [4000, "4k"],
  [12_500, "12.5k"],
  [2_000_000, "2M"],
])("an axis shows %d as %s", (value, text) => {
  expect(axisNumber(value, "en")).toBe(text);
});
