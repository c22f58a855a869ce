// Starts a server on a free port for a command that finds none, and ends it with the command.
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { CommandError } from "./exit.ts";
import { root } from "./environment.ts";
import type { Settings } from "./settings.ts";

const script = fileURLToPath(new URL("serve-beside.ts", import.meta.url));
/** Milliseconds for the start: the database may have to be brought to a newer version. */
const startWithin = 120_000;
/** Milliseconds a server may take to end before it is killed. */
const endWithin = 10_000;
/** Characters of what it said that are kept for the error of a failed start. */
const kept = 4000;

export interface OwnServer extends AsyncDisposable {
  readonly url: string;
}

/** Resolves when it answers. Throws a CommandError with the server's own sentence where it cannot start. */
export async function startOwnServer(
  { environment, config }: Settings,
  changes: NodeJS.ProcessEnv = {},
): Promise<OwnServer> {
  const debug = config.FACET_LOG === "debug";
  const child = spawn(process.execPath, [script], {
    cwd: root,
    // Ctrl+C is the command's: the run it stops is stopped by this server.
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...environment, FACET_HOST: "127.0.0.1", FACET_PORT: "0", FACET_LOG: debug ? "debug" : "error", ...changes },
  });
  let said = "";
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  createInterface(child.stdout).on("line", (line) => {
    const url = /Facet is ready at (http:\S+)/.exec(line)?.[1];
    if (url !== undefined) resolve(url);
  });
  child.stderr.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-kept);
    if (debug) process.stderr.write(chunk);
  });
  child.once("error", reject).once("close", () => reject(new Error("it ended")));
  const late = setTimeout(() => reject(new Error(`it was not ready within ${startWithin / 1000} s`)), startWithin);
  try {
    return { url: await promise, [Symbol.asyncDispose]: () => end(child) };
  } catch (cause) {
    child.kill("SIGKILL");
    const sentence = said
      .trim()
      .split("\n")
      .findLast((line) => line !== "" && !line.startsWith("{"));
    throw new CommandError(sentence ?? "Facet could not be started: FACET_LOG=debug shows why.", undefined, cause);
  } finally {
    clearTimeout(late);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  const late = setTimeout(() => child.kill("SIGKILL"), endWithin);
  child.stdin?.end();
  await ended;
  clearTimeout(late);
}
