// A server for the time of one command: it ends when its standard input does, and so with the command, however that ends.
import { once } from "node:events";
import { keepLoopbackDirect } from "../http/loopback-direct.ts";
import { startFacet } from "../start.ts";

keepLoopbackDirect();
try {
  await using facet = await startFacet(process.env);
  process.stdin.resume();
  await Promise.race([once(process.stdin, "close"), facet.stopped]);
} catch (thrown) {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
  process.exitCode = 1;
}
process.exit();
