import { expect, test } from "vitest";
import { askFitting, askingOf } from "../../../pipelines/engine/chat.ts";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { memoryWords } from "../../../pipelines/memory/words.ts";
import { factsByModel } from "../../../pipelines/steps/facts-by-model.ts";
import { scriptedModels } from "../../support/scripted-model.ts";

const message = "We are thinking of Lisbon for the retreat, about twenty of us. The wifi password there is sonne123.";
const fact = (subject: string, text: string, value: string) => ({ subject, text, value, correction: false });

async function read(reply: unknown, before: { subject: string } | null = null) {
  const models = scriptedModels(() => ({ text: typeof reply === "string" ? reply : JSON.stringify(reply) }));
  const asking = askingOf(models.model, new AbortController().signal);
  return { facts: await factsByModel({ message, before }, asking, memoryWords), asked: models.llm.asked };
}

test("a fact whose value the person wrote is kept, its subject in normal form", async () => {
  const { facts } = await read({ facts: [fact("The retreat's place", "The retreat may be in Lisbon.", "Lisbon")] });
  expect(facts).toEqual([
    { subject: "retreat place", text: "The retreat may be in Lisbon.", value: "Lisbon", isCorrection: false },
  ]);
});

test("a value the person did not write is not kept, and neither is a password or a subject without words", async () => {
  const { facts } = await read({
    facts: [
      fact("retreat", "The retreat is in Porto.", "Porto"),
      fact("wifi", "The wifi password is sonne123.", "sonne123"),
      fact("the", "Twenty people come.", "twenty"),
    ],
  });
  expect(facts).toEqual([]);
});

test("what the message before was about is told, and a flag that is a word is read", async () => {
  const one = { ...fact("group size", "The group has twenty people.", "twenty"), correction: "true" };
  const { facts, asked } = await read({ facts: [one] }, { subject: "retreat place" });
  expect(facts).toMatchObject([{ subject: "group size", isCorrection: true }]);
  expect(asked[0]?.turns.at(-1)?.text).toContain("retreat place");
});

test("words that are no JSON, twice, are an error and no facts", async () => {
  await expect(read("I cannot say.")).rejects.toMatchObject({ data: { code: "unexpected" } });
});

test("a long message is read as far as it fits, also where its server takes less than it seemed", async () => {
  const letters: number[] = [];
  const models = scriptedModels(({ turns }) => {
    letters.push(turns.reduce((sum, { text }) => sum + text.length, 0));
    if (letters.length === 1) return { error: new FacetError("model-overflow", { tokens: 1900, limit: 1300 }) };
    return { text: JSON.stringify({ facts: [fact("retreat", "The retreat is in Lisbon.", "Lisbon")] }) };
  });
  const long = `${message} ${"and so on ".repeat(400)}`;
  const { signal } = new AbortController();
  const facts = await askFitting(models.model, signal, (asking) =>
    factsByModel({ message: long, before: null }, asking, memoryWords),
  );
  expect(facts).toMatchObject([{ value: "Lisbon" }]);
  expect(letters).toHaveLength(2);
  expect(letters[1]).toBeLessThan((letters[0] ?? 0) / 2 + 1000);
  await expect(
    askFitting(models.model, signal, async ({ chat }) => {
      letters.length = 0;
      return await chat({ turns: [{ role: "user", text: "no room at all" }], maxTokens: 5 });
    }),
  ).rejects.toThrow();
});
