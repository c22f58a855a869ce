// facet start: the server with its page, as `npm start` runs it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { exitCodes } from "./exit.ts";
import { root } from "./environment.ts";
import { readSettings } from "./settings.ts";

/** Ends with the server. */
export async function start(): Promise<number> {
  const child = spawn(process.execPath, [join(root, "server", "main.ts")], {
    cwd: root,
    stdio: "inherit",
    env: readSettings().environment,
  });
  // The terminal sends Ctrl+C to both; the server ends by it, and then this does.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  const [code] = (await once(child, "close")) as [number | null];
  // Without a code it was killed.
  return code ?? exitCodes.failed;
}
