// Runs a persona on one question: its steps as a LangGraph graph, one checkpoint thread per run, events out.
import { createHash } from "node:crypto";
import type { BaseCheckpointSaver, StateSnapshot } from "@langchain/langgraph";
import { createStepContext } from "./chat.ts";
import type { Meter, RunParts } from "./chat.ts";
import type { Persona, Step } from "./define-persona.ts";
import { FacetError, isAbort, toFacetError } from "./errors.ts";
import type { Usage } from "./answer.ts";
import { PromptRefused } from "./narrower-model.ts";
import { graphOf } from "./graph.ts";
import type { Given, Performing } from "./graph.ts";
import { openPatience } from "./patience.ts";

const defaultTimeoutMs = 600_000;

/** The run's id names the checkpoint thread too. */
export interface PersonaRun extends RunParts {
  readonly persona: Persona;
  readonly input: Readonly<Record<string, unknown>>;
  readonly saver: BaseCheckpointSaver;
  /** True when the run's thread holds a checkpoint to go on from. */
  readonly resume: boolean;
}

export interface RunResult {
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly usage: Usage;
  /** Over the prompts of all its calls, in no order; null where a process before this one asked some of them. */
  readonly promptHash: string | null;
}

/**
 * Runs from the start, or goes on from the run's checkpoint: then `run-resumed` names the step that runs again.
 * Throws FacetError; on abort it throws whatever the abort threw, and the checkpoint stays.
 */
export async function runPersona(run: PersonaRun): Promise<RunResult> {
  let promptTokens = 0;
  let completionTokens = 0;
  const prompts = new Set<string>();
  const meter: Meter = {
    used: (usage) => {
      promptTokens += usage.promptTokens;
      completionTokens += usage.completionTokens;
    },
    asked: (hash) => prompts.add(hash),
    patience: openPatience(),
  };
  const graph = await graphOf(run.persona, run.saver);
  const thread = {
    configurable: { thread_id: run.runId, performing: performing(run, meter) },
    signal: run.signal,
    durability: "sync" as const,
  };
  const saved = run.resume ? await graph.getState(thread) : undefined;
  const result = (outputs: Readonly<Record<string, unknown>>): RunResult => ({
    outputs,
    usage: { promptTokens, completionTokens },
    promptHash: saved ? null : hashOf(prompts),
  });
  if (saved && saved.tasks.length === 0) return result(toldAgain(run, saved.values.values));
  const resumeAt = saved && stepToResume(run.persona, saved);
  if (resumeAt !== undefined) run.emit({ type: "run-resumed", step: resumeAt });
  // null resumes a thread, anything else is new input.
  const state = await graph.invoke(saved ? null : { values: run.input }, thread).catch((thrown: unknown) => {
    throw isAbort(thrown) ? thrown : toFacetError(thrown);
  });
  return result(checkedOutputs(run.persona, state.values));
}

/** Undefined where the last step is through. LangGraph's own entry is a task too, and so is a step whose values are written and its checkpoint is not. */
function stepToResume({ steps }: Persona, { next, tasks }: Pick<StateSnapshot, "next" | "tasks">): string | undefined {
  const at = steps.findIndex((step) => step.name === tasks[0]?.name);
  return steps[next.length > 0 ? Math.max(at, 0) : at + 1]?.name;
}

/** Prompts of one run may be asked beside each other: sorted, the same ones give the same hash. */
function hashOf(prompts: ReadonlySet<string>): string | null {
  if (prompts.size === 0) return null;
  return createHash("sha256")
    .update([...prompts].sort().join("\n"))
    .digest("hex");
}

/** All steps had ended, only the end of the run was not written: after a power cut the last of its events may not have been either. */
function toldAgain(run: PersonaRun, values: Readonly<Record<string, unknown>>) {
  const outputs = checkedOutputs(run.persona, values);
  for (const [field, value] of Object.entries(outputs)) {
    if (value !== undefined) run.emit({ type: "output", field, value });
  }
  return outputs;
}

/** The steps of this run, for the graph of its persona. */
function performing(run: PersonaRun, meter: Meter): Performing {
  const said = followSaid(run.emit);
  const asked = { ...run, emit: said.emit };
  return new Map(run.persona.steps.map((step) => [step.name, node(step, asked, said, meter)]));
}

