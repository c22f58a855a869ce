// A Chroma process that is started again when it dies or falls silent, with a longer pause after each death in a row; on damaged data it starts anew.
import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import { errorForLog } from "../error-for-log.ts";
import { deathsInARow, pauseAfter } from "../processes/back-off.ts";
import type { ChildEnd } from "../processes/child-end.ts";
import { heartbeat, startChromaProcess } from "./chroma-process.ts";
import type { ChromaProcess, Launch } from "./chroma-process.ts";
import { setAside, tellsDamage } from "./damaged-data.ts";

/** Crashes in a row after which its data is taken to be the cause. */
const crashesAtMost = 2;
/** Milliseconds between two looks whether it still answers. */
const lookEveryMs = 5000;
/** Looks in vain, in a row, after which it counts as silent, and after which it is ended. */
const missed = { silent: 2, ended: 10 };
/** Ends that somebody outside asked for: they say nothing about the data. */
const asked: ReadonlySet<string> = new Set(["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"]);

export type Trouble = "restarting" | "silent" | "rebuilding";

export interface SupervisedOptions {
  readonly folder: string;
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly onReady: (url: string, pid: number | undefined) => void;
  readonly onDown: (trouble: Trouble, reason: string) => void;
}

export interface SupervisedChroma extends AsyncDisposable {
  /** Its data is damaged: it is ended, the data put aside, and an empty one started. */
  readonly distrust: () => void;
}

/** Resolves when the server answers for the first time; throws the reason when it does not. Disposing ends it. */
export async function superviseChroma(launch: Launch, options: SupervisedOptions): Promise<SupervisedChroma> {
  const { folder, log } = options;
  const closing = new AbortController();
  const signal = AbortSignal.any([options.signal, closing.signal]);
  let damaged = false;
  let isReady = false;

  const ready = ({ url, pid }: ChromaProcess): void => {
    isReady = true;
    options.onReady(url, pid);
  };
  const down = (trouble: Trouble, reason: string): void => {
    isReady = false;
    options.onDown(trouble, reason);
  };
  /** A start that failed for its data is tried once more without it. */
  const start = async (): Promise<ChromaProcess> => {
    const wasAside = damaged;
    if (damaged) {
      log.error({ folder }, "The vectors are damaged; they are put aside and made again");
      await setAside(folder);
      damaged = false;
    }
    try {
      return await startChromaProcess(launch, { folder, log, signal });
    } catch (thrown) {
      signal.throwIfAborted();
      // An empty folder that fails too is not the cause.
      if (wasAside || !tellsDamage(messageOf(thrown))) throw thrown;
      damaged = true;
      return start();
    }
  };

  let current = await start();
  ready(current);

  const watch = async (): Promise<void> => {
    let deaths = 0;
    let crashes = 0;
    for (;;) {
      const begun = Date.now();
      const end = await endOf(current);
      if (signal.aborted) return;
      const livedMs = Date.now() - begun;
      deaths = deathsInARow(deaths, livedMs);
      crashes = asked.has(end.reason) ? 0 : deathsInARow(crashes, livedMs);
      damaged ||= crashes >= crashesAtMost;
      if (damaged) crashes = 0;
      log.warn({ reason: end.reason, said: end.lastLine, deaths, damaged }, "Chroma died");
      // Of damage that somebody told, it is known already.
      if (isReady || !damaged) down(damaged ? "rebuilding" : "restarting", end.reason);
      current = await restart(damaged ? 1 : deaths);
      ready(current);
    }
  };
  const endOf = async (server: ChromaProcess): Promise<ChildEnd> => {
    const over = new AbortController();
    const watching = watchSilence(server, AbortSignal.any([signal, over.signal]));
    const end = await server.ended;
    over.abort();
    await watching;
    return end;
  };
  const watchSilence = async (server: ChromaProcess, until: AbortSignal): Promise<void> => {
    try {
      for (let misses = 0; ;) {
        await setTimeout(lookEveryMs, undefined, { signal: until });
        const answers = await heartbeat(server.url, until);
        until.throwIfAborted();
        misses = answers ? 0 : misses + 1;
        if (answers && !isReady) ready(server);
        if (misses === missed.silent) down("silent", "it does not answer");
        if (misses === missed.ended) await server.stop();
      }
    } catch {
      // Its end, or ours.
    }
  };
  const restart = async (deaths: number): Promise<ChromaProcess> => {
    for (let tries = deaths; ; tries += 1) {
      await setTimeout(pauseAfter(tries), undefined, { signal });
      try {
        return await start();
      } catch (thrown) {
        signal.throwIfAborted();
        log.warn({ reason: messageOf(thrown) }, "Chroma cannot be started now");
        down("restarting", messageOf(thrown));
      }
    }
  };
  // Ends by the signal, which is no error.
  const watching = watch().catch((thrown: unknown) => {
    if (!signal.aborted) log.error({ err: errorForLog(thrown) }, "Chroma is not watched any more");
  });

  return {
    distrust: () => {
      if (damaged || signal.aborted) return;
      damaged = true;
      down("rebuilding", "its data is damaged");
      void current.stop();
    },
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      await current.stop();
      await watching;
    },
  };
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
