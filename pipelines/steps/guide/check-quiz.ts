// Grades a quiz: by code where code can, open short answers by the model with its reason; and finds the layer to read again.
import { z } from "zod";
import type { Turn } from "../../engine/conversations.ts";
import { FacetError, isAbort } from "../../engine/errors.ts";
import { gradeByCode, isLeftOut, isTooLong, isUngraded, otherTerms, shortAtMost } from "../../engine/guide/grade.ts";
import { plainWords } from "../../engine/guide/grade-words.ts";
import type { Outline } from "../../engine/guide/outline.ts";
import type { Given, Quiz, QuizAnswer, QuizItem, QuizResult } from "../../engine/guide/quiz.ts";
import * as schemas from "../../engine/guide/schemas.ts";
import { saidByCode } from "./change-path.ts";
import type { GuideContext, GuideDraft, GuidePlan } from "./guide.ts";
import { withQuizResult } from "./moves.ts";
import type { QuizWords } from "./quiz-words.ts";

const verdict = z.object({ right: z.boolean(), reason: z.string().trim() });
const maxTokens = 250;
const reasonAtMost = 500;
/** Words up to which an expected answer is a term: without a model another term is wrong, and a sentence stays open. */
const termWords = 3;

export async function checkQuiz(
  plan: GuidePlan,
  answers: readonly QuizAnswer[],
  context: GuideContext,
  words: QuizWords,
): Promise<GuideDraft> {
  const { language, outline } = plan;
  const asked = quizOf(context.history, answers);
  if (!asked) return saidByCode(words.told.noQuiz[language], context);
  const results = await graded(asked.items, answers, context, { words, language });
  const counts = countsOf(asked.items, results);
  const quiz: Quiz = { items: asked.items, results, back: backOf(counts, outline) };
  const place = outline?.layers.findIndex(({ id }) => id === quiz.back) ?? -1;
  const back = place < 0 ? null : { number: place + 1, title: outline?.layers[place]?.title ?? "" };
  const sum = (of: (count: Count) => number) => [...counts.values()].reduce((total, each) => total + of(each), 0);
  const [right, counted] = [sum((each) => each.right), sum((each) => each.asked)];
  const told = words.told.result({ right, asked: counted, ungraded: asked.items.length - counted, back });
  const draft = { ...saidByCode(told[language], context), quiz };
  return outline ? { ...draft, outline: withCounts(outline, counts) } : draft;
}

/** The quiz these answers belong to; without any the last one of the branch. */
function quizOf(history: readonly Turn[], answers: readonly QuizAnswer[]): Quiz | null {
  const ids = new Set(answers.map(({ id }) => id));
  const all = history.flatMap(({ role, persona, outputs }) => {
    const found =
      role === "assistant" && persona === "guide" ? schemas.quiz.safeParse(outputs?.["quiz"]).data : undefined;
    return found && found.items.length > 0 ? [found] : [];
  });
  if (ids.size === 0) return all.at(-1) ?? null;
  return all.findLast(({ items }) => items.some(({ id }) => ids.has(id))) ?? null;
}

interface Manner {
  readonly words: QuizWords;
  readonly language: GuidePlan["language"];
}

/** One result for each question; what was left out is null. */
async function graded(
  items: readonly QuizItem[],
  answers: readonly QuizAnswer[],
  context: GuideContext,
  { words, language }: Manner,
): Promise<readonly QuizResult[]> {
  const given = new Map(answers.map((each) => [each.id, each.given]));
  const results: QuizResult[] = [];
  let isThere = context.model.info.tier === "large";
  for (const [at, item] of items.entries()) {
    const { id } = item;
    const answer = given.get(id) ?? null;
    const right = gradeByCode(item, answer, otherTerms(items, item));
    const reasonless = reasonOf(answer, words, language);
    if (right !== null || item.kind !== "short" || typeof answer !== "string") {
      results.push({
        id,
        given: shown(answer),
        right: right === true,
        by: "code",
        reason: right === true ? "" : reasonless,
      });
      continue;
    }
    if (isThere) context.progress(at, items.length);
    const byModel = isThere ? await gradeByModel(item, answer, context, words) : null;
    if (byModel === "gone") isThere = false;
    if (byModel !== null && byModel !== "gone") results.push({ id, given: answer, by: "model", ...byModel });
    else {
      // In the small tier nothing else is asked than terms, and this is another one.
      const isOpen = context.model.info.tier === "large" || plainWords(item.answer).words.length > termWords;
      results.push({
        id,
        given: answer,
        right: false,
        by: "code",
        reason: isOpen ? words.told.ungraded[language] : "",
      });
    }
  }
  return results;
}

function reasonOf(given: Given, { told }: QuizWords, language: GuidePlan["language"]): string {
  if (isLeftOut(given)) return told.leftOut[language];
  return isTooLong(given) ? told.tooLong[language] : "";
}

/** As much of a text as is kept: what is too long stays so. */
function shown(given: Given): Given {
  return typeof given === "string" ? given.slice(0, shortAtMost + 1).toWellFormed() : given;
}

/** Null for a verdict that cannot be read, "gone" where the model does not answer: neither makes an answer wrong. */
async function gradeByModel(
  { question, answer, accept }: QuizItem & { readonly kind: "short" },
  given: string,
  context: GuideContext,
  words: QuizWords,
): Promise<{ readonly right: boolean; readonly reason: string } | "gone" | null> {
  const turns = words.grade({ question, expected: [answer, ...accept].join(" / "), given });
  try {
    const { right, reason } = await context.ask({ turns, schema: verdict, maxTokens });
    return { right, reason: reason.slice(0, reasonAtMost).toWellFormed() };
  } catch (thrown) {
    context.signal.throwIfAborted();
    if (isAbort(thrown) || !(thrown instanceof FacetError)) throw thrown;
    return thrown.data.code === "unexpected" ? null : "gone";
  }
}

interface Count {
  readonly right: number;
  readonly asked: number;
}

/** By layer, in the order of the questions; what nobody graded counts neither way. */
function countsOf(items: readonly QuizItem[], results: readonly QuizResult[]): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  for (const [at, item] of items.entries()) {
    const result = results[at];
    if (!result || isUngraded(result)) continue;
    const { right, asked } = counts.get(item.node) ?? { right: 0, asked: 0 };
    counts.set(item.node, { right: right + (result.right ? 1 : 0), asked: asked + 1 });
  }
  return counts;
}

/** The layer with most wrong answers, the first of them where several have as many; it must still be on the path. */
function backOf(counts: ReadonlyMap<string, Count>, outline: Outline | null): string | null {
  const onPath = [...counts].filter(([node]) => !outline || outline.layers.some(({ id }) => id === node));
  const most = Math.max(0, ...onPath.map(([, { right, asked }]) => asked - right));
  return most === 0 ? null : (onPath.find(([, { right, asked }]) => asked - right === most)?.[0] ?? null);
}

function withCounts(outline: Outline, counts: ReadonlyMap<string, Count>): Outline {
  let changed = outline;
  for (const [node, { right, asked }] of counts) changed = withQuizResult(changed, node, { right, asked });
  return changed;
}
