// What the routes below /auth work with.
import type { Config } from "../config.ts";
import type { Keys } from "../keys/access-key.ts";
import type { Issuer } from "./issuer.ts";
import type { Leaving } from "./leaving.ts";
import type { Library } from "./library.ts";
import type { Links } from "./links.ts";
import type { People } from "./people.ts";
import type { SessionLookup } from "./session-lookup.ts";

export interface AuthParts {
  readonly config: Config;
  readonly library: Library;
  /** Null where people sign in with a password. */
  readonly issuer: Issuer | null;
  readonly lookup: SessionLookup;
  readonly links: Links;
  readonly people: People;
  readonly leaving: Leaving;
  readonly keys: Pick<Keys, "list" | "revoke">;
}
