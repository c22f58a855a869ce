// Keeps the facts that are told: by rules at once, each correcting the older one of its subject on the branch.
import type { Store } from "../../pipelines/engine/ports.ts";
import { readFacts } from "../../pipelines/steps/read-facts.ts";
import type { ReadFact } from "../../pipelines/steps/read-facts.ts";
import type { MemoryStore, MessageToRemember, StoredFact } from "../store/memory-store.ts";
import { current, factsOn } from "./branch-facts.ts";
import type { Branch } from "./branch-facts.ts";
import { dropSummaries } from "./branch-summaries.ts";
import { openGrowingBranch } from "./growing-branch.ts";
import type { GrowingBranch } from "./growing-branch.ts";
import type { KnownFacts } from "./known-facts.ts";
import { states } from "./without-corrected.ts";

export interface FactParts {
  readonly store: MemoryStore;
  readonly messages: Pick<Store["messages"], "pathTo">;
}

/** Where facts come from; a fact that is typed comes from no message. */
interface Telling {
  readonly owner: string;
  readonly conversationId: string;
  readonly messageId: string | null;
  readonly persona: string | null;
}

/** Reads the message by rules and marks it as read. Answers tell nothing of the person. */
export function keepFactsOf(
  parts: FactParts,
  message: MessageToRemember,
  branch: GrowingBranch = openGrowingBranch(parts),
): readonly StoredFact[] {
  const { store } = parts;
  const read = message.role === "user" ? readFacts(message.text, lastTold(store, message)) : [];
  const kept = read.length > 0 ? keepFacts(store, message, { known: branch.upTo(message), read }) : [];
  if (message.role === "user" && read.length === 0) branch.pass(message);
  store.markFactsRead([message.messageId]);
  return kept;
}

/** What the question before told of: a correction without a subject is about that. */
export function lastTold(
  store: Pick<MemoryStore, "parentOf" | "factsOfMessages">,
  { owner, parentId }: Pick<MessageToRemember, "owner" | "parentId">,
): { readonly subject: string } | null {
  // Before a question are the answer and the question it answers.
  const questionBefore = parentId === null ? null : store.parentOf(owner, parentId);
  return questionBefore === null ? null : (store.factsOfMessages(owner, [questionBefore]).at(-1) ?? null);
}

/** Facts that say what the branch knows already are not kept twice. */
export function keepFacts(
  store: MemoryStore,
  { owner, conversationId, messageId, persona }: Telling,
  { known, read }: { readonly known: KnownFacts; readonly read: readonly ReadFact[] },
): readonly StoredFact[] {
  return read.flatMap((fact) => {
    if (known.sayingTheSame(fact) !== undefined) return [];
    const old = known.olderOf(fact);
    const { subject, text } = fact;
    const added = { conversationId, messageId, persona, subject, text, replaces: old?.memoryId ?? null };
    const kept = store.addFacts(owner, [added]);
    for (const each of kept) known.add(each);
    if (old !== undefined) dropStale(store, old, text);
    return kept;
  });
}

/** What counts on the branch. */
export function knownFacts(store: MemoryStore, owner: string, branch: Branch): readonly StoredFact[] {
  return current(factsOn(store.facts(owner, branch.conversationId), branch));
}

/** Summaries that still say the old value are made anew. */
export function dropStale(store: MemoryStore, old: StoredFact, text: string): void {
  dropSummaries(store, old, (summary) => states(summary.text, old, text));
}
