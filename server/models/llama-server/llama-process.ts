// One llama-server as a child process on a free loopback port: spawned, awaited, drained, ended.
import { randomBytes } from "node:crypto";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import { answersOk } from "../../processes/answers-ok.ts";
import { endOfChild } from "../../processes/child-end.ts";
import { endWithin } from "../../processes/end-within.ts";
import { freePort } from "../../processes/free-port.ts";
import type { LlamaFiles } from "./llama-files.ts";

const healthEveryMs = 250;
const healthTimeoutMs = 5000;
/**
 * llama-server watches no input and would outlive a Facet that was killed, with the model's memory. So a shell of a few hundred kilobytes
 * waits beside it for the end of its own input, which the end of Facet closes, and ends it.
 */
const watched = `exec 3<&0
"$@" </dev/null 3<&- &
child=$!
{ cat <&3; kill "$child"; } >/dev/null 2>&1 &
watch=$!
exec 3<&-
wait "$child"
code=$?
kill "$watch" 2>/dev/null
exit "$code"`;

export interface LlamaLaunch extends LlamaFiles {
  /** The name it serves the model under. */
  readonly name: string;
  readonly threads: number;
  /** Tokens. */
  readonly context: number;
}

export interface LlamaProcess {
  /** Base URL. */
  readonly url: string;
  /** Known to nobody else: other programs of this machine cannot ask it. */
  readonly key: string;
  /** Resolves with "exit CODE" or a signal, and the last line it wrote, when the process is gone. */
  readonly ended: Promise<string>;
  readonly stop: () => Promise<void>;
}

export async function startLlamaProcess(launch: LlamaLaunch, log: Logger): Promise<LlamaProcess> {
  const port = await freePort();
  const key = randomBytes(24).toString("base64url");
  const command = [launch.binary, ...argumentsOf(launch, port)];
  const [program = "", ...rest] = process.platform === "win32" ? command : ["sh", "-c", watched, "sh", ...command];
  const child = spawn(program, rest, {
    stdio: ["pipe", "pipe", "pipe"],
    // A group of its own: Ctrl-C is for Facet, which then ends the server in order.
    detached: process.platform !== "win32",
    env: environment(key),
  });
  const ended = endOfChild(child, "llama-server", log).then(({ reason, lastLine }) =>
    [reason, lastLine].filter(Boolean).join(": "),
  );
  return {
    url: `http://127.0.0.1:${port}`,
    key,
    ended,
    stop: () => endWithin(ended, { ask: () => askToEnd(child), kill: () => killAll(child) }),
  };
}

function argumentsOf({ model, projector, name, threads, context }: LlamaLaunch, port: number): string[] {
  const place = ["--host", "127.0.0.1", "--port", String(port)];
  const size = ["--ctx-size", String(context), "--threads", String(threads), "--parallel", "1"];
  const eyes = projector === undefined ? [] : ["--mmproj", projector];
  return ["--model", model, ...eyes, "--alias", name, ...place, ...size];
}

/**
 * The key by the environment: the list of processes shows arguments to everyone. Flash attention is off where nobody chose: with it
 * one picture took 415 s on 2 cores instead of 100. Whoever has a graphics card sets llama-server's own LLAMA_ARG_FLASH_ATTN.
 */
function environment(key: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("FACET_"));
  return { LLAMA_ARG_FLASH_ATTN: "off", ...Object.fromEntries(own), LLAMA_API_KEY: key };
}

/** Resolves when it can be asked; false when that took longer than `withinMs`. Its end is told by `ended`. */
export async function whenHealthy({ url }: LlamaProcess, withinMs: number, signal: AbortSignal): Promise<boolean> {
  for (
    const until = Date.now() + withinMs;
    Date.now() < until;
    await setTimeout(healthEveryMs, undefined, { signal })
  ) {
    signal.throwIfAborted();
    // 503 while it loads.
    if (await answersOk(new URL("/health", url), healthTimeoutMs, signal)) return true;
  }
  return false;
}

function askToEnd(child: ChildProcess): void {
  // The shell beside it passes that on, and waits for it.
  if (process.platform === "win32") child.kill();
  else child.stdin?.end();
}

function killAll(child: ChildProcess): void {
  try {
    if (process.platform === "win32" || child.pid === undefined) child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // All of the group is gone.
  }
}
