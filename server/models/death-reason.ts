// What the end of a model's process is called: a process that ran out of memory is ended by the system, with nothing said.
import type { ReasonFacts } from "../../pipelines/engine/error-reasons.ts";
import { silence } from "../processes/supervised-child.ts";

/** Ends by the system's out-of-memory killer, as a signal and as a shell or container tells it. */
const killed: ReadonlySet<string> = new Set(["SIGKILL", "exit 137"]);

export type DeathProblem = ReasonFacts<"process-ended" | "process-silent" | "memory-ran-out">;

export function deathProblem(ending: string): DeathProblem {
  if (ending === silence) return { reason: "process-silent" };
  return killed.has(ending) ? { reason: "memory-ran-out", ending } : { reason: "process-ended", ending };
}
