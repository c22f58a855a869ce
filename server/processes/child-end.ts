// A server of another maker, run as a child: what it prints goes to the log, and its end is told with the last line it printed.
import type { ChildProcess } from "node:child_process";
import type { Logger } from "pino";
import { drain } from "./drain.ts";

export interface ChildEnd {
  /** `SIGKILL`, `exit 1`, or the error it could not be started for. */
  readonly reason: string;
  /** Empty where it printed nothing. */
  readonly lastLine: string;
}

/** Follows the child from now on; call it before anything is awaited. */
export function endOfChild(child: ChildProcess, name: string, log: Logger): Promise<ChildEnd> {
  let lastLine = "";
  for (const stream of [child.stdout, child.stderr]) {
    drain(stream, (line) => {
      lastLine = line;
      log.debug({ child: name }, line);
    });
  }
  // A write to a child that is gone is told by its end.
  child.stdin?.on("error", () => {});
  const { promise, resolve } = Promise.withResolvers<ChildEnd>();
  child.once("error", (error) => resolve({ reason: error.message, lastLine: "" }));
  child.once("close", (code, signal) => resolve({ reason: signal ?? `exit ${code}`, lastLine }));
  return promise;
}
