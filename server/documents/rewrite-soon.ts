// After documents were removed their words are taken out of the word index too: once for several of them, a part at a time.
import { setImmediate } from "node:timers/promises";
import type { Logger } from "pino";
import { errorForLog } from "../error-for-log.ts";
import type { DocumentStore } from "../store/document-store.ts";

/** Milliseconds after a removal in which others may follow it. */
const waitsMs = 2000;
/** After trouble, such as another program that writes, it is tried again after this time, in milliseconds. */
const againMs = 60_000;

export interface RewriteSoon extends AsyncDisposable {
  readonly soon: () => void;
}

export function openRewriteSoon(store: Pick<DocumentStore, "rewriteWords">, log: Pick<Logger, "warn">): RewriteSoon {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let isClosed = false;

  const rewrite = async (): Promise<void> => {
    try {
      for (const _step of store.rewriteWords()) {
        await setImmediate();
        if (isClosed) return;
      }
    } catch (thrown) {
      log.warn({ err: errorForLog(thrown) }, "Words of removed documents are still in the index");
      after(againMs);
    }
  };
  const after = (ms: number): void => {
    if (isClosed) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      running = running.then(rewrite);
    }, ms).unref();
  };

  return {
    soon: () => after(waitsMs),
    [Symbol.asyncDispose]: async () => {
      isClosed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
