import { describe, expect, test } from "vitest";
import { gemmaModels } from "../../../../pipelines/engine/sizing/gemma.ts";
import { comparedCaches, comparedWithPublished } from "../../../../pipelines/engine/sizing/published.ts";

describe("the published memory table", () => {
  const cells = comparedWithPublished();

  const within = cells.filter(({ isWithin }) => isWithin);

  test(`is met within 10 % in ${within.length} of its ${cells.length} cells`, () => {
    expect(cells).toHaveLength(32);
    expect(within.length).toBeGreaterThanOrEqual(26);
  });

  test("every cell that is not met has its reason, and no other has one", () => {
    for (const { isWithin, reason } of cells) expect(reason === null).toBe(isWithin);
    expect(cells.filter(({ isWithin }) => !isWithin)).toEqual([
      expect.objectContaining({ model: "4b", precision: "int4-32", withCache: false, reason: "vision-in-16-bits" }),
      expect.objectContaining({ model: "12b", precision: "int4-32", withCache: false, reason: "vision-in-16-bits" }),
    ]);
  });

  test("the mean deviation is under 5 %, so no column is met by luck at the edge", () => {
    const mean = cells.reduce((sum, { deviation }) => sum + Math.abs(deviation), 0) / cells.length;
    expect(mean).toBeLessThan(0.05);
  });

  test("its cache alone is met for 1B and 4B; those of 12B and 27B are larger than the formula, and named", () => {
    const rounded = comparedCaches().map(({ model, published, computed, reason }) => [
      model,
      Number(published.toFixed(1)),
      Number(computed.toFixed(1)),
      reason,
    ]);
    expect(rounded).toEqual([
      ["1b", 0.9, 0.9, null],
      ["4b", 4.7, 4.6, null],
      ["12b", 14.9, 12.9, "published-cache-larger"],
      ["27b", 18.7, 16.6, "published-cache-larger"],
    ]);
  });
});

test.each(gemmaModels)("the parts of $name add up to its total, and one layer in six is global", (model) => {
  const { body, embedding, vision, total } = model.parameters;
  expect(body + embedding + vision).toBeCloseTo(total, 6);
  expect(vision > 0).toBe(model.vision);
  const { local, global } = model.layers;
  expect(global).toBe(Math.floor((local + global) / 6));
});
