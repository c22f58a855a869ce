// A request to the library's own routes: only what they need of what came, under the origin we answer at, and from the address we know.
import { BlockList, isIPv6 } from "node:net";
import type { Request as HttpRequest } from "express";
import { isLoopback } from "../config.ts";
import type { Config } from "../config.ts";
import { addressHeader } from "./library.ts";

/** Where a proxy of one's own may stand. Source: RFC 1918, RFC 4193, RFC 6890. */
const nearby = new BlockList();
for (const [net, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const)
  nearby.addSubnet(net, bits, "ipv4");
nearby.addAddress("::1", "ipv6");
nearby.addSubnet("fc00::", 7, "ipv6");

/** `http://127.0.0.1:3000`, or the address people reach the page at. The Host was checked by the guard. */
export const originOf = (request: HttpRequest, { FACET_ORIGIN }: Pick<Config, "FACET_ORIGIN">): string =>
  FACET_ORIGIN === undefined ? `http://${request.headers.host ?? ""}` : new URL(FACET_ORIGIN).origin;

/** `path` is below /auth and may have a query; without a body it is a GET. */
export function authRequest(
  request: HttpRequest,
  config: Pick<Config, "FACET_HOST" | "FACET_ORIGIN">,
  { path, body }: { readonly path: string; readonly body?: object },
): Request {
  const origin = originOf(request, config);
  const headers = new Headers({
    // The guard before all routes has let no foreign one through.
    origin,
    [addressHeader]: addressOf(request, config),
  });
  for (const name of ["cookie", "user-agent"] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  if (body === undefined) return new Request(`${origin}/auth${path}`, { headers });
  headers.set("content-type", "application/json");
  return new Request(`${origin}/auth${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}

/** Of who asks: where a proxy nearby sends it on, whom that names last; what stands before it anyone can write. */
function addressOf(
  request: HttpRequest,
  { FACET_HOST, FACET_ORIGIN }: Pick<Config, "FACET_HOST" | "FACET_ORIGIN">,
): string {
  const peer = (request.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  // Reached by people themselves, who are nearby too: nobody stands between, and each would name a new address for each try.
  if (!isLoopback(FACET_HOST) && FACET_ORIGIN === undefined) return peer;
  const named = request.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  return named && nearby.check(peer, isIPv6(peer) ? "ipv6" : "ipv4") ? named : peer;
}
