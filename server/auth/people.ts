// The people with accounts here: who they are, and the end of an account.
import type { Database } from "better-sqlite3";
import { isNamedAdmin } from "./library.ts";
import { firstOwner } from "../config.ts";
import type { Config } from "../config.ts";

export interface Account {
  readonly accountId: string;
  readonly owner: string;
  readonly name: string;
  readonly email: string;
  readonly admin: boolean;
  /** ISO times; null for one who is signed in nowhere. */
  readonly since: string;
  readonly lastSeen: string | null;
}

export interface People {
  readonly all: () => readonly Account[];
  readonly byId: (accountId: string) => Account | null;
  readonly byEmail: (email: string) => Account | null;
  readonly isAdmin: (owner: string) => boolean;
  /** With its sessions, at once. What it has written stays (leaving.ts takes that too). */
  readonly remove: (accountId: string) => void;
}

type Row = Omit<Account, "admin">;

export function openPeople(database: Database, config: Pick<Config, "FACET_ADMINS">): People {
  const columns = `id as accountId, owner, name, email, createdAt as since,
    (select max(updatedAt) from session where userId = user.id) as lastSeen`;
  const all = database.prepare<[], Row>(`select ${columns} from user order by createdAt`);
  const byId = database.prepare<[string], Row>(`select ${columns} from user where id = ?`);
  const byEmail = database.prepare<[string], Row>(`select ${columns} from user where email = ?`);
  const byOwner = database.prepare<[string], Row>(`select ${columns} from user where owner = ?`);
  const remove = database.prepare("delete from user where id = ?");
  const told = (row: Row): Account => ({
    ...row,
    admin: row.owner === firstOwner || isNamedAdmin(config, row.email),
  });
  const one = (row: Row | undefined) => (row ? told(row) : null);
  return {
    all: () => all.all().map(told),
    byId: (accountId) => one(byId.get(accountId)),
    byEmail: (email) => one(byEmail.get(email.toLowerCase())),
    isAdmin: (owner) => one(byOwner.get(owner))?.admin === true,
    remove: (accountId) => void remove.run(accountId),
  };
}
