// Whether a Facet answers at an address.
import { plainFetch } from "./plain-fetch.ts";

/** Milliseconds a server has to say that it is there, unless told otherwise. */
const answersWithin = 3000;

/** Only Facet answers `ready` with its models there. */
export async function isFacet(url: string, within = answersWithin): Promise<boolean> {
  try {
    const response = await plainFetch(`${url}/readyz`, { signal: AbortSignal.timeout(within) });
    const body = (await response.json()) as { ready?: unknown; models?: unknown };
    return body.ready === true && Array.isArray(body.models);
  } catch {
    return false;
  }
}

/** A server that listens everywhere is reached on this machine. */
export function reachable(url: string): string {
  return url.replace("//0.0.0.0", "//127.0.0.1").replace("//[::]", "//[::1]");
}
