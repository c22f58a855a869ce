// The last part of ingestion: embeds passages and adds them to the vectors; what a batch has done is marked before the next begins.
import { setTimeout } from "node:timers/promises";
import { toFacetError } from "../../pipelines/engine/errors.ts";
import type { VectorRecord } from "../../pipelines/engine/vectors.ts";
import { errorForLog } from "../error-for-log.ts";
import { pauseAfter } from "../processes/back-off.ts";
import type { DocumentStore } from "../store/document-store.ts";
import { giveWay } from "./ingest-turn.ts";
import type { IngestParts, Turn } from "./ingest-turn.ts";

/** Passages embedded, added and marked together. */
const batchSize = 16;
/** How often a batch is given to an embedder that ends in the middle of it. */
const embedTries = 3;

type Waiting = ReturnType<DocumentStore["toEmbed"]>[number];

export interface Watch {
  /** So many more passages are embedded, added and marked. */
  readonly onBatch: (count: number) => void;
  /** The vectors do not take what is embedded, and are asked again. */
  readonly onAway: () => void;
}

/**
 * Embeds what this embedder has not embedded. False when the turn was over before its end.
 * Waits for vectors that are away. Throws FacetError model-missing or model-unreachable when the embedder cannot be used, storage-full.
 */
export async function ingestVectors(parts: IngestParts, turn: Turn, embedder: string, watch: Watch): Promise<boolean> {
  const { store, chat } = parts;
  const { documentId } = turn.document;
  for (;;) {
    const waiting = store.toEmbed(documentId, embedder, batchSize + 1);
    if (waiting.length === 0) return true;
    await giveWay(chat, turn.signal);
    const batch = waiting.slice(0, batchSize);
    await addBatch(parts, turn, embedder, { batch, watch });
    // Vectors of the embedder before serve until these are whole; after a crash here the last batch is done once more.
    if (waiting.length <= batchSize) await removeOld(parts, turn, embedder);
    turn.signal.throwIfAborted();
    store.markEmbedded(
      batch.map(({ passageId }) => passageId),
      embedder,
    );
    watch.onBatch(batch.length);
    if (waiting.length > batchSize && turn.isOver()) return false;
  }
}

async function addBatch(
  parts: IngestParts,
  turn: Turn,
  embedder: string,
  { batch, watch }: { readonly batch: readonly Waiting[]; readonly watch: Watch },
): Promise<void> {
  const { vectors, collectionOf } = parts;
  const texts = batch.map(({ heading, text }) => `${heading}\n${text}`);
  const embedded = await again(turn, () => parts.embedder.embed(texts, "passage", turn.signal), {
    tries: embedTries,
    onFailure: (facts) => parts.log.warn(facts, "The embedder failed"),
  });
  const records = batch.map(({ passageId, documentId }, place): VectorRecord => ({
    id: passageId,
    vector: embedded[place] ?? [],
    metadata: { documentId },
  }));
  turn.signal.throwIfAborted();
  await again(turn, () => vectors.add(collectionOf(turn.document.owner, embedder), records), {
    tries: Infinity,
    onFailure: (facts) => {
      parts.log.warn(facts, "Vectors cannot be added");
      watch.onAway();
    },
  });
}

async function removeOld(parts: IngestParts, turn: Turn, embedder: string): Promise<void> {
  const { owner, documentId } = turn.document;
  for (const old of parts.store.embedders(owner)) {
    if (old === embedder) continue;
    await again(turn, () => parts.vectors.remove(parts.collectionOf(owner, old), { documentId }), {
      tries: Infinity,
      onFailure: (facts) => parts.log.warn(facts, "Old vectors cannot be removed"),
    });
  }
}

interface Patience {
  readonly tries: number;
  readonly onFailure: (facts: object) => void;
}

/** Tries again, later and later. */
async function again<T>(
  { document: { documentId }, signal }: Turn,
  work: () => Promise<T>,
  { tries, onFailure }: Patience,
): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await work();
    } catch (thrown) {
      signal.throwIfAborted();
      const { code } = toFacetError(thrown).data;
      if (failures >= tries || code === "model-missing" || code === "storage-full") throw thrown;
      const againInMs = pauseAfter(failures);
      onFailure({ documentId, failures, againInMs, err: errorForLog(thrown) });
      await setTimeout(againInMs, undefined, { signal });
    }
  }
}
