// Embeds messages, piece by piece, and facts, and adds them to the vectors; marked when they are there, so that a crash repeats a batch and loses none.
import type { VectorRecord } from "../../pipelines/engine/vectors.ts";
import { giveWay } from "../documents/ingest-turn.ts";
import type { MessageToRemember, StoredFact } from "../store/memory-store.ts";
import { correctByMeaning } from "./correct-by-meaning.ts";
import type { FactParts } from "./keep-facts.ts";
import type { MemoryVectors } from "./memory-vectors.ts";
import { pieceId, piecesOf } from "./pieces.ts";

/** Pieces embedded together. */
const batchSize = 16;
/** Pieces of one message that are embedded: 40,000 characters and more. What is behind them is found by its words. */
const piecesAtMost = 40;

export interface EmbedParts extends FactParts {
  readonly vectors: Pick<MemoryVectors, "embed" | "add" | "search" | "exclusively">;
  readonly chat: { readonly isBusy: () => boolean };
}

/** Those that were forgotten meanwhile leave no vector. */
export async function embedMessages(
  parts: EmbedParts,
  messages: readonly MessageToRemember[],
  embedder: string,
  signal: AbortSignal,
): Promise<void> {
  const { store, vectors } = parts;
  const pieces = messages.flatMap((message) =>
    piecesOf(message.told, piecesAtMost).map(({ text }, index) => ({ message, index, text })),
  );
  const embedded = await embedAll(
    parts,
    pieces.map(({ text }) => text),
    signal,
  );
  const records = pieces.map(({ message, index }, place) => ({
    owner: message.owner,
    messageId: message.messageId,
    record: recordOf(pieceId(message.messageId, index), embedded[place], {
      conversationId: message.conversationId,
      messageId: message.messageId,
      memoryId: message.messageId,
      kind: "turn",
    }),
  }));
  for (const [owner, own] of Map.groupBy(messages, (message) => message.owner)) {
    await vectors.exclusively(async () => {
      const ids = own.map(({ messageId }) => messageId);
      const still = new Set(store.messagesById(owner, ids).map(({ messageId }) => messageId));
      const wanted = records.filter((each) => each.owner === owner && still.has(each.messageId));
      if (wanted.length > 0)
        await vectors.add(
          owner,
          embedder,
          wanted.map(({ record }) => record),
        );
      store.markEmbedded({ messageIds: [...still], memoryIds: [] }, embedder);
    });
  }
}

export async function embedFacts(
  parts: EmbedParts,
  facts: readonly StoredFact[],
  embedder: string,
  signal: AbortSignal,
): Promise<void> {
  const { store, vectors } = parts;
  const embedded = await embedAll(
    parts,
    facts.map(({ text }) => text),
    signal,
  );
  for (const [place, fact] of facts.entries()) {
    const { owner, memoryId, conversationId, messageId, kind, text } = fact;
    const vector = embedded[place] ?? [];
    await vectors.exclusively(async () => {
      // Changed or forgotten meanwhile: the next look finds it with its new words.
      const [still] = store.factsById(owner, [memoryId]);
      if (still?.text !== text || still.kind !== kind) return;
      const metadata = { conversationId, messageId: messageId ?? "", memoryId, kind };
      await vectors.add(owner, embedder, [recordOf(memoryId, vector, metadata)]);
      store.markEmbedded({ messageIds: [], memoryIds: [memoryId] }, embedder);
    });
    await correctByMeaning(parts, fact, vector);
  }
}

/** Between two batches a running answer goes first. */
async function embedAll(
  { vectors, chat }: Pick<EmbedParts, "vectors" | "chat">,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<readonly (readonly number[])[]> {
  const all: (readonly number[])[] = [];
  for (let start = 0; start < texts.length; start += batchSize) {
    await giveWay(chat, signal);
    all.push(...(await vectors.embed(texts.slice(start, start + batchSize), signal)));
  }
  return all;
}

function recordOf(id: string, vector: readonly number[] | undefined, metadata: VectorRecord["metadata"]): VectorRecord {
  return { id, vector: vector ?? [], metadata };
}
