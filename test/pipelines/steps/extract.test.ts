import { expect, test } from "vitest";
import { extractClaims } from "../../../pipelines/steps/extract.ts";
import { somePassage } from "../../support/found-passages.ts";

const weighed = (text: string, score: number) => ({ ...somePassage(text, text), score });

test("a sentence that stands in several places is quoted once, and the next best takes its place", () => {
  const sentences = [
    weighed("The moon is covered with a layer of fine dust.", 5),
    weighed("The Moon is covered with a layer of fine dust", 4.5),
    weighed("Its dust is sharp, because no wind has ever worn it.", 4),
  ];
  expect(extractClaims(sentences, sentences, "short").map(({ text }) => text)).toEqual([
    "The moon is covered with a layer of fine dust.",
    "Its dust is sharp, because no wind has ever worn it.",
  ]);
});
