// Who a request's cookies stand for: asked of the library once, then known for a few seconds.
import type { Database } from "better-sqlite3";
import type { Accounts, Person } from "./accounts.ts";

/** Milliseconds: a page asks a dozen things at once, and an ended session must not last. */
const knownFor = 5000;
/** Sessions known at once; past it all are asked for anew. */
const knownAtMost = 1000;

export interface SessionLookup extends Pick<Accounts, "personOf" | "holds"> {
  /** After a session was ended or changed. */
  readonly forget: () => void;
}

export interface LookupParts {
  readonly database: Database;
  readonly cookiePrefix: string;
  /** What the library makes of the cookies. */
  readonly read: (cookies: string) => Promise<Person | null>;
}

export function openSessionLookup({ database, cookiePrefix, read }: LookupParts): SessionLookup {
  const known = new Map<string, { readonly person: Person; readonly until: number }>();
  const lives = database
    .prepare<[string, string], number>("select 1 from session where id = ? and expiresAt > ?")
    .pluck();
  let generation = 0;
  return {
    personOf: async (cookies) => {
      if (!cookies?.includes(cookiePrefix)) return null;
      const kept = known.get(cookies);
      if (kept && kept.until > Date.now()) return kept.person;
      const asked = generation;
      const person = await read(cookies);
      if (known.size >= knownAtMost) known.clear();
      // One that was ended meanwhile must not be known again.
      if (person && asked === generation) known.set(cookies, { person, until: Date.now() + knownFor });
      else known.delete(cookies);
      return person;
    },
    holds: ({ sessionId }) => lives.get(sessionId, new Date().toISOString()) !== undefined,
    forget: () => {
      generation += 1;
      known.clear();
    },
  };
}
