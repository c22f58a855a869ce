// What one turn of a document does in each line, and the stage it leaves in the row: the row alone says what comes next.
import { FacetError, toFacetError } from "../../pipelines/engine/errors.ts";
import { errorForLog } from "../error-for-log.ts";
import { ingestPages } from "./ingest-pages.ts";
import { ingestPictures, unreadPictures } from "./ingest-pictures.ts";
import { openProgress } from "./ingest-progress.ts";
import type { Paces } from "./ingest-progress.ts";
import type { IngestParts, Turn } from "./ingest-turn.ts";
import { ingestVectors } from "./ingest-vectors.ts";
import type { Watch } from "./ingest-vectors.ts";

/** `unusable`: this embedder cannot be used at all; `failed`: not for this document. In both, words alone are searched. */
export type Embedded = "done" | "more" | "unusable" | "failed";

export interface Stages {
  readonly parsing: (turn: Turn) => Promise<void>;
  readonly reading: (turn: Turn) => Promise<void>;
  /** Without an embedder the document is ready as it is. */
  readonly embedding: (turn: Turn, embedder: string | null) => Promise<Embedded>;
  /** Gives vectors to a document that is ready, and stays so. */
  readonly afterwards: (turn: Turn, embedder: string) => Promise<Embedded>;
}

export function openStages(parts: IngestParts): Stages {
  const { store, log } = parts;
  const paces: Paces = new Map();

  /** All pages are read. Throws where none of them holds a word. */
  const toEmbed = ({ document: { documentId, name } }: Turn): void => {
    const total = store.countPassages(documentId);
    if (total === 0) {
      const pages = store.report(documentId);
      const isDamaged = pages.length > 0 && pages.every(({ state }) => state === "failed");
      throw new FacetError(isDamaged ? "file-damaged" : "no-text", { name }, { kept: ["files"], next: ["retry"] });
    }
    store.setProgress(documentId, { stage: "embedding", done: 0, total, etaMs: null });
  };

  const embed = async (turn: Turn, embedder: string, watch: Watch): Promise<Embedded> => {
    try {
      return (await ingestVectors(parts, turn, embedder, watch)) ? "done" : "more";
    } catch (thrown) {
      turn.signal.throwIfAborted();
      const { code } = toFacetError(thrown).data;
      if (code !== "model-missing" && code !== "model-unreachable") throw thrown;
      const { documentId } = turn.document;
      log.warn({ documentId, err: errorForLog(thrown) }, "A document has no vectors for now; its words are searched");
      return code === "model-missing" ? "unusable" : "failed";
    }
  };

  return {
    parsing: async (turn) => {
      if (!(await ingestPages(parts, turn, paces))) return;
      const { documentId } = turn.document;
      const pictures = unreadPictures(store.report(documentId)).length;
      if (pictures === 0) toEmbed(turn);
      else store.setProgress(documentId, { stage: "reading", done: 0, total: pictures, etaMs: null });
    },
    reading: async (turn) => {
      if (await ingestPictures(parts, turn, paces)) toEmbed(turn);
    },
    embedding: async (turn, embedder) => {
      const { documentId } = turn.document;
      const total = store.countPassages(documentId);
      let end: Embedded = "done";
      if (embedder !== null) {
        const done = store.countPassages(documentId, embedder);
        const progress = openProgress(store, documentId, { stage: "embedding", done, total }, paces);
        const onAway = () => store.setProgress(documentId, { stage: "indexing", etaMs: null });
        end = await embed(turn, embedder, { onBatch: progress.add, onAway });
      }
      if (end !== "more")
        store.setProgress(documentId, { stage: "ready", done: total, total, etaMs: null, error: null });
      return end;
    },
    afterwards: (turn, embedder) => embed(turn, embedder, { onBatch: () => {}, onAway: () => {} }),
  };
}
