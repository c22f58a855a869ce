// Runs played into a store without a queue: started, answered and ended as a test says.
import type { NewRun, StartedRun } from "../../pipelines/engine/conversations.ts";
import type { RunEvent } from "../../pipelines/engine/events.ts";
import type { Store } from "../../pipelines/engine/ports.ts";

export const endOfRun: Extract<RunEvent, { type: "run-end" }> = {
  type: "run-end",
  status: "done",
  usage: { promptTokens: 1, completionTokens: 1 },
  ms: 5,
};

export const newQuestion = (text: string, rest: Partial<NewRun> = {}): NewRun => ({
  persona: { id: "guide", version: "1" },
  input: { question: text },
  text,
  modelId: null,
  ...rest,
});

/** Ends a started run with these outputs. */
export function endWith(
  store: Store,
  runId: string,
  outputs: Readonly<Record<string, unknown>>,
  owner = "local",
): void {
  const run = store.runs.get(owner, runId);
  store.runs.markStarted(run);
  const { id: persona, version } = run.persona;
  const told = Object.entries(outputs).map(([field, value]): RunEvent => ({ type: "output", field, value }));
  store.events.append(run, [{ type: "run-start", persona, version, model: "gemma" }, ...told]);
  store.runs.end(run, endOfRun);
}

/** A question with its answer. */
export async function answered(
  store: Store,
  text: string,
  answer: string | Readonly<Record<string, unknown>>,
  rest: Partial<NewRun> = {},
): Promise<StartedRun> {
  const started = await store.runs.start("local", newQuestion(text, rest));
  endWith(store, started.runId, typeof answer === "string" ? { answer } : answer);
  return started;
}
