// How a JavaScript program ended, in the words of the port: the error with the request's files and lines.
import type { Ended } from "../protocol.ts";
import type { Modules } from "./modules.ts";

/** What the guest says of its end, or what the engine threw. */
export type Outcome = { readonly said: unknown } | { readonly thrown: unknown };

interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

type Ending = Omit<Ended, "ms">;

export function raisedBy(outcome: Outcome, modules: Modules): Ending {
  const thrown = "thrown" in outcome ? asThrown(outcome.thrown) : (outcome.said as Thrown | null);
  if (!thrown) return { type: "ended", status: "done" };
  const error = {
    name: thrown.name,
    message: thrown.message,
    trace: framesOf(thrown.stack, modules),
  };
  if (thrown.name === "InternalError" && thrown.message === "out of memory")
    return { type: "ended", status: "memory-limit", error };
  const [, name] = /^Cannot find package '([^']+)'/.exec(thrown.message) ?? [];
  const asked =
    name === undefined ? undefined : [...modules.missing].find((each) => name === each || name.startsWith(`${each}/`));
  if (asked !== undefined) return { type: "ended", status: "needs-package", package: asked };
  return { type: "ended", status: "raised", error };
}

/** The engine's own error crosses as a plain object; one of the host is the engine's end. */
function asThrown(thrown: unknown): Thrown {
  const { name, message, stack } = (thrown ?? {}) as Partial<Record<keyof Thrown, unknown>>;
  if (thrown instanceof Error && thrown.name === "RangeError")
    return { name: "RangeError", message: thrown.message, stack: "" };
  return {
    name: typeof name === "string" ? name : "Error",
    message: typeof message === "string" ? message : String(thrown),
    stack: typeof stack === "string" ? stack : "",
  };
}

function framesOf(stack: string, modules: Modules) {
  return stack
    .split("\n")
    .flatMap((line) => {
      const [, called, file, at] = /^\s*at (?:(.*) \()?(.+?):(\d+)(?::\d+)?\)?$/.exec(line) ?? [];
      const found = file === undefined ? undefined : modules.file(file);
      if (!found) return [];
      const name = called === undefined || called === "" || called.startsWith("<") ? null : called;
      return [{ file: found.name, line: found.lineOf(Number(at)), function: name }];
    })
    .toReversed();
}
