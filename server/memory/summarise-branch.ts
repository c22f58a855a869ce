// Makes the rolling summary of a branch, before its turns stop fitting word for word into a prompt.
import { askFitting } from "../../pipelines/engine/chat.ts";
import type { Run, Turn } from "../../pipelines/engine/conversations.ts";
import { isAbort } from "../../pipelines/engine/errors.ts";
import type { ChatModel } from "../../pipelines/engine/ports.ts";
import { memoryWords } from "../../pipelines/memory/words.ts";
import { summariseByModel, summariseByRules } from "../../pipelines/steps/summarise.ts";
import type { ToSummarise } from "../../pipelines/steps/summarise.ts";
import { errorForLog } from "../error-for-log.ts";
import type { BehindParts } from "./after-run.ts";
import { factsOn } from "./branch-facts.ts";
import { furthestSummary } from "./branch-summaries.ts";
import { withoutCorrected } from "./without-corrected.ts";

/** Of the model's context what a prompt has for turns, beside instructions, summary, memories, question and answer. */
const roomShare = 0.5;
/** Of that room how full it is when a summary is made, and how much of it the newest turns keep. */
const madeAt = 0.75;
const keptShare = 0.2;
/** Of the context, what a summary may take; a token is some 3.5 characters. */
const summaryShare = 0.15;
const charactersPerToken = 3.5;
/** Summaries kept of a conversation: those of older places serve the branches that begin there. */
const summariesAtMost = 20;

export async function summariseBranch(parts: BehindParts, run: Run, signal: AbortSignal): Promise<void> {
  const { memories: store, messages } = parts.store;
  const { owner, conversationId, answerId } = run;
  if (!store.remembers(owner, conversationId)) return;
  const path = messages.pathTo(owner, answerId);
  const before = furthestSummary(store.summaries(owner, conversationId), path);
  const covered = new Set(before === null ? [] : path.slice(0, path.indexOf(before.throughId) + 1));
  const turns = messages.turnsBefore(owner, answerId).filter(({ messageId }) => !covered.has(messageId));
  const model = await parts.models.open(run.modelId, signal);
  const room = model.info.capabilities.context * roomShare;
  // No tokenizer makes more tokens than there are bytes: a short conversation needs no counting.
  if (turns.reduce((sum, { told }) => sum + Buffer.byteLength(told), 0) <= room * madeAt) return;
  const older = await olderTurns(turns, model, room);
  const last = older.at(-1);
  if (last === undefined) return;
  const toldNow = () => withoutForgotten(parts, owner, { conversationId, path }, older);
  const told = toldNow();
  const text = await textOf(parts, { before: before?.text ?? null, turns: told }, model, signal);
  signal.throwIfAborted();
  const known = store.summaries(owner, conversationId);
  const isGone =
    before !== null && !known.some(({ summaryId, text: its }) => summaryId === before.summaryId && its === before.text);
  const still = new Set(toldNow());
  // Changed or forgotten while this one was made of it, or nothing is left to say.
  if (text === "" || isGone || !store.remembers(owner, conversationId) || !told.every((turn) => still.has(turn)))
    return;
  store.addSummary(owner, { conversationId, throughId: last.messageId, text, madeBy: model.info.modelId });
  const oldest = known.slice(0, Math.max(0, known.length + 1 - summariesAtMost));
  store.removeSummaries(
    owner,
    oldest.map(({ summaryId }) => summaryId),
  );
}

/** All but the newest, up to and with an answer; none while all of them fit. */
async function olderTurns(turns: readonly Turn[], { countTokens }: ChatModel, room: number): Promise<readonly Turn[]> {
  const tokens: number[] = [];
  for (const { told } of turns) tokens.push(await countTokens(told));
  if (tokens.reduce((sum, each) => sum + each, 0) <= room * madeAt) return [];
  let kept = 0;
  let end = turns.length;
  while (end >= 2) {
    kept += (tokens[end - 1] ?? 0) + (tokens[end - 2] ?? 0);
    if (kept > room * keptShare) break;
    end -= 2;
  }
  return turns.slice(0, end);
}

/** Without what the person took out of memory, and without what was corrected. */
function withoutForgotten(
  { store }: BehindParts,
  owner: string,
  branch: { readonly conversationId: string; readonly path: readonly string[] },
  turns: readonly Turn[],
): readonly Turn[] {
  const ids = turns.map(({ messageId }) => messageId);
  const messages = store.memories.messagesById(owner, ids);
  const facts = factsOn(store.memories.facts(owner, branch.conversationId), branch);
  const items = messages.map(({ messageId, told: text, at }) => {
    return { memoryId: messageId, kind: "turn" as const, messageId, text, at, isWhole: true };
  });
  const told = new Set(withoutCorrected(items, { path: branch.path, facts }).map(({ messageId }) => messageId));
  return turns.filter(({ messageId }) => told.has(messageId));
}

/** By a large model; by rules in the small tier, and where the model is away. */
async function textOf(
  { log }: BehindParts,
  toSummarise: ToSummarise,
  model: ChatModel,
  signal: AbortSignal,
): Promise<string> {
  const { context } = model.info.capabilities;
  const byRules = () => summariseByRules(toSummarise, Math.floor(context * summaryShare * charactersPerToken));
  if (model.info.tier === "small") return byRules();
  try {
    const byModel = await askFitting(model, signal, (asking) => summariseByModel(toSummarise, asking, memoryWords));
    return byModel || byRules();
  } catch (thrown) {
    if (isAbort(thrown) || signal.aborted) throw thrown;
    log.warn({ err: errorForLog(thrown) }, "A branch is summarised by rules");
    return byRules();
  }
}
