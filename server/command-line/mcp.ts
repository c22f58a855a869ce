// facet mcp: the server of a program that starts its MCP servers itself, over standard input and output.
import { bridgeStdio } from "../mcp/stdio.ts";
import { reachServer } from "./reach-server.ts";
import type { Place } from "./reach-server.ts";
import type { Terminal } from "./terminal.ts";

/** Ends when the program closes its end. */
export async function serveMcp(terminal: Terminal, options: Place): Promise<number> {
  await using server = await reachServer(options, terminal);
  const key = options.key ?? (process.env["FACET_KEY"] || undefined);
  await bridgeStdio({ url: server.url, key, input: process.stdin, output: process.stdout });
  return 0;
}
