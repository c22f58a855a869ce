// Whether a request comes from Facet's own page: only browsers mark requests so, and no script can change the marks.
import type { Request } from "express";
import type { Config } from "../config.ts";

/** Keeps honest programs apart from the page; whoever runs programs here can write the same marks by hand. */
export function isFromPage(request: Request, { FACET_ORIGIN }: Pick<Config, "FACET_ORIGIN">): boolean {
  const site = request.get("sec-fetch-site");
  // `none`: a person typed the address, or opened a picture in a tab of its own.
  if (site !== undefined) return site === "same-origin" || (site === "none" && reads(request));
  const origin = request.get("origin");
  if (origin === undefined) return false;
  if (FACET_ORIGIN !== undefined && origin === new URL(FACET_ORIGIN).origin) return true;
  return URL.parse(origin)?.host === request.get("host");
}

const reads = ({ method }: Request): boolean => method === "GET" || method === "HEAD";
