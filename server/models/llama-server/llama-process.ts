// One llama-server as a child process on a free loopback port: spawned, awaited, drained, ended.
import { randomBytes } from "node:crypto";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import { endOfChild } from "../../child-end.ts";
import { freePort } from "../../free-port.ts";
import type { LlamaFiles } from "./llama-files.ts";

const healthEveryMs = 250;
const healthTimeoutMs = 5000;
/** Milliseconds between the request to end and the end; 0.4 s are usual. */
const graceMs = 3000;
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
  return { url: `http://127.0.0.1:${port}`, key, ended, stop: () => stop(child, ended) };
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
    if (await isHealthy(url, signal)) return true;
  }
  return false;
}

/** 503 while it loads. */
async function isHealthy(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(healthTimeoutMs)]);
    const response = await fetch(`${url}/health`, { signal: limit });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  // The shell beside it passes that on, and waits for it.
  if (process.platform === "win32") child.kill();
  else child.stdin?.end();
  const grace = new AbortController();
  const late = setTimeout(graceMs, true, { signal: grace.signal, ref: false }).catch(() => false);
  if ((await Promise.race([ended, late])) === true) killAll(child);
  grace.abort();
  await ended;
}

function killAll(child: ChildProcess): void {
  try {
    if (process.platform === "win32" || child.pid === undefined) child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // All of the group is gone.
  }
}
