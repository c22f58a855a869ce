// Refuses what a foreign page could send: a Host that is not ours (rebinding), and a foreign Origin on everything but GET.
import type { NextFunction, Request, Response } from "express";
import { errorSentence } from "../../pipelines/engine/error-sentences.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { isLoopback, urlOf } from "../config.ts";
import type { Config } from "../config.ts";

/** A Host header that is ours; with any other, the asker may be a page whose name was bound to this machine. */
export function ourHosts(config: Config): (host: string) => boolean {
  const configured = config.FACET_ORIGIN === undefined ? null : new URL(config.FACET_ORIGIN).host;
  const listened = URL.parse(urlOf(config.FACET_HOST, config.FACET_PORT))?.hostname;
  return (host) => {
    const name = URL.parse(`http://${host}`)?.hostname;
    return name !== undefined && (isLoopback(name) || host === configured || name === listened);
  };
}

export function originGuard(config: Config) {
  const configured = config.FACET_ORIGIN === undefined ? null : new URL(config.FACET_ORIGIN);
  const isOurHost = ourHosts(config);
  return (request: Request, response: Response, next: NextFunction) => {
    const host = request.headers.host ?? "";
    if (!isOurHost(host)) return refuse(response, "unknown-host");
    const origin = request.headers.origin;
    const reads = request.method === "GET" || request.method === "HEAD";
    const same = origin === undefined || origin === configured?.origin || originHost(origin) === host;
    if (!reads && !same) return refuse(response, "foreign-site");
    // Browsers say where a GET comes from too; subscriptions and queries are GETs. Routes take any case.
    if (
      /^\/(?:trpc|files\/|images\/|documents\/.+\.png)/i.test(request.path) &&
      request.headers["sec-fetch-site"] === "cross-site"
    ) {
      return refuse(response, "foreign-site");
    }
    next();
  };
}

function originHost(origin: string): string | null {
  return URL.parse(origin)?.host ?? null;
}

function refuse(response: Response, reason: "unknown-host" | "foreign-site"): void {
  const { data: facet } = new FacetError("forbidden", { reason });
  response.status(403).json({ error: { message: errorSentence(facet, "en"), facet } });
}
