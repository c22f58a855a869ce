// How far a document is, written into its row a few times a second, with an estimate of the time until it is ready.
import type { DocumentStore } from "../store/document-store.ts";
import type { StageOfWork } from "./ingest-turn.ts";

/** Milliseconds between two writes of a stage's progress, at least. */
const writeEveryMs = 250;
/** How much the newest measurement counts in a pace. */
const newestShare = 0.3;

/** Milliseconds that one page or passage took lately, by stage, over all documents of this process. */
export type Paces = Map<StageOfWork, number>;

export interface Progress {
  /** So many more are done. `after` estimates what the stages that follow will take, in milliseconds. */
  readonly add: (count: number, after?: () => number) => void;
}

interface Stage {
  readonly stage: StageOfWork;
  readonly done: number;
  readonly total: number;
}

/** Writes the stage at once. */
export function openProgress(
  store: Pick<DocumentStore, "setProgress">,
  documentId: string,
  { stage, done: from, total }: Stage,
  paces: Paces,
): Progress {
  const known = paces.get(stage);
  let done = from;
  let counted = performance.now();
  let written = counted;
  store.setProgress(documentId, {
    stage,
    done,
    total,
    etaMs: known === undefined ? null : (total - done) * known,
    error: null,
  });
  return {
    add: (count, after = () => 0) => {
      const now = performance.now();
      done += count;
      const pace = (now - counted) / Math.max(1, count);
      const before = paces.get(stage) ?? pace;
      paces.set(stage, before + newestShare * (pace - before));
      counted = now;
      if (now - written < writeEveryMs && done < total) return;
      written = now;
      const etaMs = Math.max(0, total - done) * (paces.get(stage) ?? 0) + after();
      store.setProgress(documentId, { stage, done, total: Math.max(done, total), etaMs });
    },
  };
}
