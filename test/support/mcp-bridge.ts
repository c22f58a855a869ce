// The bridge of standard input as a process of its own: node test/support/mcp-bridge.ts URL [KEY].
import { bridgeStdio } from "../../server/mcp/stdio.ts";

const [url = "", key] = process.argv.slice(2);
await bridgeStdio({ url, key, input: process.stdin, output: process.stdout });
