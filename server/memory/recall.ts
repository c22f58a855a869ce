// Recall on one branch: by words and by meaning, fused; within the branch in every query, corrected facts left out.
import { setImmediate } from "node:timers/promises";
import type { RecalledMemory, RecallOptions } from "../../pipelines/engine/memory.ts";
import type { MemoryStore, MessageToRemember, StoredFact } from "../store/memory-store.ts";
import { factsOn } from "./branch-facts.ts";
import type { Branch } from "./branch-facts.ts";
import { bestPiece, fuseHits } from "./fuse-hits.ts";
import type { Hit, Voice } from "./fuse-hits.ts";
import { piecesOf } from "./pieces.ts";
import { recallByMeaning } from "./recall-by-meaning.ts";
import type { MeaningParts } from "./recall-by-meaning.ts";
import { withoutCorrected } from "./without-corrected.ts";
import type { Recallable } from "./without-corrected.ts";

/** Hits taken of each way before they are fused. */
const depth = 40;
/** A turn that is no longer than this many times its facts says nothing beside them. */
const saysNoMore = 2;

export interface RecallParts extends MeaningParts {
  readonly store: MemoryStore;
}

interface Candidate extends Recallable {
  readonly persona: string | null;
  readonly score: number;
}

/** Best first, at most k. Throws only the abort of the signal. */
export async function recall(
  parts: RecallParts,
  owner: string,
  branch: Branch,
  { query, k, except = new Set(), signal }: RecallOptions & { readonly query: string; readonly k: number },
): Promise<readonly RecalledMemory[]> {
  const { store } = parts;
  if (query.trim() === "" || k < 1 || !store.remembers(owner, branch.conversationId)) return [];
  const all = factsOn(store.facts(owner, branch.conversationId), branch);
  // What the prompt holds word for word is not told twice; words that the person changed are not in it.
  const facts = all.filter(({ messageId, edited }) => messageId === null || edited || !except.has(messageId));
  const path = branch.path.filter((messageId) => !except.has(messageId));
  // Most questions: all that was said stands in their prompt, and no embedder is woken for nothing.
  if (path.length + facts.length === 0) return [];
  const scope = { conversationId: branch.conversationId, path };
  const wanted = Math.max(depth, k);
  // Begun first, and really sent: the question is embedded in another process while the words are searched in this one.
  const meaning = recallByMeaning(parts, { owner, scope, facts, k: wanted }, query, signal);
  await Promise.race([meaning, setImmediate()]);
  const among = { ...scope, path: [...path, ...facts.flatMap(({ messageId }) => messageId ?? [])] };
  const words = store.lexical(owner, among, query, wanted);
  const lists = [words, ...(await meaning)];
  signal?.throwIfAborted();

  // The question may have waited for its embedder: what was forgotten meanwhile is not recalled.
  if (!store.remembers(owner, branch.conversationId)) return [];
  const still = store.factsById(
    owner,
    facts.map(({ memoryId }) => memoryId),
  );
  const known = new Map(still.map((fact) => [fact.memoryId, fact]));
  const inPath = new Set(path);
  const turns = new Set(lists.flat().flatMap(({ id, kind }) => (kind === "turn" && inPath.has(id) ? [id] : [])));
  const messages = new Map(store.messagesById(owner, [...turns]).map((message) => [message.messageId, message]));
  const told = Map.groupBy(facts, ({ messageId }) => messageId);
  const isUseful = ({ id, kind }: Hit) => {
    if (kind === "fact") return known.has(id);
    const message = messages.get(id);
    return message !== undefined && !saysOnlyFacts(message, told.get(id) ?? []);
  };
  const voiceOf = ({ id, kind }: Hit) => (kind === "fact" ? "told" : voiceOfMessage(messages.get(id)));
  const useful = lists.map((list) => list.filter(isUseful));
  const candidates = fuseHits(useful, voiceOf).flatMap((hit): Candidate[] => {
    const fact = known.get(hit.id);
    if (fact !== undefined) return [factCandidate(fact, hit.score)];
    const message = messages.get(hit.id);
    return message === undefined ? [] : [turnCandidate(message, hit, query)];
  });
  const onBranch = new Set(branch.path);
  return withoutCorrected(candidates, { path: branch.path, facts: all })
    .slice(0, k)
    .map((item) => recalled(item, onBranch));
}

function voiceOfMessage(message: MessageToRemember | undefined): Voice {
  if (message?.role !== "user") return "answered";
  return /^[^.!?\n]*\?\s*$/.test(message.text) ? "asked" : "told";
}

/** Its facts are found in its place. */
function saysOnlyFacts({ told }: MessageToRemember, facts: readonly StoredFact[]): boolean {
  return told.length <= saysNoMore * facts.reduce((sum, fact) => sum + fact.text.length, 0);
}

function factCandidate(fact: StoredFact, score: number): Candidate {
  const { memoryId, kind, messageId, text, persona, at } = fact;
  return { memoryId, kind, messageId, text, persona, at, score, isWhole: true };
}

function turnCandidate(
  { messageId, told, persona, at }: MessageToRemember,
  { piece, score }: { readonly piece?: number | undefined; readonly score: number },
  query: string,
): Candidate {
  const pieces = piecesOf(told);
  const best = bestPiece(pieces, query, piece)?.text ?? told;
  const isWhole = pieces.length <= 1;
  return { memoryId: messageId, kind: "turn", messageId, text: best, persona, at, score, isWhole };
}

/** A fact of another branch or conversation, kept for all, is told of no message here. */
function recalled(item: Candidate, onBranch: ReadonlySet<string>): RecalledMemory {
  const { memoryId, kind, text, score, persona, at } = item;
  const messageId = item.messageId !== null && onBranch.has(item.messageId) ? item.messageId : null;
  return { memoryId, kind, text, score, messageId, persona, at };
}
