// A Chroma process that is started again when it dies, with a longer pause after each death in a row.
import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import { startChromaProcess } from "./chroma-process.ts";
import type { Launch } from "./chroma-process.ts";

/** Milliseconds before the first restart; doubled with each death in a row, up to the last. */
const backOffMs = { first: 500, last: 30_000 };
/** A server that lived this long has no deaths in a row. */
const healthyMs = 60_000;

export interface SupervisedOptions {
  readonly folder: string;
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly onReady: (url: string, pid: number | undefined) => void;
  readonly onDown: (reason: string) => void;
}

/** Resolves when the server answers for the first time; throws the reason when it does not. Disposing ends it. */
export async function superviseChroma(launch: Launch, options: SupervisedOptions): Promise<AsyncDisposable> {
  const { folder, log } = options;
  const closing = new AbortController();
  const signal = AbortSignal.any([options.signal, closing.signal]);
  let current = await startChromaProcess(launch, { folder, log, signal });
  options.onReady(current.url, current.pid);

  const watch = async (): Promise<void> => {
    let deaths = 0;
    for (;;) {
      const begun = Date.now();
      const reason = await current.ended;
      if (signal.aborted) return;
      deaths = Date.now() - begun > healthyMs ? 1 : deaths + 1;
      log.warn({ reason, deaths }, "Chroma died");
      options.onDown(reason);
      current = await restart(deaths);
      options.onReady(current.url, current.pid);
    }
  };
  const restart = async (deaths: number): Promise<typeof current> => {
    for (let tries = deaths; ; tries += 1) {
      await setTimeout(Math.min(backOffMs.first * 2 ** (tries - 1), backOffMs.last), undefined, { signal });
      try {
        return await startChromaProcess(launch, { folder, log, signal });
      } catch (thrown) {
        signal.throwIfAborted();
        options.onDown(thrown instanceof Error ? thrown.message : String(thrown));
      }
    }
  };
  // Ends by the signal, which is no error.
  const watching = watch().catch((thrown: unknown) => {
    if (!signal.aborted) log.error({ err: thrown }, "Chroma is not watched any more");
  });

  return {
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      await current.stop();
      await watching;
    },
  };
}
