import { expect, test } from "vitest";
import type { ModelInfo } from "../../../pipelines/engine/ports.ts";
import type { AskRequest, ChatTurn } from "../../../pipelines/engine/step-context.ts";
import { contextWords } from "../../../pipelines/memory/words.ts";
import type { ResearchContext, ResearchInput, ResearchWords } from "../../../pipelines/steps/research.ts";
import { understand } from "../../../pipelines/steps/understand.ts";
import * as prompts from "../../../prompts/researcher.ts";
import { pair, recalledOf, rememberedContext } from "../../support/remembered.ts";

type Remembered = Parameters<typeof rememberedContext>[0];

/** Only what the first step reads of them. */
const words = { ...prompts, context: contextWords } as unknown as ResearchWords;
const input = (question: string): ResearchInput => ({
  question,
  mode: "answer",
  length: "standard",
  basis: "documents",
});

async function understood(question: string, remembered: Remembered, tier: ModelInfo["tier"] = "large") {
  const { context, events, asked } = rememberedContext({ ...remembered, info: { tier } });
  const prompted: (readonly ChatTurn[])[] = [];
  const ask = async ({ turns }: Pick<AskRequest<never>, "turns">) => {
    prompted.push(turns);
    return { question: "How far does a budget of 4,000 euros reach?" };
  };
  const documents = { list: () => [] };
  const { plan } = await understand(
    input(question),
    { ...context, documents, ask } as unknown as ResearchContext,
    words,
  );
  const notes = events.flatMap((event) => (event.type === "note" ? [event] : []));
  return {
    plan,
    events,
    asked,
    notes,
    prompt: prompted
      .flat()
      .map(({ text }) => text)
      .join("\n"),
  };
}

const told = pair("My budget is 4,000 euros.", "Good to know.", { persona: "guide" });
const between = Array.from({ length: 30 }, (_, at) => pair(`Question ${at}?`, `Answer ${at}.`)).flat();

test("what was told to the Guide a moment ago is in the prompt that rewrites a follow-up", async () => {
  const { prompt, plan } = await understood("What about the budget I mentioned?", { history: told });
  expect(prompt).toContain("user: My budget is 4,000 euros.");
  expect(plan.question).toBe("How far does a budget of 4,000 euros reach?");
});

test("what was told sixty turns ago comes by recall and summary, and is told to the page", async () => {
  const history = [...told, ...between];
  const fact = recalledOf("My budget is 4,000 euros.", { messageId: told[0]!.messageId });
  const summary = { summaryId: "s", throughId: history[40]!.messageId, text: "Many questions about heat." };
  const { prompt, events, asked } = await understood("What about the budget I mentioned?", {
    history,
    memories: [fact],
    summary,
  });
  expect(prompt).toMatch(
    /<memories>[^]*My budget is 4,000 euros\.[^]*<conversation>[^]*Answer 29\.[^]*Follow-up question: What about the budget/,
  );
  expect(prompt).toContain("Many questions about heat.");
  expect(prompt).not.toContain("Question 25?");
  expect(asked[0]?.query).toBe("What about the budget I mentioned?");
  expect(events).toContainEqual({ type: "memories-recalled", memories: [fact] });
});

test("a long turn is cut in that prompt, and what stands behind the cut may be recalled", async () => {
  const long = pair(`Read: ${"paste ".repeat(800)} The flat costs 900.`, "Read.");
  const fact = recalledOf("The flat costs 900.", { messageId: long[0]!.messageId });
  const { prompt } = await understood("Is that too much?", { history: long, memories: [fact] });
  expect(prompt.length).toBeLessThan(3500);
  expect(prompt).toContain("The flat costs 900.");
});

test("a small model is asked for nothing: a question that leans on the one before is read together with it", async () => {
  const { prompt, plan } = await understood(
    "And in 2023?",
    { history: pair("How warm was Graz?", "10 degrees.") },
    "small",
  );
  expect(prompt).toBe("");
  expect(plan.question).toBe("How warm was Graz? And in 2023?");
});

test.each([
  ["in Spanish", { language: "en", answerLanguage: "Spanish" }],
  ["auf Deutsch", { language: "de", answerLanguage: "German" }],
  ["shorter and in French", { language: "en", answerLanguage: "French", length: "short" }],
])("“%s” keeps the question and changes the language of the answer", async (wish, changed) => {
  const { plan, notes } = await understood(wish, { history: pair("How warm was Graz in May?", "10 degrees.") });
  expect(plan).toMatchObject({ question: "How warm was Graz in May?", ...changed });
  expect(notes).toEqual([]);
});

test("a small model says that it cannot change the language, and keeps the answer", async () => {
  const history = pair("How warm was Graz in May?", "10 degrees.");
  const { plan, notes } = await understood("in Spanish", { history }, "small");
  expect(plan.answerLanguage).toBeUndefined();
  expect(plan.question).toBe("How warm was Graz in May?");
  expect(notes).toMatchObject([{ key: "needs-larger-model", values: { language: "Spanish" } }]);
});

test("a wish the Researcher cannot follow without new words is a question of its own", async () => {
  const { prompt } = await understood("more formal", { history: pair("How warm was Graz?", "10 degrees.") });
  expect(prompt).toContain("Follow-up question: more formal");
});
