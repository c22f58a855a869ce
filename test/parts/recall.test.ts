// A part of the recall evaluation, with the real embedder: the whole is `npm run eval -- recall`.
import { expect, test } from "vitest";
import { measurePlanted } from "../eval/recall.ts";
import { planted, plantedFacts } from "../eval/told-conversations.ts";
import { openWithEmbedder } from "../eval/with-embedder.ts";

test("facts told in a long conversation come back in other words, corrected ones never, and none elsewhere", async () => {
  await using facet = await openWithEmbedder();
  const facts = plantedFacts().slice(0, 12);
  const figures = await measurePlanted(facet, planted(facts));
  expect(figures.asked).toBe(facts.length);
  expect(figures.found / figures.asked).toBeGreaterThanOrEqual(0.9);
  expect(figures.corrections).toBeGreaterThan(0);
  expect(figures.oldFound).toEqual([]);
  expect(figures.leaked).toEqual([]);
});
