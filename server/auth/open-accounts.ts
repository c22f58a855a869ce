// Opens the accounts of people who sign in here with a password or at an issuer; only where FACET_AUTH asks for them.
import { createHash } from "node:crypto";
import type { Logger } from "pino";
import { isLoopback } from "../config.ts";
import type { Config } from "../config.ts";
import type { Keys } from "../keys/access-key.ts";
import { removeOwner } from "../remove-owner.ts";
import type { RemovalParts } from "../remove-owner.ts";
import { openAccountDatabase, sessionSecret } from "./account-database.ts";
import type { OpenedAccounts, Person } from "./accounts.ts";
import { authRoutes } from "./auth-routes.ts";
import { openIssuer } from "./issuer.ts";
import { openLeaving } from "./leaving.ts";
import { migrateLibrary, openLibrary } from "./library.ts";
import { linkAddress, openLinks } from "./links.ts";
import { openOwners } from "./owners.ts";
import { openPeople } from "./people.ts";
import { openSessionLookup } from "./session-lookup.ts";

/** With what a person leaves behind. */
export interface AccountsParts extends RemovalParts {
  readonly config: Config;
  /** A person's keys end with the account. */
  readonly keys: Pick<Keys, "list" | "revoke">;
  readonly log: Logger;
}

/** Throws where the data folder cannot be written. */
export async function openAccounts(given: AccountsParts): Promise<OpenedAccounts> {
  const { config, keys, log } = given;
  if (isInTheClear(config))
    log.warn(
      "passwords and sessions cross the network in the clear: put a proxy with TLS before Facet and set FACET_ORIGIN to its https address",
    );
  const database = openAccountDatabase(config.FACET_DATA);
  const secret = sessionSecret(config.FACET_DATA);
  // Cookies hold for a host with all its ports: another Facet on this computer must not end the sessions of this one.
  const cookiePrefix = `facet-${createHash("sha256").update(secret).digest("hex").slice(0, 8)}`;
  const owners = openOwners(database);
  const parts = { config, database, secret, owners, cookiePrefix, log };
  await migrateLibrary(parts);
  const library = openLibrary(parts);
  const links = openLinks(database);
  const people = openPeople(database, config);
  const remove = (owner: string, signal: AbortSignal) => removeOwner(given, owner, signal);
  const leaving = openLeaving({ database, people, owners, remove, log });
  const lookup = openSessionLookup({
    database,
    cookiePrefix,
    read: async (cookie): Promise<Person | null> => {
      const headers = new Headers({ cookie });
      const found = await library.api.getSession({ headers, query: { disableRefresh: true } });
      const account = found && people.byId(found.user.id);
      if (!found || !account) return null;
      const { accountId, owner, name, email, admin } = account;
      return { accountId, sessionId: found.session.id, owner, name, email, admin };
    },
  });
  const hasNobody = () => config.FACET_AUTH === "password" && people.all().length === 0;
  const issuer = config.FACET_AUTH === "oidc" ? openIssuer(config, () => openLibrary(parts, true)) : null;
  return {
    personOf: lookup.personOf,
    holds: lookup.holds,
    isAdmin: people.isAdmin,
    routes: authRoutes({ config, library, issuer, lookup, links, people, leaving, keys }),
    setupLink: (origin) =>
      hasNobody() ? linkAddress(origin, "setup", links.make({ kind: "setup", email: null, accountId: null })) : null,
    [Symbol.asyncDispose]: async () => {
      await leaving[Symbol.asyncDispose]();
      database.close();
    },
  };
}

/** People come from other computers, and no TLS lies between. */
function isInTheClear({ FACET_HOST, FACET_ORIGIN }: Pick<Config, "FACET_HOST" | "FACET_ORIGIN">): boolean {
  if (FACET_ORIGIN?.startsWith("https:")) return false;
  return !isLoopback(FACET_HOST) || (FACET_ORIGIN !== undefined && !isLoopback(new URL(FACET_ORIGIN).hostname));
}
