import fc from "fast-check";
import { expect, test } from "vitest";
import type { Turn } from "../../../pipelines/engine/ports.ts";
import { fitTurns } from "../../../pipelines/steps/fit-turns.ts";

/** One token a word. */
const model = { countTokens: async (text: string) => text.split(/\s+/).filter(Boolean).length };
const turn = (role: "user" | "assistant", text: string): Turn => ({ role, persona: "guide", text });
const history = [
  turn("user", "one two"),
  turn("assistant", "three four"),
  turn("user", "five"),
  turn("assistant", "six"),
];

test("a question that alone is too long is refused with both numbers", async () => {
  const long = { system: "be kind", question: "word ".repeat(90), history: [], budget: 50 };
  await expect(fitTurns(long, model)).rejects.toMatchObject({
    data: { code: "model-overflow", facts: { tokens: 108, limit: 50 } },
  });
});

test("what fits goes whole, between the system text and the question", async () => {
  const { turns, leftOut } = await fitTurns({ system: "be kind", question: "and now?", history, budget: 1000 }, model);
  expect(leftOut).toBe(0);
  expect(turns.map((each) => each.text)).toEqual(["be kind", "one two", "three four", "five", "six", "and now?"]);
});

test("the oldest turns are left out first, and counted", async () => {
  const { turns, leftOut } = await fitTurns({ system: "be kind", question: "and now?", history, budget: 40 }, model);
  expect(leftOut).toBe(2);
  expect(turns.map((each) => each.text)).toEqual(["be kind", "five", "six", "and now?"]);
});

test("whatever the conversation, the prompt keeps to its budget and loses nothing in the middle", async () => {
  const turns = fc.array(fc.tuple(fc.constantFrom("user", "assistant"), fc.lorem({ maxCount: 20 })), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(turns, fc.integer({ min: 30, max: 400 }), async (all, budget) => {
      const past = all.map(([role, text]) => turn(role as "user" | "assistant", text));
      const fitted = await fitTurns({ system: "s", question: "q", history: past, budget }, model);
      const sizes = await Promise.all(fitted.turns.map(async (each) => (await model.countTokens(each.text)) + 8));
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(budget);
      expect(fitted.turns.slice(1, -1).map((each) => each.text)).toEqual(
        past.slice(fitted.leftOut).map((each) => each.text),
      );
    }),
  );
});
