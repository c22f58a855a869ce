// The Guide's third step: each wish by its own way to a draft; what its model cannot be trusted with is said first.
import { isAbsent } from "../../engine/absent-model.ts";
import type { Found } from "../find-passages.ts";
import { answerBetween, ledBack } from "./answer-between.ts";
import { beyond } from "./beyond.ts";
import { calculate } from "./calculate.ts";
import { arrangeLayers, refuse, skipLayer } from "./change-path.ts";
import { checkQuiz } from "./check-quiz.ts";
import type { GuideContext, GuideDraft, GuideInput, GuidePlan } from "./guide.ts";
import type { GuideWords } from "./guide-words.ts";
import { makeCard } from "./make-card.ts";
import { makeQuiz } from "./make-quiz.ts";
import { tellLesson } from "./tell-lesson.ts";

interface ToAnswer extends GuideInput {
  readonly plan: GuidePlan;
  readonly found: Found;
}

export async function answerRequest(
  state: ToAnswer,
  context: GuideContext,
  words: GuideWords,
): Promise<{ draft: GuideDraft }> {
  const { plan, found } = state;
  if (plan.refused !== undefined) return { draft: refuse(plan, context, words) };
  if (!isAbsent(context.model.info))
    for (const key of beyond(plan, context.model.info, found.passages.length > 0))
      context.emit({ type: "note", level: "warning", key, values: {} });
  return { draft: await draftOf(state, context, words) };
}

async function draftOf(state: ToAnswer, context: GuideContext, words: GuideWords): Promise<GuideDraft> {
  const { plan } = state;
  switch (plan.task) {
    case "lesson":
      return tellLesson(state, context, words);
    case "skip":
      return skipLayer(plan, context, words);
    case "arrange":
      return arrangeLayers(plan, state.layers, context, words);
    case "quiz":
      return makeQuiz(plan, context, words.quiz);
    case "check":
      return checkQuiz(plan, state.answers ?? [], context, words.quiz);
    case "card":
      return makeCard(plan, state.card ?? null, context, words.card);
    case "calculate": {
      const computed = await calculate(plan, context, words.calculate);
      return computed ? ledBack(plan, computed, context, words) : answerBetween(state, context, words);
    }
    case "ask":
      return answerBetween(state, context, words);
  }
}
