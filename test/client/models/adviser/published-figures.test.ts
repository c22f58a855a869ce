import { expect, test } from "vitest";
import {
  differing,
  figuresCompared,
  figuresWithin,
  publishedOf,
} from "../../../../client/models/adviser/published-figures.ts";
import { modelsDe } from "../../../../client/strings/models.de.ts";
import { modelsEn } from "../../../../client/strings/models.en.ts";

test("the page tells of every published figure: it is within ten per cent, or named with its reason", () => {
  expect(figuresCompared).toBe(32);
  expect(figuresWithin).toBeGreaterThanOrEqual(26);
  expect(figuresWithin + differing.flatMap(({ figures }) => figures).length).toBe(figuresCompared);
  for (const { reason } of differing) {
    expect(reason && modelsEn.deviations[reason]).toMatch(/\.$/);
    expect(reason && modelsDe.deviations[reason]).toMatch(/\.$/);
  }
});

test("a cell finds its published figure with and without cache; the 270M has none", () => {
  expect(publishedOf("27b", "int4", true)?.published).toBe(32.8);
  expect(publishedOf("27b", "int4", false)?.published).toBe(14.1);
  expect(publishedOf("270m", "int4", true)).toBeNull();
});
