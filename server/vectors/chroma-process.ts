// One Chroma server as a child process on a free loopback port: spawned, awaited, drained, ended.
import { spawn } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import { answersOk } from "../processes/answers-ok.ts";
import { endOfChild } from "../processes/child-end.ts";
import type { ChildEnd } from "../processes/child-end.ts";
import { endWithin } from "../processes/end-within.ts";
import { freePort } from "../processes/free-port.ts";

/** Milliseconds a server may take to its first heartbeat; 350 are usual, a cold disk and a large index need more. */
const readyWithinMs = 60_000;
const heartbeatEveryMs = 40;
const heartbeatTimeoutMs = 2000;

export interface Launch {
  readonly command: string;
  /** Come before `run --path … --host … --port …`. */
  readonly args: readonly string[];
}

export interface ChromaProcess {
  readonly url: string;
  readonly pid: number | undefined;
  /** Resolves when the process is gone. */
  readonly ended: Promise<ChildEnd>;
  readonly stop: () => Promise<void>;
}

/** Resolves at the first heartbeat. Throws an Error with the reason when the server ends or stays silent before it. */
export async function startChromaProcess(
  launch: Launch,
  { folder, log, signal }: { readonly folder: string; readonly log: Logger; readonly signal: AbortSignal },
): Promise<ChromaProcess> {
  const port = await freePort();
  signal.throwIfAborted();
  const place = ["run", "--path", folder, "--host", "127.0.0.1", "--port", String(port)];
  const child = spawn(launch.command, [...launch.args, ...place], {
    // The server ends when its standard input does: so it never outlives this process, and never holds the folder against the next.
    stdio: ["pipe", "pipe", "pipe"],
    // A group of its own: Ctrl-C is for Facet, which then ends the server in order.
    detached: true,
    env: { ...process.env, ANONYMIZED_TELEMETRY: "False", CHROMA_API_KEY: undefined },
  });
  const ended = endOfChild(child, "chroma", log);
  const started: ChromaProcess = {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    ended,
    // Some versions ignore SIGTERM.
    stop: () => endWithin(ended, { ask: () => child.kill("SIGINT"), kill: () => child.kill("SIGKILL") }),
  };
  try {
    await firstHeartbeat(started, signal);
    return started;
  } catch (thrown) {
    await started.stop();
    throw thrown;
  }
}

/** True when a Chroma server answers there. */
export async function heartbeat(url: string, signal: AbortSignal): Promise<boolean> {
  return answersOk(new URL("/api/v2/heartbeat", url), heartbeatTimeoutMs, signal);
}

async function firstHeartbeat({ url, ended }: ChromaProcess, signal: AbortSignal): Promise<void> {
  let end: ChildEnd | undefined;
  void ended.then((how) => (end = how));
  for (const until = Date.now() + readyWithinMs; Date.now() < until; await setTimeout(heartbeatEveryMs)) {
    signal.throwIfAborted();
    if (end !== undefined) throw new Error(`Chroma could not start: ${end.lastLine || end.reason}`);
    if (await heartbeat(url, signal)) return;
  }
  throw new Error(`Chroma did not answer within ${readyWithinMs / 1000} s`);
}
