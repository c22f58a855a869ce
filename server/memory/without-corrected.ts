// Leaves out of what is recalled every fact that was corrected on the branch, wherever it was told. Pure.
import { contentWords, subjectOf } from "../../pipelines/steps/fact-words.ts";
import type { StoredFact } from "../store/memory-store.ts";

type Fact = Pick<StoredFact, "memoryId" | "messageId" | "subject" | "text" | "replaces" | "at">;

/** A fact, or a turn or a piece of it. */
export interface Recallable {
  readonly memoryId: string;
  readonly kind: "turn" | "fact" | "about-you";
  /** Where it was told; null for a fact that was typed. */
  readonly messageId: string | null;
  readonly text: string;
  /** Of a turn: the whole message is this one piece. */
  readonly isWhole: boolean;
  readonly at: string;
}

interface Branch {
  /** Ids of its messages from the root. */
  readonly path: readonly string[];
  /** The facts that count on it, corrected ones included. */
  readonly facts: readonly Fact[];
}

export function withoutCorrected<Item extends Recallable>(items: readonly Item[], { path, facts }: Branch): Item[] {
  const byId = new Map(facts.map((fact) => [fact.memoryId, fact]));
  const place = new Map(path.map((messageId, index) => [messageId, index]));
  const placeOf = (messageId: string | null) => (messageId === null ? null : (place.get(messageId) ?? null));
  const corrections = facts.flatMap((correction): Correction[] => {
    const old = correction.replaces === null ? undefined : byId.get(correction.replaces);
    if (old === undefined) return [];
    const places = { toldAt: placeOf(old.messageId), correctedAt: placeOf(correction.messageId) };
    return [{ old, at: correction.at, ...places, says: statementOf(old, correction.text) }];
  });
  return items.filter((item) => {
    const words = once(() => contentWords(item.text));
    return !corrections.some((each) => isCorrected(item, placeOf(item.messageId), each, words));
  });
}

interface Correction {
  readonly old: Fact;
  /** When it was corrected. */
  readonly at: string;
  /** Where on the branch the old fact was told, and its correction; null for what was typed. */
  readonly toldAt: number | null;
  readonly correctedAt: number | null;
  readonly says: Statement;
}

function isCorrected(
  item: Recallable,
  place: number | null,
  { old, at, toldAt, correctedAt, says }: Correction,
  words: () => readonly string[],
): boolean {
  if (item.kind !== "turn") return item.memoryId === old.memoryId;
  // What is told with the correction or after it names the old value only to say that it is old.
  if (place === null || place === correctedAt) return false;
  const isWhereTold = toldAt !== null && (place === toldAt || place === toldAt + 1);
  if (isWhereTold && item.isWhole) return true;
  const isBefore = correctedAt === null ? item.at < at : place < correctedAt;
  return (isBefore || isWhereTold) && isSaid(says, words());
}

/** What a fact says of its subject. */
interface Statement {
  readonly subject: ReadonlySet<string>;
  /** Every word of the value that other words about the subject do not share. */
  readonly telling: readonly string[];
}

function statementOf({ subject: about, text }: Pick<Fact, "subject" | "text">, others: string): Statement {
  const subject = new Set(about.split(" ").filter(Boolean));
  const shared = new Set(contentWords(others));
  const telling = contentWords(text).filter((word) => !shared.has(word) && !subject.has(subjectOf(word)));
  return { subject, telling };
}

function isSaid({ subject, telling }: Statement, words: readonly string[]): boolean {
  if (telling.length === 0 || !telling.every((word) => words.includes(word))) return false;
  return words.some((word) => subject.has(subjectOf(word)));
}

/** The text says of the subject what the fact says. `others`: what else is said of it, whose words tell nothing. */
export function states(text: string, fact: Pick<Fact, "subject" | "text">, others = ""): boolean {
  return isSaid(statementOf(fact, others), contentWords(text));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
