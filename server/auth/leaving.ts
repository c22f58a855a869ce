// Owners who leave with all that is theirs: noted down as their account ends, so that what cannot go at once goes later, after a restart too.
import { setTimeout } from "node:timers/promises";
import type { Database } from "better-sqlite3";
import type { Logger } from "pino";
import { isAbort } from "../../pipelines/engine/errors.ts";
import { firstOwner } from "../config.ts";
import { errorForLog } from "../error-for-log.ts";
import type { Owners } from "./owners.ts";
import type { Account, People } from "./people.ts";

const lookEveryMs = 60_000;
/** Milliseconds after which what was on its way when the account ended has come: what a later look leaves empty stays so. */
const settledAfterMs = 30_000;
/** Milliseconds an admin waits. */
const patienceMs = 10_000;
/** Milliseconds after which the first owner's rows are let be: whoever runs Facet without accounts works with them. */
const firstOwnerGoesWithinMs = 24 * 3600 * 1000;

type Ending = Pick<Account, "accountId" | "owner">;

export interface Leaving extends AsyncDisposable {
  /** Ends the account, and notes down that its owner's things go: nobody has these rows from here on. */
  readonly begin: (account: Ending) => void;
  /** `going`: some of it cannot go now, or takes longer than a person waits; it is gone on with by itself. */
  readonly finish: (owner: string) => Promise<"gone" | "going">;
}

interface LeavingParts {
  readonly database: Database;
  readonly people: Pick<People, "remove">;
  readonly owners: Pick<Owners, "forget">;
  /** How many rows are left. */
  readonly remove: (owner: string, signal: AbortSignal) => Promise<number>;
  readonly log: Logger;
}

/** Goes on at once with what an earlier process has left. */
export function openLeaving({ database, people, owners, remove, log }: LeavingParts): Leaving {
  const note = database.prepare("insert or ignore into facet_leaving values (?, ?)");
  const sinceOf = database.prepare<[string], string>("select since from facet_leaving where owner = ?").pluck();
  const all = database.prepare<[], string>("select owner from facet_leaving").pluck();
  const done = database.prepare("delete from facet_leaving where owner = ?");
  const late = database.prepare("delete from facet_leaving where owner = ? and since < ?");
  const closing = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  let looking = false;

  const take = async (owner: string): Promise<"gone" | "going"> => {
    const begun = Date.now();
    try {
      const since = sinceOf.get(owner);
      if (since === undefined) return "gone";
      closing.signal.throwIfAborted();
      const left = await remove(owner, closing.signal);
      if (left > 0) return "going";
      if (begun - Date.parse(since) >= settledAfterMs) done.run(owner);
      return "gone";
    } catch (thrown) {
      if (!isAbort(thrown))
        log.warn({ err: errorForLog(thrown) }, "What a removed person had here cannot all go now; it is tried again");
      return "going";
    }
  };
  /** One after the other: two removals of the same thing would each find it gone. */
  const takeInTurn = (owner: string) => {
    const mine = last.then(() => take(owner));
    last = mine.catch(() => {});
    return mine;
  };
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      for (const owner of all.all()) if (!closing.signal.aborted) await takeInTurn(owner);
    } catch (thrown) {
      log.warn({ err: errorForLog(thrown) }, "Who has left cannot be looked up now; it is tried again");
    } finally {
      looking = false;
    }
  };

  const before = new Date(Date.now() - firstOwnerGoesWithinMs).toISOString();
  if (late.run(firstOwner, before).changes > 0)
    log.warn("What the first person had here was not all removed in time; what is left of it stays");
  void look();
  const timer = setInterval(() => void look(), lookEveryMs).unref();

  return {
    begin: database.transaction(({ accountId, owner }: Ending) => {
      note.run(owner, new Date().toISOString());
      owners.forget(owner);
      people.remove(accountId);
    }),
    finish: (owner) => Promise.race([takeInTurn(owner), setTimeout(patienceMs, "going" as const, { ref: false })]),
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer);
      closing.abort();
      await last;
    },
  };
}
