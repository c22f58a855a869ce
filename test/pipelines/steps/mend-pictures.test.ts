import { expect, test } from "vitest";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { mendPictures } from "../../../pipelines/steps/mend-pictures.ts";
import { mend } from "../../../prompts/researcher.ts";

const { signal } = new AbortController();
const broken = "```mermaid\nflowchart TD\n  A[Trees --> B\n```";
const fine = "```mermaid\nflowchart TD\n  A[Trees] --> B\n```";
const formula = String.raw`Shade is $\frac{a}{$ of it. [1]`;

/** A model that answers in this order; asked more often it fails the test. */
function mending(answers: readonly (string | Error)[]) {
  const asked: string[] = [];
  const chat = async ({ turns }: { turns: readonly { text: string }[] }) => {
    asked.push(turns.map(({ text }) => text).join("\n"));
    const answer = answers[asked.length - 1];
    if (answer === undefined) throw new Error("the model was asked too often");
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { asked, mended: (...texts: readonly string[]) => mendPictures(texts, { chat, signal }, { mend }) };
}

test("what parses is never asked about, nor is text without pictures", async () => {
  const { mended, asked } = mending([]);
  const texts = [fine, "The law is $E = mc^2$.", "It costs $5 or $6.", ""];
  expect(await mended(...texts)).toEqual(texts);
  expect(asked).toEqual([]);
});

test.each([
  ["bare", "flowchart TD\n  A[Trees] --> B"],
  ["in a fence", fine],
  ["with words around the fence", `Here it is:\n${fine}\nDone.`],
])("a diagram that does not parse is written once more, with what the parser said (%s)", async (_how, answer) => {
  const { mended, asked } = mending([answer]);
  expect(await mended("Before.", broken)).toEqual(["Before.", fine]);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain("A[Trees --> B");
  expect(asked[0]).toContain("Parse error");
});

test.each([String.raw`\frac{a}{b}`, String.raw`$\frac{a}{b}$`, String.raw`$$\frac{a}{b}$$`])(
  "a formula is mended in its sentence, and the words around it stay (%s)",
  async (answer) => {
    expect(await mending([answer]).mended(formula)).toEqual([String.raw`Shade is $\frac{a}{b}$ of it. [1]`]);
  },
);

test.each([
  ["still broken", "flowchart TD\n  A[Trees --> B"],
  ["prose", "I am sorry."],
  ["empty", ""],
  ["a failure to answer", new FacetError("unexpected")],
])("a picture whose second writing is %s stays as it was, and the model is not asked again", async (_what, answer) => {
  const { mended, asked } = mending([answer]);
  expect(await mended(broken)).toEqual([broken]);
  expect(asked).toHaveLength(1);
});

test("each broken picture of a text is mended in its own place", async () => {
  const text = String.raw`First $\frac{a}{$, then $x$, last $\sqrt{y$.`;
  const { mended, asked } = mending([String.raw`\frac{a}{2}`, String.raw`\sqrt{y}`]);
  expect(await mended(text)).toEqual([String.raw`First $\frac{a}{2}$, then $x$, last $\sqrt{y}$.`]);
  expect(asked).toHaveLength(2);
});

test("a formula that would break its sentence is not taken", async () => {
  expect(await mending(["a$ and $b"]).mended(formula)).toEqual([formula]);
});

test("an answer that is written is not lost because its picture cannot be mended", async () => {
  for (const error of [
    new FacetError("model-unreachable", { model: "m", reason: "connection-broke" }),
    new FacetError("model-overflow"),
  ]) {
    expect(await mending([error]).mended(broken)).toEqual([broken]);
  }
});

test("a stop stops the mending, and what is no error of ours is not hidden", async () => {
  const aborted = new DOMException("stopped", "AbortError");
  await expect(mending([aborted]).mended(broken)).rejects.toBe(aborted);
  const mistake = new TypeError("a mistake");
  await expect(mending([mistake]).mended(broken)).rejects.toBe(mistake);
});

test("more broken pictures than an answer may have are not all asked about", async () => {
  const { mended, asked } = mending(Array.from({ length: 6 }, () => String.raw`\frac{a}{b}`));
  await mended(Array.from({ length: 9 }, () => formula).join(" "));
  expect(asked).toHaveLength(6);
});
