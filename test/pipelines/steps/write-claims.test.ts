import { expect, test } from "vitest";
import { openResearch, writes, yes } from "../../support/research.ts";

const cooling = "Cooling was strongest where canopy covered at least two fifths of the block.";

test("nothing follows the sentence at which the answer is full, no formula either", async () => {
  const sentence = (index: number) => `Sentence ${index} of ten words that all say one thing.`;
  const many = Array.from({ length: 20 }, (_, index) => [sentence(index), cooling] as const);
  const replies = { ...yes, write: writes([...many, ["$$\\Delta T = 2$$", cooling]]) };
  const { ask } = await openResearch({ documents: [{ name: "canopy.pdf", pages: [[cooling]] }], replies });
  const { outputs } = await ask({ question: "Where was cooling by trees strongest?", length: "short" });
  expect(outputs.summary).toContain("Sentence 4");
  expect(outputs.summary).not.toContain("Sentence 9");
  expect(outputs.summary).not.toContain("Delta");
});
