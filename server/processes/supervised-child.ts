// A child process that holds native code: forked on demand, its output drained to the log, restarted with back-off when it dies.
import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import type { Logger } from "pino";
import { deathsInARow, pauseAfter } from "./back-off.ts";
import { drain } from "./drain.ts";

/** Milliseconds before the first restart. */
const firstPauseMs = 400;
/** Milliseconds between two questions whether a child still reacts. */
export const usualLookMs = 5000;
/** Questions without any answer, in a row, after which it is ended: asked and counted here, so that a machine that slept ends nothing. */
const unheardAtMost = 6;
/** What a child's death is told as when it was ended for not reacting. */
export const silence = "silence";

export interface ChildEvents<Out> {
  readonly onMessage: (message: Out) => void;
  /** The child ended without being told to: by a signal, with "exit CODE", or for its `silence`. `restartInMs` says when `start` may be called again. */
  readonly onDeath: (ending: string, restartInMs: number) => void;
}

export interface SupervisedChild<In> {
  /** Forks when none runs. */
  readonly start: () => void;
  /** Sends to the running child; a message to none is dropped, its death was told. */
  readonly send: (message: In) => void;
  readonly pid: () => number | undefined;
  /** Ends the child now; no death is told. Native work cannot be asked to stop, so this is SIGKILL. */
  readonly kill: () => Promise<void>;
}

export interface ChildOptions {
  /** For the log. */
  readonly name: string;
  readonly log: Logger;
  /** Of Node. */
  readonly flags?: readonly string[];
  /** Beside the server's own. */
  readonly environment?: Readonly<Record<string, string>>;
  /** It answers `{ type: "ping" }` with some message, and is ended when it does not. Left out: it may be busy for as long as it likes. */
  readonly lookMs?: number;
}

export function superviseChild<In extends object, Out>(
  entry: URL,
  { name, log, flags = [], environment, lookMs }: ChildOptions,
  events: ChildEvents<Out>,
): SupervisedChild<In> {
  let child: ChildProcess | undefined;
  let deaths = 0;

  const start = (): void => {
    if (child) return;
    const begun = Date.now();
    // No flags of the parent: a debugger's port or a test runner's loader has no place in the child.
    const forked = fork(entry, [], {
      execArgv: [...flags],
      env: { ...process.env, ...environment },
      serialization: "advanced",
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    child = forked;
    let unheard = 0;
    const look = (): void => {
      unheard += 1;
      if (unheard > unheardAtMost) forked.kill("SIGKILL");
      else if (forked.connected) forked.send({ type: "ping" });
    };
    const looking = lookMs === undefined ? undefined : setInterval(look, lookMs).unref();
    drain(forked.stdout, (line) => log.debug({ child: name }, line));
    drain(forked.stderr, (line) => log.debug({ child: name }, line));
    forked.on("message", (message) => {
      unheard = 0;
      if (child === forked) events.onMessage(message as Out);
    });
    // Without a listener a failed send would end the server.
    forked.on("error", (error) => log.warn({ child: name, error: error.message }, "A child process failed"));
    forked.once("exit", (code, signal) => {
      clearInterval(looking);
      if (child !== forked) return;
      child = undefined;
      deaths = deathsInARow(deaths, Date.now() - begun);
      const restartInMs = pauseAfter(deaths, firstPauseMs);
      log.warn({ child: name, code, signal, restartInMs }, "A child process died");
      events.onDeath(unheard > unheardAtMost ? silence : (signal ?? `exit ${code}`), restartInMs);
    });
  };

  return {
    start,
    send: (message) => {
      if (child?.connected) child.send(message);
    },
    pid: () => child?.pid,
    kill: async () => {
      const ending = child;
      child = undefined;
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
      const ended = new Promise((resolve) => ending.once("exit", resolve));
      ending.kill("SIGKILL");
      await ended;
    },
  };
}