interface Said {
  readonly emit: PersonaRun["emit"];
  /** True where the page has this text already, from this step or one before it. */
  readonly has: (field: string, value: unknown) => boolean;
}

/** What each field's text has come to on the page: a whole answer is not sent once more by the step that checks it. */
function followSaid(emit: PersonaRun["emit"]): Said {
  const texts = new Map<string, string>();
  return {
    emit: (event) => {
      emit(event);
      if (event.type === "text-delta") texts.set(event.field, (texts.get(event.field) ?? "") + event.text);
      else if (event.type === "output" && typeof event.value === "string") texts.set(event.field, event.value);
      else if (event.type === "output" || event.type === "output-delta") texts.delete(event.field);
      // What the fold drops is not there any more.
      else if (event.type === "run-resumed") texts.clear();
    },
    has: (field, value) => texts.get(field) === value,
  };
}

/** `run` is that of all its steps: where a model refuses a prompt, they go on with a narrower one. */
function node(step: Step, run: { -readonly [Part in keyof PersonaRun]: PersonaRun[Part] }, said: Said, meter: Meter) {
  let attempt = 0;
  const perform = async ({ values: given }: Given, aborted: AbortSignal, mayNarrow: boolean) => {
    run.emit({ type: "step-start", step: step.name });
    const started = performance.now();
    using limit = timeLimitOf(step);
    const signal = AbortSignal.any([aborted, limit.signal]);
    const { context } = createStepContext({ ...run, signal, mayNarrow }, step.name, meter);
    const values = await Promise.race([step.run(given as never, context), limit.passed]);
    for (const [field, value] of Object.entries(values)) {
      if (field in run.persona.outputs && !said.has(field, value)) run.emit({ type: "output", field, value });
    }
    run.emit({ type: "step-end", step: step.name, ms: Math.round(performance.now() - started) });
    return { values: { ...values } };
  };
  return async (state: Given, signal?: AbortSignal): Promise<Given> => {
    attempt += 1;
    // A second attempt writes its fields anew.
    const aborted = signal ?? run.signal;
    if (attempt > 1) {
      if (run.reopen) run.model = { ...run.model, llm: (await run.reopen(aborted)).llm };
      run.emit({ type: "run-resumed", step: step.name });
    }
    const over = new AbortController();
    try {
      return await perform(state, AbortSignal.any([aborted, over.signal]), true);
    } catch (thrown) {
      if (!(thrown instanceof PromptRefused)) throw thrown;
      // What the step had asked beside it is not waited for.
      over.abort();
      run.model = thrown.narrower;
      run.emit({ type: "run-resumed", step: step.name });
      return await perform(state, aborted, false).catch((second: unknown) => {
        throw toldBetter(thrown, second);
      });
    }
  };
}

/** Where the server said no numbers, those of the second refusal are guesses. */
function toldBetter(first: PromptRefused, second: unknown): unknown {
  const isOverflow = second instanceof FacetError && second.data.code === "model-overflow";
  return isOverflow && toFacetError(first).data.facts["limit"] === undefined ? toFacetError(first) : second;
}

/** Ends a step that takes too long. LangGraph's own limit looks at the system's clock: a machine that slept would end every step. */
function timeLimitOf({ name, options: { timeoutMs = defaultTimeoutMs } }: Step) {
  const late = new AbortController();
  const { promise: passed, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const facts = { step: name, seconds: timeoutMs / 1000 };
    reject(new FacetError("time-limit", facts, { kept: ["question", "answer"], next: ["retry"] }));
    late.abort();
  }, timeoutMs);
  return { signal: late.signal, passed, [Symbol.dispose]: () => clearTimeout(timer) };
}

/** A graph that ended with half its state must not pass as done. */
function checkedOutputs(persona: Persona, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const own = Object.fromEntries(Object.keys(persona.outputs).map((key) => [key, values[key]]));
  const parsed = persona.outputSchema.safeParse(own);
  if (parsed.success) return parsed.data as Record<string, unknown>;
  const field = String(parsed.error.issues[0]?.path[0] ?? "");
  throw new FacetError("unexpected", { field }, { kept: ["question", "answer"], next: ["retry"], cause: parsed.error });
}
