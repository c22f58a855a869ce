// Who sends a request: the owner of its key, everyone on loopback as `local`, or whom the trusted proxy's header names.
import type { Request } from "express";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { Config } from "../config.ts";
import type { Caller, Keys } from "./access-key.ts";
import { isFromPage } from "./from-page.ts";

export interface CallerParts {
  readonly config: Pick<Config, "FACET_AUTH" | "FACET_AUTH_HEADER" | "FACET_KEYS" | "FACET_ORIGIN">;
  readonly keys: Pick<Keys, "of">;
}

/** Null where nobody is named. FacetError forbidden for a key that is not (any more) one, or not of whom the proxy names. */
export function callerOf(request: Request, { config, keys }: CallerParts): Caller | null {
  const named = config.FACET_AUTH === "none" ? null : namedByProxy(request, config);
  const secret = secretOf(request);
  if (secret !== null) {
    const key = keys.of(secret);
    // Neither is to be preferred: one of them was sent by mistake.
    if (named !== null && named !== key.owner) throw new FacetError("forbidden", { reason: "key-other-owner" });
    return { owner: key.owner, key };
  }
  if (needsKey(request, config)) return null;
  const owner = config.FACET_AUTH === "none" ? "local" : named;
  return owner === null ? null : { owner, key: null };
}

/** The same, for a route that needs someone. FacetError forbidden where nobody is named. */
export function namedCaller(request: Request, parts: CallerParts): Caller {
  const caller = callerOf(request, parts);
  if (caller === null) throw nobody(whyNobody(request, parts.config));
  return caller;
}

/** Why a request without a caller has none. */
export type Missing = "no-owner" | "key-needed";

export const whyNobody = (request: Request, config: CallerParts["config"]): Missing =>
  needsKey(request, config) ? "key-needed" : "no-owner";

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
