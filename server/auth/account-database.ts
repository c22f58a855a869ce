// FACET_DATA/accounts.db: accounts and sessions as better-auth keeps them, and beside them our one-time links, whose rows are whose, and whose go.
import { randomBytes } from "node:crypto";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";

const ownTables = `
create table if not exists facet_link (
  hash text primary key, kind text not null, email text, account_id text, expires_at text not null
) strict;
create table if not exists facet_owner (email text primary key, owner text not null unique) strict;
create table if not exists facet_leaving (owner text primary key, since text not null) strict;
`;

/** Read and written by this user alone. Throws where the folder cannot be written. */
export function openAccountDatabase(folder: string): Database.Database {
  const file = join(folder, "accounts.db");
  // SQLite gives its journals the rights of the file they belong to.
  writeFileSync(file, "", { flag: "a", mode: 0o600 });
  chmodSync(file, 0o600);
  const database = new Database(file);
  database.pragma("journal_mode = wal");
  database.pragma("synchronous = full");
  database.pragma("foreign_keys = on");
  database.exec(ownTables);
  return database;
}

/** What sessions are signed with: made at the first start. Without its file all people sign in anew. */
export function sessionSecret(folder: string): string {
  const file = join(folder, "accounts-secret");
  try {
    const kept = readFileSync(file, "utf8").trim();
    if (kept.length >= 32) return kept;
  } catch {
    // The first start.
  }
  const secret = randomBytes(32).toString("base64url");
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}
