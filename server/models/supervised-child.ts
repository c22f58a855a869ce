// A child process that holds native code: forked on demand, its output drained to the log, restarted with back-off when it dies.
import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";
import type { Logger } from "pino";

/** Milliseconds before the first restart; doubled with each death in a row, up to the last. */
const backOffMs = { first: 400, last: 30_000 };
/** A child that lived this long has no deaths in a row. */
const healthyMs = 60_000;
/** Characters of one output line that go to the log. */
const lineLimit = 500;

export interface ChildEvents<Out> {
  readonly onMessage: (message: Out) => void;
  /** The child ended without being told to, by a signal or with "exit CODE". `restartInMs` says when `start` may be called again. */
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

interface ChildOptions {
  /** For the log. */
  readonly name: string;
  readonly log: Logger;
  /** Of Node. */
  readonly flags?: readonly string[];
  /** Beside the server's own. */
  readonly environment?: Readonly<Record<string, string>>;
}

export function superviseChild<In extends object, Out>(
  entry: URL,
  { name, log, flags = [], environment }: ChildOptions,
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
    drain(forked.stdout, (line) => log.debug({ child: name }, line));
    drain(forked.stderr, (line) => log.debug({ child: name }, line));
    forked.on("message", (message) => {
      if (child === forked) events.onMessage(message as Out);
    });
    // Without a listener a failed send would end the server.
    forked.on("error", (error) => log.warn({ child: name, error: error.message }, "A child process failed"));
    forked.once("exit", (code, signal) => {
      if (child !== forked) return;
      child = undefined;
      deaths = Date.now() - begun > healthyMs ? 1 : deaths + 1;
      const restartInMs = Math.min(backOffMs.first * 2 ** (deaths - 1), backOffMs.last);
      log.warn({ child: name, code, signal, restartInMs }, "A child process died");
      events.onDeath(signal ?? `exit ${code}`, restartInMs);
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

/** Native libraries print what they like; an unread pipe would block them. */
function drain(stream: Readable | null, onLine: (line: string) => void): void {
  let rest = "";
  stream?.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = (lines.pop() ?? "").slice(-lineLimit);
    for (const line of lines) if (line.trim() !== "") onLine(line.slice(0, lineLimit));
  });
}
