// Builds a prompt out of the system text, the conversation as far as it fits, what is remembered of it, and the question; and tells what it is made of.
import type { Turn } from "../engine/conversations.ts";
import type { ImageInfo } from "../engine/images.ts";
import type { BuiltContext, ContextPart, RecalledMemory } from "../engine/memory.ts";
import { describePicture } from "../engine/picture-words.ts";
import type { ChatTurn, StepContext } from "../engine/step-context.ts";
import { placePictures, showPictures } from "./pictures-in-prompt.ts";
import { planContext } from "./plan-context.ts";
import type { ContextPlan, ContextWords } from "./plan-context.ts";

/** Memories asked for; as many as fit are told. */
const recalledAtMost = 8;
/** Characters of a question that are searched with: a pasted text says the same all through. */
const queryCharacters = 2000;

export interface ContextRequest {
  readonly system: string;
  readonly question: string;
  /** Tokens kept free for the answer. */
  readonly answerTokens: number;
  /** What memory is searched with; default the question. */
  readonly query?: string;
  /** Turns told word for word, at most. */
  readonly turnsAtMost?: number;
  readonly words: ContextWords;
}

type Reads = Pick<StepContext, "history" | "memory" | "model" | "signal">;

interface Assembled {
  readonly turns: ChatTurn[];
  /** Those to be shown beside the last turn: their tokens are counted. */
  readonly shown: readonly ImageInfo[];
  readonly built: BuiltContext;
  /** Best first. */
  readonly recalled: readonly RecalledMemory[];
  /** In the order of the prompt. */
  readonly texts: readonly ToldText[];
}

/** One text of a prompt; of a turn, with who said it. */
export interface ToldText {
  readonly kind: ContextPart["kind"];
  readonly role?: Turn["role"];
  readonly text: string;
}

/** With the pictures of the run beside the question. Throws FacetError model-overflow where the system text and the question alone are too long. */
export async function buildContext(
  request: ContextRequest,
  context: Reads & Pick<StepContext, "emit"> & Partial<Pick<StepContext, "images">>,
): Promise<{ turns: ChatTurn[] }> {
  const { emit, images, signal } = context;
  const { turns, shown, built, recalled } = await assembleContext(request, context, images?.list());
  if (recalled.length > 0) emit({ type: "memories-recalled", memories: recalled });
  emit({ type: "context-built", context: built });
  return { turns: images ? await showPictures(turns, shown, images, signal) : turns };
}

/** The same, told to nobody, with the pictures given and not opened. */
export async function assembleContext(
  request: ContextRequest,
  context: Reads,
  pictures: readonly ImageInfo[] = [],
): Promise<Assembled> {
  const { history, memory, model, signal } = context;
  const { system, question, answerTokens, query = question, turnsAtMost, words } = request;
  const limit = model.info.capabilities.context;
  const budget = limit - answerTokens;
  const plan = await planContext(
    {
      system,
      question,
      pictures: (used) => placePictures(pictures, { budget, used }, { ...model, history }, words),
      history,
      turnsAtMost,
      summary: memory.summary(),
      budget,
      recall: (except) => memory.recall(query.slice(0, queryCharacters), recalledAtMost, { except, signal }),
    },
    model.countTokens,
    words,
  );
  const asked = [plan.memories?.text, plan.pictures.text, plan.question.text].filter(Boolean).join("\n\n");
  const turns: ChatTurn[] = [
    { role: "system", text: plan.system.text },
    ...(plan.summary ? [{ role: "user" as const, text: plan.summary.text }] : []),
    ...plan.turns.map(({ role, text }) => ({ role, text })),
    { role: "user", text: asked },
  ];
  const { recalled } = plan;
  const { shown } = plan.pictures;
  return { turns, shown, built: builtOf(plan, limit, answerTokens), recalled, texts: textsOf(plan) };
}

function builtOf(plan: ContextPlan, limit: number, answer: number): BuiltContext {
  const told = plan.turns.reduce((sum, turn) => sum + turn.tokens, 0);
  const parts: ContextPart[] = [
    { kind: "instructions", tokens: plan.system.tokens, count: 1 },
    { kind: "summary", tokens: plan.summary?.tokens ?? 0, count: plan.summary?.messages ?? 0 },
    { kind: "turns", tokens: told, count: plan.turns.length },
    { kind: "memories", tokens: plan.memories?.tokens ?? 0, count: plan.recalled.length },
    { kind: "pictures", tokens: plan.pictures.tokens, count: plan.pictures.count },
    { kind: "question", tokens: plan.question.tokens, count: plan.question.text === "" ? 0 : 1 },
  ];
  const firstMessageId = plan.turns[0]?.messageId ?? null;
  return { limit, answer, parts: parts.filter(({ count }) => count > 0), firstMessageId, leftOut: plan.leftOut };
}

function textsOf(plan: ContextPlan): Assembled["texts"] {
  const texts: ToldText[] = [
    { kind: "instructions", text: plan.system.text },
    { kind: "summary", text: plan.summary?.text ?? "" },
    ...plan.turns.map(({ role, text }) => ({ kind: "turns" as const, role, text })),
    { kind: "memories", text: plan.memories?.text ?? "" },
    { kind: "pictures", text: [...plan.pictures.shown.map(describePicture), plan.pictures.text].join("\n").trim() },
    { kind: "question", text: plan.question.text },
  ];
  return texts.filter(({ text }) => text !== "");
}

/** Tells what a prompt of instructions, passages and a question is made of, that holds nothing of the conversation. */
export async function tellContext(
  prompt: {
    readonly turns: readonly ChatTurn[];
    readonly question: string;
    readonly passages: number;
    readonly answerTokens: number;
  },
  { model, emit, history }: Pick<StepContext, "model" | "emit" | "history">,
): Promise<void> {
  const tokensOf = async (wanted: (turn: ChatTurn) => boolean) => {
    let sum = 0;
    for (const { text } of prompt.turns.filter(wanted)) sum += await model.countTokens(text);
    return sum;
  };
  const instructions = await tokensOf(({ role }) => role === "system");
  const asked = await tokensOf(({ role }) => role !== "system");
  const question = Math.min(asked, await model.countTokens(prompt.question));
  const parts: ContextPart[] = [
    { kind: "instructions", tokens: instructions, count: 1 },
    { kind: "passages", tokens: asked - question, count: prompt.passages },
    { kind: "question", tokens: question, count: 1 },
  ];
  const limit = model.info.capabilities.context;
  const shown = parts.filter(({ count }) => count > 0);
  const context = { limit, answer: prompt.answerTokens, parts: shown, firstMessageId: null, leftOut: history.length };
  emit({ type: "context-built", context });
}
