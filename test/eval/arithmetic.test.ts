import { expect, test } from "vitest";
import type { ChatRequest } from "../../pipelines/engine/step-context.ts";
import { asksForCalculation, calculate } from "../../pipelines/steps/guide/calculate.ts";
import type { GuidePlan } from "../../pipelines/steps/guide/guide.ts";
import { languageOf } from "../../pipelines/steps/language.ts";
import { calculate as words } from "../../prompts/guide-calculate.ts";
import { scriptedModels } from "../support/scripted-model.ts";
import { isAnswer } from "./arithmetic.ts";
import { problems } from "./arithmetic-problems.ts";

const all = problems(200, 7);

test("of two hundred problems in words every result is right where the expression is read rightly", async () => {
  for (const problem of all) {
    const { question, expression } = problem;
    expect(asksForCalculation(question), question).toBe(true);
    const draft = await calculate(
      { question, language: languageOf(question) } as GuidePlan,
      {
        model: scriptedModels([], { info: { tier: "small" } }).model,
        signal: new AbortController().signal,
        emit: () => {},
        chat: async (_request: ChatRequest) => `result: ${expression}`,
        ask: () => Promise.reject(new Error("a small model is not asked for JSON")),
      },
      words,
    );
    const [calculation] = draft?.calculations ?? [];
    expect(calculation && isAnswer(calculation.value, problem), `${question} → ${draft?.answer}`).toBe(true);
    expect(calculation?.assumed, question).toEqual([]);
  }
});

test("the measure itself: a wrong number, unit or day is no answer", () => {
  const train = all.find(({ unit }) => unit === "km/h");
  const day = all.find(({ answer }) => typeof answer === "string");
  if (!train || !day) throw new Error("no such problem");
  expect(isAnswer(`${train.answer} km/h`, train)).toBe(true);
  expect(isAnswer(`${Number(train.answer) + 1} km/h`, train)).toBe(false);
  expect(isAnswer(`${train.answer} km`, train)).toBe(false);
  expect(isAnswer("1 January 1900", day)).toBe(false);
});

test("problems of a seed are always the same", () => {
  expect(problems(50, 7)).toEqual(all.slice(0, 50));
  expect(problems(50, 8)).not.toEqual(all.slice(0, 50));
});
