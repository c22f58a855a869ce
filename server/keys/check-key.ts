// Holds a key to what it may do and how often, and lets a request in at a door over plain HTTP.
import type { Request } from "express";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { AccessKey, Caller, KeyAccess, Keys } from "./access-key.ts";
import { namedCaller } from "./caller-of.ts";
import type { CallerParts } from "./caller-of.ts";

/** For one call; a person without a key passes. FacetError rate-limited past its limit, forbidden for what it may not. */
export async function checkKey(
  keys: Pick<Keys, "countRequests">,
  key: AccessKey | null,
  access: KeyAccess,
): Promise<void> {
  if (key === null) return;
  // A call that is refused below counts as well: whoever only tries is held to the limit too.
  await keys.countRequests(key, 1);
  if (access === "write" && key.access === "read") throw new FacetError("forbidden", { reason: "key-only-reads" });
}

/** FacetError forbidden where nobody is named or the key may not, rate-limited past its limit. */
export async function admit(
  request: Request,
  parts: CallerParts & { readonly keys: Pick<Keys, "countRequests"> },
  access: KeyAccess,
): Promise<Caller> {
  const caller = await namedCaller(request, parts);
  await checkKey(parts.keys, caller.key, access);
  return caller;
}
