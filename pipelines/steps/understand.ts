// The first step of the Researcher: the question made to stand alone, a refinement applied to the question it refines.
import { z } from "zod";
import { askOr } from "./ask-or.ts";
import { askedPart } from "./asked-part.ts";
import { assembleContext } from "./build-context.ts";
import { leansOnPrevious } from "./follow-up.ts";
import { languageOf } from "./language.ts";
import type { AnswerLanguage } from "./language.ts";
import { readRefinement as readAnyRefinement } from "./refinement.ts";
import type { Refinement } from "./refinement.ts";
import { topicsOf } from "./topics.ts";
import type { AnswerLength, Plan, ResearchContext, ResearchInput, ResearchWords, Task } from "./research.ts";

/** Turns of the conversation a question is rewritten with, and characters of each. */
export const turnsRead = 6;
const turnCharacters = 1500;
/** Of the rewritten question against the original: the words of the person stay in the search. */
const weights = { whole: 1.3, original: 0.5 };
const rewriteTokens = 200;
/** Tokens of the words around a conversation that ask for the rewriting. */
const promptTokens = 200;
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
    const wanted = wantedLanguage(all, context);
    const language = languageCodes[wanted ?? ""] ?? languageOf(last);
    const answerLanguage = wanted === null ? {} : { answerLanguage: wanted };
    return { plan: { task, question: last, searches, language, length, focus, topics, ...answerLanguage } };
  }
  const task = taskOf(input, context);
  const topics = topicsOf(asked);
  const question = topics ? asked : await standAlone(asked, last, context, words);
  const searches =
    question === asked || asked.includes(question)
      ? [{ text: question, weight: 1 }]
      : [
          { text: question, weight: weights.whole },
          { text: asked, weight: weights.original },
        ];
  return {
    plan: { task, question, searches, language: languageOf(question), length: input.length, focus: null, topics },
  };
}

/** Those that the Researcher can follow: its words are the documents', so that a tone or a variant is a wish of its own. */
function readRefinement(text: string): Refinement | null {
  const read = readAnyRefinement(text);
  return read && (read.tone ?? read.variant ?? read.depth) === undefined ? read : null;
}

/** Languages that the sentences which code writes are known in. */
const languageCodes: Readonly<Record<string, AnswerLanguage>> = { English: "en", German: "de" };

/** English name of the language asked for last. Quotes cannot be translated, so an extract stays as it is and says so. */
function wantedLanguage(all: readonly Refinement[], { model, emit }: ResearchContext): string | null {
  const wanted = all.findLast((each) => each.language !== undefined)?.language ?? null;
  if (wanted === null || model.info.tier === "large") return wanted;
  emit({ type: "note", level: "info", key: "needs-larger-model", values: { language: wanted } });
  return null;
}

function taskOf(input: ResearchInput, { documents }: ResearchContext): Task {
  if (input.basis === "general") return "general";
  const all = documents.list();
  if (all.length === 0) return "no-documents";
  const readable = all.some(({ documentId }) => documents.report(documentId).length > 0);
  // Among tables alone a question is one for the database, whatever mode is chosen: their rows make no sentences.
  if (input.mode === "answer" && all.every(({ isData }) => isData)) return "data";
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
  const { tier } = context.model.info;
  if (last === undefined && tier === "large") return asked;
  const question = tier === "large" ? await rewrite(asked, context, words) : undefined;
  const part = askedPart(asked);
  const whole = question ?? (last !== undefined && leansOnPrevious(part) ? `${last} ${part}` : part);
  if (whole !== asked) context.emit({ type: "note", level: "info", key: "read-as", values: { question: whole } });
  return whole;
}

/** Undefined where the model gives no question: the rules take over. */
async function rewrite(question: string, context: ResearchContext, words: ResearchWords): Promise<string | undefined> {
  const turns = await rewriteTurns(question, context, words);
  return (await askOr(context, { turns, schema: rewritten, maxTokens: rewriteTokens }, null))?.question;
}

/** The last turns, and of all before them the summary and what fits the question. */
async function rewriteTurns(question: string, context: ResearchContext, words: ResearchWords) {
  const { history, memory, emit } = context;
  const cut = new Set(history.filter(({ text }) => text.length > turnCharacters).map(({ messageId }) => messageId));
  const { turns, texts, recalled } = await assembleContext(
    { system: "", question, answerTokens: rewriteTokens + promptTokens, turnsAtMost: turnsRead, words: words.context },
    {
      ...context,
      history: history.map((turn) => ({ ...turn, told: turn.text.slice(0, turnCharacters) })),
      memory: {
        ...memory,
        // What stands behind the cut of a long turn is not in the prompt.
        recall: (query, k, { except = new Set<string>(), ...options } = {}) =>
          memory.recall(query, k, { ...options, except: new Set([...except].filter((id) => !cut.has(id))) }),
      },
    },
  );
  if (recalled.length > 0) emit({ type: "memories-recalled", memories: recalled });
  const known = texts.flatMap(({ kind, text }) => (kind === "summary" || kind === "memories" ? [text] : []));
  const conversation = turns.slice(0, -1).filter(({ text }) => text !== "" && !known.includes(text));
  return words.rewrite({ known, conversation, question });
}
