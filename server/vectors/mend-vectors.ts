// Finds vectors that are lost (damaged data, a deleted folder, another server) and has them made again from the texts in the store.
import type { Logger } from "pino";
import { errorForLog } from "../error-for-log.ts";
import type { EmbeddedMark, EmbeddedMarks } from "../store/embedded-marks.ts";
import { collectionName } from "./collection-name.ts";
import type { Vectors } from "./open-vectors.ts";

interface Parts {
  readonly marks: EmbeddedMarks;
  readonly vectors: Pick<Vectors, "index" | "onReady">;
  /** Something is to be embedded again. */
  readonly onLost: () => void;
  readonly log: Logger;
}

/** Looks each time the vectors can be searched. What is marked as embedded and is not there is not marked any more. */
export function mendVectors({ marks, vectors, onLost, log }: Parts): void {
  const isLost = async (mark: EmbeddedMark): Promise<boolean> => {
    const there = await vectors.index.count(collectionName(mark.kind, mark.owner, mark.embedder));
    // One memory has many vectors, one of which may be gone already: only when there is none at all is it known.
    if (mark.kind === "memories") return there === 0;
    if (there >= mark.count) return false;
    // What was removed while this was counted is not lost.
    const now = marks.all().find(({ owner, embedder, kind }) => isSame(mark, { owner, embedder, kind }));
    return there < (now?.count ?? 0);
  };
  const look = async (): Promise<void> => {
    let lost = 0;
    for (const mark of marks.all()) {
      if (!(await isLost(mark))) continue;
      marks.clear(mark);
      lost += mark.count;
    }
    if (lost === 0) return;
    log.warn({ lost }, "Vectors were lost; they are made again");
    onLost();
  };
  let looking: Promise<void> = Promise.resolve();
  vectors.onReady(() => {
    // Away again while it is looked at: the next time they are ready it is looked at anew.
    looking = looking.then(look).catch((thrown: unknown) => {
      log.warn({ err: errorForLog(thrown) }, "It cannot be seen now whether vectors are lost");
    });
  });
}

function isSame(a: Omit<EmbeddedMark, "count">, b: Omit<EmbeddedMark, "count">): boolean {
  return a.owner === b.owner && a.embedder === b.embedder && a.kind === b.kind;
}
