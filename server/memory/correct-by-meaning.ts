// A correction that shares no subject with an older fact corrects what means nearly the same, be it a fact or a sentence that was none; known once it has been embedded.
import { contentWords, subjectOf } from "../../pipelines/steps/fact-words.ts";
import { readFacts } from "../../pipelines/steps/read-facts.ts";
import { splitSentences } from "../../pipelines/steps/split-sentences.ts";
import type { MessageToRemember, NewFact, StoredFact } from "../store/memory-store.ts";
import { dropStale, knownFacts, lastTold } from "./keep-facts.ts";
import type { FactParts } from "./keep-facts.ts";
import type { MemoryVectors } from "./memory-vectors.ts";
import { pieceOf } from "./pieces.ts";

/**
 * Cosine from which two statements that share a word are about the same, and what each shared word adds to it, up to three of them. With
 * bge-small-en-v1.5 on the practice facts of test/data (2026-11): for all 42 corrections the statement that is meant comes first, for 41 of
 * them it lies above; of what else was told, one. Only asked of what is said to correct.
 */
const alike = { least: 0.68, perWord: 0.04, wordsAtMost: 3 };
/** Older facts, and sentences, looked at. */
const nearest = 8;

export async function correctByMeaning(
  { store, messages, vectors }: FactParts & { readonly vectors: Pick<MemoryVectors, "search"> },
  fact: StoredFact,
  vector: readonly number[],
): Promise<void> {
  const { owner, conversationId, messageId, memoryId } = fact;
  const [message] = messageId === null ? [] : store.messagesById(owner, [messageId]);
  if (fact.replaces !== null || fact.edited || message === undefined) return;
  const read = readFacts(message.text, lastTold(store, message));
  if (!read.some(({ isCorrection, text }) => isCorrection && text === fact.text)) return;
  const path = messages.pathTo(owner, message.messageId);
  const search = (kind: readonly string[], among: readonly string[]) =>
    vectors.search(owner, { vector, k: nearest, where: { conversationId, kind, messageId: among } });
  const before = path.slice(0, path.indexOf(message.messageId));
  const [facts, turns] = await Promise.all([
    search(["fact", "about-you"], ["", ...path]),
    before.length === 0 ? [] : search(["turn"], before),
  ]);
  const known = new Map(
    knownFacts(store, owner, { conversationId, path }).map((each) => [each.memoryId, each] as const),
  );
  // Forgotten or corrected itself while it was looked up.
  if (!known.has(memoryId)) return;
  const told = new Map(
    store
      .messagesById(
        owner,
        turns.map(({ id }) => pieceOf(id).messageId),
      )
      .map((each) => [each.messageId, each] as const),
  );
  const meant = [
    ...facts.flatMap(({ id, score }) => {
      const old = known.get(id);
      return old === undefined || id === memoryId || old.at > fact.at ? [] : [{ old, text: old.text, score }];
    }),
    ...turns.flatMap(({ id, score }) => {
      const turn = told.get(pieceOf(id).messageId);
      if (turn?.role !== "user") return [];
      const facts = [...known.values()].filter((each) => each.messageId === turn.messageId);
      return sentencesOf(turn)
        .filter((text) => !facts.some((each) => isWithin(each.text, text)))
        .map((text) => ({ turn, text, score }));
    }),
  ].map((each) => ({ ...each, score: likeness(each, fact) }));
  const [best] = meant.filter(({ score }) => score >= alike.least).toSorted((a, b) => b.score - a.score);
  if (best === undefined) return;
  const old = "old" in best ? best.old : store.addFacts(owner, [asFact(best, fact)])[0];
  if (old === undefined) return;
  store.setReplaces(owner, memoryId, old.memoryId);
  dropStale(store, old, fact.text);
}

/** What asks tells nothing that could be corrected. */
const sentencesOf = ({ text }: MessageToRemember): readonly string[] =>
  splitSentences(text).flatMap((sentence) =>
    sentence.text.includes("?") ? [] : [sentence.text.replace(/\s+/g, " ").trim()],
  );

/** The sentence tells the fact: then the fact itself is corrected. */
function isWithin(fact: string, sentence: string): boolean {
  const said = new Set(contentWords(sentence));
  return contentWords(fact).every((word) => said.has(word));
}

/** -1 where they share no word. */
function likeness({ text, score }: { readonly text: string; readonly score: number }, fact: StoredFact): number {
  const words = new Set(contentWords(fact.text).map((word) => subjectOf(word)));
  const shared = new Set(
    contentWords(text)
      .map((word) => subjectOf(word))
      .filter((word) => words.has(word)),
  ).size;
  return shared === 0 ? -1 : score + alike.perWord * Math.min(shared, alike.wordsAtMost);
}

/** What was no fact when it was told becomes one, so that it counts as corrected wherever that is looked at. */
function asFact(
  { turn, text }: { readonly turn: MessageToRemember; readonly text: string },
  { subject }: StoredFact,
): NewFact {
  const { conversationId, messageId, persona } = turn;
  return { conversationId, messageId, persona, subject, text, replaces: null };
}
