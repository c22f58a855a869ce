// Summaries of a conversation's branches: the one that covers most of a branch, and those that have to go.
import type { Summary } from "../../pipelines/engine/memory.ts";
import type { MemoryStore } from "../store/memory-store.ts";

/** Of a branch, the summary that reaches furthest; null where none covers its beginning. */
export function furthestSummary(summaries: readonly Summary[], path: readonly string[]): Summary | null {
  const reach = new Map(path.map((messageId, index) => [messageId, index]));
  let furthest: Summary | null = null;
  for (const each of summaries) {
    const best = furthest === null ? -1 : (reach.get(furthest.throughId) ?? -1);
    if ((reach.get(each.throughId) ?? -1) >= Math.max(best, 0)) furthest = each;
  }
  return furthest;
}

/** Takes away the summaries of the conversation that are meant; counts them. */
export function dropSummaries(
  store: MemoryStore,
  { owner, conversationId }: { readonly owner: string; readonly conversationId: string },
  isMeant: (summary: Summary) => boolean,
): number {
  const meant = store.summaries(owner, conversationId).filter(isMeant);
  return store.removeSummaries(
    owner,
    meant.map(({ summaryId }) => summaryId),
  );
}
