// Whose rows an account sees. The first one has what was on this computer before; a removed one's rows, where they stay, wait for the same e-mail address.
import { randomUUID } from "node:crypto";
import type { Database } from "better-sqlite3";
import { firstOwner } from "../config.ts";

export interface Owners {
  /** True before the very first account. */
  readonly isEmpty: () => boolean;
  /** Written down before the account is; an address keeps its owner for good. `mayBeFirst`: gets the first owner's rows if nobody has them. */
  readonly ofNew: (email: string, mayBeFirst: boolean) => string;
  /** The next account with that address is somebody new. */
  readonly forget: (owner: string) => void;
}

export function openOwners(database: Database): Owners {
  const known = database.prepare<[string], string>("select owner from facet_owner where email = ?").pluck();
  const isTaken = database
    .prepare<[{ owner: string }], number>(
      "select 1 from facet_owner where owner = @owner union all select 1 from facet_leaving where owner = @owner",
    )
    .pluck();
  const any = database.prepare<[], number>("select 1 from facet_owner").pluck();
  const add = database.prepare("insert into facet_owner values (?, ?)");
  const forget = database.prepare("delete from facet_owner where owner = ?");
  return {
    isEmpty: () => any.get() === undefined,
    ofNew: database.transaction((email: string, mayBeFirst: boolean) => {
      const before = known.get(email);
      if (before !== undefined) return before;
      const owner = mayBeFirst && isTaken.get({ owner: firstOwner }) === undefined ? firstOwner : randomUUID();
      add.run(email, owner);
      return owner;
    }),
    forget: (owner) => void forget.run(owner),
  };
}
