// Takes away everything of one owner: what is being written is stopped, each thing goes the way it is deleted by, and every row that is left with it.
import { setImmediate, setTimeout } from "node:timers/promises";
import { afterLongAgo } from "./store/owner-rows.ts";
import type { Services } from "./trpc.ts";

export type RemovalParts = Pick<Services, "store" | "queue" | "memory" | "documents" | "images">;

/** Conversations that go at once: others are served in between. */
const atOnce = 20;
/** Milliseconds in which vectors that were noted down are usually swept, and between two looks whether they are. */
const sweptWithinMs = 3000;
const lookEveryMs = 100;

/**
 * Gives the number of rows that are left; called again it takes those. Throws what the first thing throws that cannot go now, such as
 * vectors that cannot be reached, and leaves what comes after it.
 */
export async function removeOwner(parts: RemovalParts, owner: string, signal: AbortSignal): Promise<number> {
  const { store, queue, memory, documents, images } = parts;
  const rows = store.ownerRows;
  for (const run of store.runs.active()) if (run.owner === owner) await queue.stop(owner, run.runId);
  while (rows.expire(owner, atOnce) > 0) {
    for (const { owner: whose, conversationId } of store.conversations.purge(afterLongAgo))
      await memory.forgetConversation(whose, conversationId);
    await setImmediate(undefined, { signal });
  }
  for (const imageId of rows.ids("image", owner)) {
    images.remove(owner, imageId);
    await setImmediate(undefined, { signal });
  }
  const documentIds = rows.ids("document", owner);
  for (const documentId of documentIds) {
    await documents.remove(owner, documentId);
    signal.throwIfAborted();
  }
  if (documentIds.length > 0)
    for (const _step of store.documents.rewriteWords()) await setImmediate(undefined, { signal });
  for (const fileId of rows.ids("file", owner)) {
    documents.files.remove(owner, fileId);
    await setImmediate(undefined, { signal });
  }
  for (const until = performance.now() + sweptWithinMs; ; await setTimeout(lookEveryMs, undefined, { signal })) {
    rows.drop(owner);
    const left = rows.count(owner);
    if (left === 0 || performance.now() > until) return left;
    // Vectors whose rows are gone: noted down, and taken away by what sweeps.
    documents.start();
    memory.start();
  }
}
