// One data process with one set of files loaded; requests in turn, each with its time, after which the process is ended.
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Logger } from "pino";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { errorForLog } from "../error-for-log.ts";
import type { Unnumbered } from "../processes/request-messages.ts";
import { openRequestProcess, ProcessLost } from "../processes/request-process.ts";
import { untilAborted } from "../processes/until-aborted.ts";
import { dataLimits } from "./limits.ts";
import type { DataFile, FromChild, ToChild } from "./protocol.ts";

type Wanted = { readonly type: "profile" } | { readonly type: "query"; readonly sql: string };

export interface DataSession {
  /** Undefined where a request before it has ended the process: this one never came to its turn. */
  readonly ask: (wanted: Wanted, signal?: AbortSignal) => Promise<FromChild | undefined>;
  readonly isOver: () => boolean;
  /** Requests that are not answered. */
  readonly waiting: () => number;
  readonly end: () => Promise<void>;
}

export function openSession(
  files: readonly DataFile[],
  { log, queryMs }: { readonly log: Logger; readonly queryMs: number },
): DataSession {
  let isOver = false;
  let waiting = 0;
  let turn: Promise<unknown> = Promise.resolve();
  /** Of the process alone, made where it is needed: what it would have removed goes with it, however it ends. */
  const folder = join(tmpdir(), `facet-data-${randomUUID()}`);
  const child = openRequestProcess<ToChild, FromChild>({
    name: "data",
    log,
    entry: new URL("./child.ts", import.meta.url),
    environment: { TMPDIR: folder, TEMP: folder, TMP: folder },
    // Another process would have nothing loaded.
    onLost: () => void end(),
  });

  async function end(): Promise<void> {
    isOver = true;
    await child.close();
    await rm(folder, { recursive: true, force: true }).catch((thrown: unknown) =>
      log.warn({ err: errorForLog(thrown) }, "A folder of a data process cannot be removed"),
    );
  }

  async function request(asked: Unnumbered<ToChild>, limitMs: number): Promise<FromChild> {
    try {
      return await child.ask(asked, { limitMs });
    } catch (error) {
      throw error instanceof ProcessLost ? lost(error, limitMs) : error;
    }
  }

  const loaded = request({ type: "load", files }, dataLimits.loadMs);
  loaded.catch(() => {});

  return {
    isOver: () => isOver,
    waiting: () => waiting,
    end,
    ask: async (wanted, signal) => {
      waiting += 1;
      try {
        const mine = turn.then(async () => {
          signal?.throwIfAborted();
          const first = await untilAborted(loaded, signal);
          if (first.type !== "loaded") return first;
          if (isOver) return undefined;
          return untilAborted(request(wanted, queryMs), signal).catch(async (error: unknown) => {
            // Native work cannot be asked to stop.
            if (signal?.aborted) await end();
            throw error;
          });
        });
        turn = mine.catch(() => {});
        return await mine;
      } finally {
        waiting -= 1;
      }
    },
  };
}

function lost(error: ProcessLost, limitMs: number): FacetError {
  switch (error.reason) {
    case "too-slow":
      return new FacetError("time-limit", { step: "SQL", seconds: limitMs / 1000 }, { next: ["edit"], cause: error });
    case "closed":
      return new FacetError("interrupted", {}, { cause: error });
    case "too-large": {
      const facts = { reason: "memory-ran-out", ending: error.ending } as const;
      return new FacetError("sandbox-limit", facts, { next: ["edit", "retry"], cause: error });
    }
    case "died":
      return new FacetError("unexpected", { what: "the data process" }, { next: ["retry"], cause: error });
  }
}
