// One data process with one set of files loaded; requests in turn, each with its time, after which the process is ended.
import type { Logger } from "pino";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { superviseChild } from "../models/supervised-child.ts";
import { untilAborted } from "../models/until-aborted.ts";
import { dataLimits } from "./limits.ts";
import type { DataFile, FromChild, ToChild } from "./protocol.ts";

type Wanted = { readonly type: "profile" } | { readonly type: "query"; readonly sql: string };

export interface DataSession {
  readonly ask: (wanted: Wanted, signal?: AbortSignal) => Promise<FromChild>;
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
  let nextId = 1;
  let waiting = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const pending = new Map<number, PromiseWithResolvers<FromChild>>();
  const child = superviseChild<ToChild, FromChild>(
    new URL("./child.ts", import.meta.url),
    { name: "data", log },
    {
      onMessage: (message) => pending.get(message.id)?.resolve(message),
      onDeath: () => void end(new FacetError("unexpected", { what: "the data process" }, { next: ["retry"] })),
    },
  );

  async function end(why: Error): Promise<void> {
    isOver = true;
    for (const each of pending.values()) each.reject(why);
    pending.clear();
    await child.kill();
  }

  async function request(message: (id: number) => ToChild, ms: number): Promise<FromChild> {
    const id = nextId++;
    const answer = Promise.withResolvers<FromChild>();
    pending.set(id, answer);
    const seconds = ms / 1000;
    const late = setTimeout(() => void end(new FacetError("time-limit", { step: "SQL", seconds }, { next: ["edit"] })), ms);
    try {
      child.send(message(id));
      return await answer.promise;
    } finally {
      clearTimeout(late);
      pending.delete(id);
    }
  }

  child.start();
  const loaded = request((id) => ({ type: "load", id, files }), dataLimits.loadMs);
  loaded.catch(() => {});

  return {
    isOver: () => isOver,
    waiting: () => waiting,
    end: () => end(new FacetError("interrupted")),
    ask: async (wanted, signal) => {
      waiting += 1;
      try {
        const mine = turn.then(async () => {
          signal?.throwIfAborted();
          const first = await untilAborted(loaded, signal);
          if (first.type !== "loaded") return first;
          const work = request((id) => ({ ...wanted, id }), queryMs);
          return untilAborted(work, signal).catch(async (error: unknown) => {
            // Native work cannot be asked to stop.
            if (signal?.aborted) await end(new FacetError("interrupted"));
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
