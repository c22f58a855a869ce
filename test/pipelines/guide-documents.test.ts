// The Guide with documents and a large model: what they carry is cited, the rest is its own, and every quote is checked.
import { expect, test } from "vitest";
import { guiding, teaching, told } from "../support/guiding.ts";
import { idOf } from "../support/research.ts";

const question = "How does a heat pump warm a house?";
const quote = "A heat pump moves heat from the cold garden into the house";
const pages = [`${quote} by a fluid.`, "A heat pump needs a fluid that boils in the cold."];
const cites = (asked: string) => [{ id: idOf(asked, quote), quote }];

test("paragraphs that documents carry are cited, the others are not", async () => {
  const layer = (asked: string) => ({
    ...told("Think of a fridge."),
    paragraphs: [
      { text: "It moves heat into the house.", cites: cites(asked), sure: true },
      { text: "It is a bit like a fridge.", cites: [], sure: true },
    ],
  });
  const { ask, asked } = guiding({ replies: { ...teaching, layer }, pages });
  const { outputs, events } = await ask(question);
  expect(events.some(({ type }) => type === "sources-found")).toBe(true);
  expect(asked.find(({ kind }) => kind === "layer")?.text).toContain(`<source id="1" name="report.pdf"`);
  expect(outputs.answer).toContain("It moves heat into the house. [1]\n\nIt is a bit like a fridge.\n\n**Example:**");
  expect(outputs.citations).toMatchObject([{ number: 1, name: "report.pdf", page: 1, quote, located: true }]);
});

test("a question in between is answered from the documents, with citations, and leads back", async () => {
  const answerFrom = (asked: string) => ({ paragraphs: [{ text: "By a fluid.", cites: cites(asked), sure: true }] });
  const { ask } = guiding({ replies: { ...teaching, answerFrom }, pages });
  await ask(question);
  const { outputs, streamed } = await ask("Does a heat pump warm with the cold garden?");
  expect(outputs.answer).toBe("By a fluid. [1]\n\n*Back to layer 1: What heat is.*");
  expect(streamed).toBe(outputs.answer);
  expect(outputs.citations).toHaveLength(1);
});

test("a change of an answer searches nothing", async () => {
  const { ask, asked } = guiding({ replies: { plain: () => "Short." }, pages });
  await ask("Thanks for that!");
  await ask("Make it shorter.");
  expect(asked.at(-1)?.kind).toBe("plain");
});
