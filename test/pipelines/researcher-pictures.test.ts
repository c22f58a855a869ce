// Diagrams and formulas in the Researcher's answers: written once more where the page could not draw them.
import { expect, test } from "vitest";
import { openResearch, writes, yes } from "../support/research.ts";
import type { Replies } from "../support/research.ts";

const cooling = "Cooling was strongest where canopy covered at least two fifths of the block.";
const documents = [{ name: "canopy.pdf", pages: [[cooling]] }];
const question = "Where was cooling strongest?";
const broken = "Cooling was strongest at $\\frac{2}{$ of the block.";
const mended = "Cooling was strongest at $\\frac{2}{5}$ of the block.";
const diagram = "```mermaid\nflowchart TD\n  A[Canopy] --> B\n```";

test("a formula that does not parse is written once more before its sentence is checked", async () => {
  const replies: Replies = { ...yes, write: writes([[broken, cooling]]), mend: () => "\\frac{2}{5}" };
  const { ask, asked } = await openResearch({ documents, replies });
  const { outputs } = await ask({ question });
  expect(outputs.summary).toBe(`${mended} [1]`);
  expect(outputs.citations).toMatchObject([{ sentence: mended, support: "supported" }]);
  const check = asked.find(({ turns }) => turns.some(({ text }) => text.includes("You check one sentence")));
  expect(check?.turns.at(-1)?.text).toContain(mended);
});

test("a formula that still does not parse stays as it was, and is asked about once", async () => {
  const replies: Replies = { ...yes, write: writes([[broken, cooling]]), mend: () => "\\frac{2}{" };
  const { ask, calls } = await openResearch({ documents, replies });
  expect((await ask({ question })).outputs.summary).toBe(`${broken} [1]`);
  expect(calls.get("mend")).toBe(1);
});

test("what parses is never asked about", async () => {
  const replies: Replies = {
    ...yes,
    write: writes([
      [mended, cooling],
      [diagram, cooling],
    ]),
  };
  const { ask, calls } = await openResearch({ documents, replies });
  expect((await ask({ question })).outputs.summary).toContain(diagram);
  expect(calls.has("mend")).toBe(false);
});

test("a diagram in an answer from general knowledge is mended too", async () => {
  const replies: Replies = {
    general: () => `Trees cool.\n\n${diagram.replace("]", "")}`,
    mend: () => "flowchart TD\n  A[Canopy] --> B",
  };
  const { ask, calls } = await openResearch({ documents, replies });
  const { outputs } = await ask({ question, basis: "general" });
  expect(outputs.summary).toBe(`Trees cool.\n\n${diagram}`);
  expect(calls.get("mend")).toBe(1);
});
