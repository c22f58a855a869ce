// The one guard of server-side fetches: which URLs may be asked, and which addresses a connection may go to.
import { lookup as resolveName } from "node:dns";
import type { LookupAddress, LookupAllOptions } from "node:dns";
import { isIP } from "node:net";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import type { ReasonFacts } from "../../../pipelines/engine/error-reasons.ts";
import { FacetError } from "../../../pipelines/engine/errors.ts";

/**
 * Ranges no model server lives in: cloud metadata (link-local), tunnels that hide where they lead, and addresses that are no host.
 * Loopback and private networks are allowed: there model servers are, and only who may change the models names one.
 */
const refusedRanges: ReadonlySet<string> = new Set([
  "linkLocal",
  "teredo",
  "unspecified",
  "multicast",
  "broadcast",
  "reserved",
]);

/** What machines of a cloud tell about themselves outside link-local: AWS, Google Cloud and Scaleway over IPv6, Alibaba Cloud, Oracle, Azure (2026-11). */
const refusedNetworks = [
  "fd00:ec2::/32",
  "fd20:ce::254/128",
  "fd00:42::42/128",
  "100.100.100.200/32",
  "192.0.0.192/32",
  "168.63.129.16/32",
].map((network) => ipaddr.parseCIDR(network));

type AddressProblem = ReasonFacts<"no-address" | "refused-address">;

/** Why an address is refused, or null. IPv4 inside IPv6 (mapped, compatible, NAT64, 6to4) is judged as the IPv4 address it leads to. */
export function refusedAddress(address: string): AddressProblem | null {
  if (!ipaddr.isValid(address)) return { reason: "no-address" };
  const parsed = innerAddress(ipaddr.process(address));
  const isOfCloud = refusedNetworks.some(
    ([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits),
  );
  return isOfCloud || refusedRanges.has(parsed.range()) ? { reason: "refused-address", address } : null;
}

function innerAddress(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  if (!(address instanceof ipaddr.IPv6)) return address;
  const bytes = address.toByteArray();
  const range = address.range();
  if (range === "rfc6052" || range === "rfc6145") return ipaddr.fromByteArray(bytes.slice(12));
  if (range === "6to4") return ipaddr.fromByteArray(bytes.slice(2, 6));
  // The old way of writing IPv4 inside IPv6, `::a.b.c.d`; `::` and `::1` are written alike.
  if (range !== "loopback" && range !== "unspecified" && bytes.slice(0, 12).every((byte) => byte === 0))
    return ipaddr.fromByteArray(bytes.slice(12));
  return address;
}

type UrlProblem = AddressProblem | ReasonFacts<"no-url" | "key-in-url">;

function urlError(problem: UrlProblem): FacetError {
  return new FacetError("invalid-input", { field: "url", ...problem }, { next: ["edit"] });
}

/** The base URL in its one form, without a slash at the end. Throws invalid-input for what is no plain http(s) address. */
export function checkedUrl(text: string): URL {
  const refuse = (problem: UrlProblem): never => {
    throw urlError(problem);
  };
  const url = URL.parse(text) ?? refuse({ reason: "no-url" });
  if (url.protocol !== "http:" && url.protocol !== "https:") refuse({ reason: "no-url" });
  if (url.username !== "" || url.password !== "") refuse({ reason: "key-in-url" });
  const host = url.hostname.replace(/^\[|\]$/g, "");
  // An address literal is never looked up by name, so it is judged here.
  const problem = isIP(host) ? refusedAddress(host) : null;
  if (problem !== null) refuse(problem);
  url.search = "";
  url.hash = "";
  url.pathname = url.pathname.replace(/\/+$/, "");
  return url;
}

/** How a name becomes addresses; a test gives its own. */
export type ResolveName = (
  host: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * The name look-up of every guarded connection. The socket connects to the address that was judged here, so that a second look-up cannot
 * lead it elsewhere; redirects open their own connection and pass it again.
 */
export const guardedLookup =
  (resolve: ResolveName = resolveName): LookupFunction =>
  (host, options, callback) =>
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      const allowed = addresses.filter(({ address }) => refusedAddress(address) === null);
      const [first] = allowed;
      if (!first) {
        return callback(urlError(refusedAddress(addresses[0]?.address ?? "") ?? { reason: "no-address" }), "", 0);
      }
      if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
