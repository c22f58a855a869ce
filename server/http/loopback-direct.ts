// This machine is never asked through a proxy: Chroma, a model server and Facet's own commands speak over its loopback.
import { setGlobalProxyFromEnv } from "node:http";

const loopback = ["localhost", "127.0.0.1", "::1", "[::1]"];

/** Where `NODE_USE_ENV_PROXY` is 1, Node exempts no address by itself. Children inherit the list. */
export function keepLoopbackDirect(environment: NodeJS.ProcessEnv = process.env): void {
  const given = environment["no_proxy"] ?? environment["NO_PROXY"] ?? "";
  // “*” counts only alone.
  if (environment["NODE_USE_ENV_PROXY"] !== "1" || given.trim() === "*") return;
  const list = [given, ...loopback].filter(Boolean).join(",");
  environment["NO_PROXY"] = list;
  environment["no_proxy"] = list;
  // Node has read the list before.
  setGlobalProxyFromEnv(environment);
}
