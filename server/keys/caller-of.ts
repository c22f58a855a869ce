// Who sends a request: the owner of its key, everyone on loopback as `local`, whom the trusted proxy's header names, or who is signed in.
import type { Request } from "express";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { Accounts } from "../auth/accounts.ts";
import { firstOwner } from "../config.ts";
import type { Config } from "../config.ts";
import type { Caller, Keys } from "./access-key.ts";
import { isFromPage } from "./from-page.ts";

export interface CallerParts {
  readonly config: Pick<Config, "FACET_AUTH" | "FACET_AUTH_HEADER" | "FACET_KEYS" | "FACET_ORIGIN">;
  readonly keys: Pick<Keys, "of">;
  /** Null where people have none here. */
  readonly accounts: Pick<Accounts, "personOf"> | null;
}

/** Null where nobody is named. FacetError forbidden for a key that is not (any more) one, or not of whom the proxy or the session names. */
export async function callerOf(request: Request, { config, keys, accounts }: CallerParts): Promise<Caller | null> {
  const person = (await accounts?.personOf(request.get("cookie"))) ?? null;
  const named = config.FACET_AUTH === "proxy-header" ? namedByProxy(request, config) : (person?.owner ?? null);
  const secret = secretOf(request);
  if (secret !== null) {
    const key = keys.of(secret);
    // Neither is to be preferred: one of them was sent by mistake.
    if (named !== null && named !== key.owner) throw new FacetError("forbidden", { reason: "key-other-owner" });
    return { owner: key.owner, key };
  }
  if (needsKey(request, config)) return null;
  if (person !== null) return { owner: person.owner, key: null, person };
  const owner = config.FACET_AUTH === "none" ? firstOwner : named;
  return owner === null ? null : { owner, key: null };
}

/** The same, for a route that needs someone. FacetError forbidden where nobody is named. */
export async function namedCaller(request: Request, parts: CallerParts): Promise<Caller> {
  const caller = await callerOf(request, parts);
  if (caller === null) throw nobody(whyNobody(request, parts.config));
  return caller;
}

/** Why a request without a caller has none. */
export type Missing = "no-owner" | "key-needed" | "sign-in" | "sign-in-or-key";

export function whyNobody(request: Request, config: CallerParts["config"]): Missing {
  if (needsKey(request, config)) return "key-needed";
  if (!hasAccounts(config)) return "no-owner";
  return isFromPage(request, config) ? "sign-in" : "sign-in-or-key";
}

/** Whether people sign in here. */
export const hasAccounts = ({ FACET_AUTH }: Pick<Config, "FACET_AUTH">): boolean =>
  FACET_AUTH === "password" || FACET_AUTH === "oidc";

export const nobody = (reason: Missing): FacetError =>
  new FacetError("forbidden", { reason }, { next: ["open-settings"] });

const needsKey = (request: Request, config: CallerParts["config"]): boolean =>
  config.FACET_KEYS === "required" && !isFromPage(request, config);

function namedByProxy(request: Request, { FACET_AUTH_HEADER }: CallerParts["config"]): string | null {
  return request.get(FACET_AUTH_HEADER)?.trim().slice(0, 200) || null;
}

/**
 * OpenAI's clients send a made-up key where none is set: only what looks like one of ours is looked up. Whatever stands before it, and all
 * that follows it: a key that is sent in a wrong way must not let its program in as the person, who may do everything.
 */
function secretOf(request: Request): string | null {
  const words = request.get("authorization")?.split(/\s+/) ?? [];
  const at = words.findIndex((word) => word.startsWith(secretPrefix));
  return at < 0 ? null : words.slice(at).join(" ");
}

/** How every secret begins, so that scanners of leaked keys can know it. */
export const secretPrefix = "fk_";
