// Questions over a person's tables: profiles and queries, each in a process that can reach nothing but those tables.
import type { Logger } from "pino";
import type { DataProfile, QueryResult } from "../../pipelines/engine/data.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { hasEnded } from "../processes/request-process.ts";
import { openSession } from "./data-session.ts";
import type { DataSession } from "./data-session.ts";
import { dataLimits } from "./limits.ts";
import type { DataFile, FromChild } from "./protocol.ts";

export interface Data extends AsyncDisposable {
  /** Throws FacetError file-damaged, too-large or time-limit. */
  readonly profile: (files: readonly DataFile[], signal?: AbortSignal) => Promise<DataProfile>;
  /** One SELECT. Throws also FacetError invalid-input, which says what DuckDB said. */
  readonly query: (files: readonly DataFile[], sql: string, signal?: AbortSignal) => Promise<QueryResult>;
}

interface Kept {
  readonly session: DataSession;
  idle: NodeJS.Timeout | undefined;
}

interface DataOptions {
  readonly log: Logger;
  /** Milliseconds a query may take. */
  readonly queryMs?: number;
}

export function openData({ log, queryMs = dataLimits.queryMs }: DataOptions): Data {
  /** The one used last is the last. */
  const sessions = new Map<string, Kept>();
  let isClosed = false;

  async function drop(key: string, kept: Kept): Promise<void> {
    clearTimeout(kept.idle);
    if (sessions.get(key) === kept) sessions.delete(key);
    await kept.session.end();
  }

  function sessionOf(files: readonly DataFile[]): { key: string; kept: Kept } {
    const key = JSON.stringify(files);
    const known = sessions.get(key);
    sessions.delete(key);
    const kept =
      known && !known.session.isOver() ? known : { session: openSession(files, { log, queryMs }), idle: undefined };
    clearTimeout(kept.idle);
    kept.idle = undefined;
    sessions.set(key, kept);
    makeRoom();
    return { key, kept };
  }

  /** Only those that nobody waits for are ended; where all work, one more begins. */
  function makeRoom(): void {
    const idle = [...sessions].filter(([, { session, idle: timer }]) => session.waiting() === 0 && timer !== undefined);
    for (const [key, kept] of idle.slice(0, Math.max(0, sessions.size - dataLimits.sessions))) void drop(key, kept);
  }

  async function ask(
    files: readonly DataFile[],
    wanted: Parameters<DataSession["ask"]>[0],
    signal?: AbortSignal,
  ): Promise<FromChild> {
    for (let wasLost = false; ;) {
      if (isClosed) throw new FacetError("interrupted");
      const { key, kept } = sessionOf(files);
      try {
        const answer = await kept.session.ask(wanted, signal);
        if (answer) return checked(answer);
      } catch (thrown) {
        // Once more with another process: this one may have been ended for want of memory that others took.
        if (wasLost || !(thrown instanceof FacetError) || !hasEnded(thrown.cause)) throw thrown;
        wasLost = true;
      } finally {
        if (kept.session.isOver()) void drop(key, kept);
        else if (kept.session.waiting() === 0)
          kept.idle = setTimeout(() => void drop(key, kept), dataLimits.idleMs).unref();
      }
    }
  }

  return {
    profile: async (files, signal) => {
      if (files.length === 0) return { tables: [], charts: [] };
      const answer = await ask(files, { type: "profile" }, signal);
      return answer.type === "profiled" ? answer.profile : { tables: [], charts: [] };
    },
    query: async (files, sql, signal) => {
      const answer = await ask(files, { type: "query", sql }, signal);
      return answer.type === "result" ? answer.result : { columns: [], rows: [], truncated: false };
    },
    [Symbol.asyncDispose]: async () => {
      isClosed = true;
      await Promise.all([...sessions].map(([key, kept]) => drop(key, kept)));
    },
  };
}

function checked(answer: FromChild): FromChild {
  if (answer.type === "unreadable") {
    const { name } = answer;
    throw answer.tooLarge ? new FacetError("too-large", { what: name }) : new FacetError("file-damaged", { name });
  }
  if (answer.type !== "refused") return answer;
  const field = { field: "sql" };
  if (answer.why === "select")
    throw new FacetError("invalid-input", { ...field, reason: "one-select" }, { next: ["edit"] });
  const detail = answer.detail.replace(/\s+/g, " ").trim().replace(/\.$/, "").slice(0, 500);
  throw new FacetError("invalid-input", { ...field, reason: "sql-failed", detail }, { next: ["edit"] });
}
