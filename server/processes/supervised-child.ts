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
  /**
   * The child ended without being told to: by a signal, with "exit CODE", for its `silence`, or with the code of the error that kept it from
   * beginning. Never told within `start`. `restartInMs` says when `start` may be called again.
   */
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
  /** The system refused to fork, which is about to be told. */
  let refused: NodeJS.Immediate | undefined;

  const die = (ending: string, livedMs: number): void => {
    deaths = deathsInARow(deaths, livedMs);
    const restartInMs = pauseAfter(deaths, firstPauseMs);
    log.warn({ child: name, ending, restartInMs }, "A child process died");
    events.onDeath(ending, restartInMs);
  };

  const forkOne = (): ChildProcess | undefined => {
    try {
      // No flags of the parent: a debugger's port or a test runner's loader has no place in the child.
      return fork(entry, [], {
        execArgv: [...flags],
        env: { ...process.env, ...environment },
        serialization: "advanced",
        stdio: ["ignore", "pipe", "pipe", "ipc"],
      });
    } catch (thrown) {
      refused = setImmediate(() => {
        refused = undefined;
        die(codeOf(thrown), 0);
      });
      return undefined;
    }
  };

  const start = (): void => {
    if (child || refused) return;
    const begun = Date.now();
    const forked = forkOne();
    if (!forked) return;
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
    const over = (ending: string): void => {
      clearInterval(looking);
      if (child !== forked) return;
      child = undefined;
      die(unheard > unheardAtMost ? silence : ending, Date.now() - begun);
    };
    // Without a listener a failed send would end the server.
    forked.on("error", (error) => {
      log.warn({ child: name, error: error.message }, "A child process failed");
      // It never began, so no exit follows.
      if (forked.pid === undefined) over(codeOf(error));
    });
    forked.once("exit", (code, signal) => over(signal ?? `exit ${code}`));
  };

  return {
    start,
    send: (message) => {
      if (child?.connected) child.send(message);
    },
    pid: () => child?.pid,
    kill: async () => {
      clearImmediate(refused);
      refused = undefined;
      const ending = child;
      child = undefined;
      if (ending?.pid === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
      const ended = new Promise((resolve) => ending.once("exit", resolve));
      ending.kill("SIGKILL");
      await ended;
    },
  };
}

const codeOf = (thrown: unknown): string => (thrown as NodeJS.ErrnoException).code ?? String(thrown);
