// facet accounts reset: a link for a new password, made in the data folder itself, by whoever may read that.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { openAccountDatabase } from "../auth/account-database.ts";
import { linkAddress, openLinks } from "../auth/links.ts";
import { addressIn } from "../data-folder.ts";
import { CommandError } from "./exit.ts";
import { readSettings } from "./settings.ts";
import type { Terminal } from "./terminal.ts";

/** Also while Facet runs: the link is good from now on. Ends with 1 where nobody has that address. */
export async function resetPassword(terminal: Terminal, email: string): Promise<number> {
  const { config } = readSettings();
  const folder = config.FACET_DATA;
  const none = new CommandError(`${folder} has no account with the address ${email}.`);
  if (!existsSync(join(folder, "accounts.db"))) throw none;
  const database = openAccountDatabase(folder);
  try {
    const address = email.trim().toLowerCase();
    const accountId = accountOf(database, address);
    if (accountId === null) throw none;
    const code = openLinks(database).make({ kind: "reset", email: address, accountId });
    const origin = config.FACET_ORIGIN ?? addressIn(folder) ?? `http://127.0.0.1:${config.FACET_PORT}`;
    terminal.out(`${linkAddress(new URL(origin).origin, "reset", code)}\n`);
    terminal.say("It is good once, for seven days. Open it while Facet runs.");
    return 0;
  } finally {
    database.close();
  }
}

/** Null where there is none, also in a folder whose accounts were never opened by the library. */
function accountOf(database: ReturnType<typeof openAccountDatabase>, email: string): string | null {
  const hasTable = database.prepare("select 1 from sqlite_master where type = 'table' and name = 'user'").get();
  if (hasTable === undefined) return null;
  return database.prepare<[string], string>("select id from user where email = ?").pluck().get(email) ?? null;
}
