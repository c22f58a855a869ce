// What was thrown as texts, whatever it is: getters that throw and objects that are no errors.
import { inspect } from "./inspect.ts";

interface Described {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  /** As it goes to standard error. */
  readonly printed: string;
}

export function describe(thrown: unknown): Described {
  if (!(thrown instanceof Error)) {
    const message = attempt(() => inspect(thrown), "a value that cannot be shown").slice(0, 10_000);
    return { name: "Uncaught", message, stack: "", printed: `Uncaught ${message}\n` };
  }
  const name = attempt(() => String(thrown.name), "Error").slice(0, 200);
  const message = attempt(() => String(thrown.message), "").slice(0, 10_000);
  const stack = attempt(() => String(thrown.stack ?? ""), "").slice(0, 50_000);
  const shown = stack
    .split("\n")
    .filter((line) => !line.includes("(facet:") && !line.includes("at facet:") && !line.includes("(native)"))
    .join("\n")
    .trimEnd();
  return { name, message, stack, printed: `Uncaught ${name}: ${message}\n${shown === "" ? "" : `${shown}\n`}` };
}

function attempt(work: () => string, otherwise: string): string {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
