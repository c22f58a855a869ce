// Starts Facet: settings, store, queue, models, vectors, page. What they are made of and in which order: start.ts.
import { enableCompileCache } from "node:module";
import { keepLoopbackDirect } from "./http/loopback-direct.ts";

enableCompileCache();
keepLoopbackDirect();
const { startFacet } = await import("./start.ts");

try {
  await using facet = await startFacet(process.env);
  await facet.stopped;
} catch (thrown) {
  // One sentence with the next step; FACET_LOG=debug shows where it came from.
  console.error(`\n${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
  if (process.env["FACET_LOG"] === "debug") console.error(thrown);
  process.exitCode = 1;
}
process.exit();
