// The first step of the Researcher: the question made to stand alone, a refinement applied to the question it refines.
import { z } from "zod";
import { FacetError } from "../engine/errors.ts";
import type { Turn } from "../engine/ports.ts";
import { leansOnPrevious } from "./follow-up.ts";
import { languageOf } from "./language.ts";
import { readRefinement } from "./refinement.ts";
import type { Refinement } from "./refinement.ts";
import { topicsOf } from "./topics.ts";
import type { AnswerLength, Plan, ResearchContext, ResearchInput, ResearchWords, Task } from "./research.ts";

/** Turns of the conversation a question is rewritten with, and characters of each. */
const turnsRead = 6;
const turnCharacters = 1500;
/** Of the rewritten question against the original: the words of the person stay in the search. */
const weights = { whole: 1.3, original: 0.5 };
const rewriteTokens = 200;
const rewritten = z.object({ question: z.string().trim().min(1).max(2000) });

export async function understand(
  input: ResearchInput,
  context: ResearchContext,
  words: ResearchWords,
): Promise<{ plan: Plan }> {
  const asked = input.question;
  const earlier = context.history.filter((turn) => turn.role === "user").map((turn) => turn.text);
  const last = earlier.findLast((text) => readRefinement(text) === null);
  const refinement = last === undefined ? null : readRefinement(asked);
  if (last !== undefined && refinement) {
    const since = earlier.slice(earlier.lastIndexOf(last) + 1).map((text) => readRefinement(text) ?? {});
    const all = [...since, refinement];
    const focus = all.findLast((each) => each.focus !== undefined)?.focus ?? null;
    const table = all.some((each) => each.table === true);
    const part = focus === null ? last : `${focus}: ${last}`;
    const searches = [{ text: part, weight: 1 }, ...(part === last ? [] : [{ text: last, weight: 1 }])];
    const length = all.reduce(lengthAfter, input.length);
    const task = taskOf(table ? { ...input, mode: "compare" } : input, context);
    const topics = topicsOf(focus ?? last);
    return { plan: { task, question: last, searches, language: languageOf(last), length, focus, topics } };
  }
  const task = taskOf(input, context);
  const topics = topicsOf(asked);
  const question = topics ? asked : await standAlone(asked, last, context, words);
  const searches =
    question === asked
      ? [{ text: asked, weight: 1 }]
      : [
          { text: question, weight: weights.whole },
          { text: asked, weight: weights.original },
        ];
  return {
    plan: { task, question, searches, language: languageOf(question), length: input.length, focus: null, topics },
  };
}

function taskOf(input: ResearchInput, { documents }: ResearchContext): Task {
  if (input.basis === "general") return "general";
  const all = documents.list();
  if (all.length === 0) return "no-documents";
  const readable = all.some(({ documentId }) => documents.report(documentId).length > 0);
  if (!readable && input.mode !== "data") return "nothing-read";
  return input.mode;
}

const lengths: readonly AnswerLength[] = ["short", "standard", "long"];

function lengthAfter(length: AnswerLength, refinement: Refinement): AnswerLength {
  if (refinement.length === undefined) return length;
  const at = lengths.indexOf(length) + (refinement.length === "shorter" ? -1 : 1);
  return lengths[Math.min(Math.max(at, 0), lengths.length - 1)] ?? length;
}

async function standAlone(
  asked: string,
  last: string | undefined,
  context: ResearchContext,
  words: ResearchWords,
): Promise<string> {
  if (last === undefined) return asked;
  const { tier } = context.model.info;
  const question = tier === "large" ? await rewrite(asked, context, words) : undefined;
  const whole = question ?? (leansOnPrevious(asked) ? `${last} ${asked}` : asked);
  if (whole !== asked) context.emit({ type: "note", level: "info", key: "read-as", values: { question: whole } });
  return whole;
}

/** Undefined where the model gives no question: the rules take over. */
async function rewrite(question: string, context: ResearchContext, words: ResearchWords): Promise<string | undefined> {
  const conversation = context.history.slice(-turnsRead).map(shortTurn);
  const turns = words.rewrite({ conversation, question });
  try {
    return (await context.ask({ turns, schema: rewritten, maxTokens: rewriteTokens })).question;
  } catch (thrown) {
    if (thrown instanceof FacetError && thrown.data.code === "unexpected") return undefined;
    throw thrown;
  }
}

const shortTurn = ({ role, text }: Turn) => ({ role, text: text.slice(0, turnCharacters) });
