// Runs a persona on one question: its steps as a LangGraph graph, one checkpoint thread per run, events out.
import { createHash } from "node:crypto";
import type { BaseCheckpointSaver } from "@langchain/langgraph";
import { createStepContext } from "./chat.ts";
import type { Meter } from "./chat.ts";
import type { Persona, Step } from "./define-persona.ts";
import type { CodeTools, ScopedCode } from "./code.ts";
import type { ScopedData } from "./data.ts";
import type { ScopedDocuments } from "./documents.ts";
import { FacetError, isAbort, toFacetError } from "./errors.ts";
import type { RunEvent, Usage } from "./events.ts";
import type { ScopedImages } from "./images.ts";
import type { ScopedMemory } from "./memory.ts";
import type { Turn } from "./conversations.ts";
import type { ChatModel } from "./ports.ts";
import type { Sandbox } from "./sandbox.ts";

const defaultTimeoutMs = 600_000;
/** Pause before a second attempt, in milliseconds: a model server that restarts needs about this long. */
const retryAfterMs = 500;

export interface PersonaRun {
  readonly persona: Persona;
  /** Also the checkpoint thread. */
  readonly runId: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly history: readonly Turn[];
  readonly memory: ScopedMemory;
  readonly model: ChatModel;
  readonly documents: ScopedDocuments;
  readonly data: ScopedData;
  readonly images: ScopedImages;
  readonly embed: (texts: readonly string[], signal: AbortSignal) => Promise<readonly (readonly number[])[]>;
  readonly code: ScopedCode;
  readonly tools: CodeTools;
  readonly sandbox: Sandbox;
  readonly emit: (event: RunEvent) => void;
  readonly signal: AbortSignal;
  readonly saver: BaseCheckpointSaver;
  /** True when the run's thread holds a checkpoint to go on from. */
  readonly resume: boolean;
  /** Told when a step asks the model: from then on the run mostly waits. */
  readonly onModelCall?: () => void;
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
  };
  const { isNodeTimeoutError } = await import("@langchain/langgraph");
  const graph = await compile(run, meter);
  const thread = { configurable: { thread_id: run.runId }, signal: run.signal, durability: "sync" as const };
  const saved = run.resume ? await graph.getState(thread) : undefined;
  const result = (outputs: Readonly<Record<string, unknown>>): RunResult => ({
    outputs,
    usage: { promptTokens, completionTokens },
    promptHash: saved ? null : hashOf(prompts),
  });
  if (saved && saved.next.length === 0) return result(toldAgain(run, saved.values));
  const resumeAt = saved?.next[0];
  if (resumeAt !== undefined) run.emit({ type: "run-resumed", step: resumeAt });
  // null resumes a thread, anything else is new input.
  const state = await graph
    .invoke(resumeAt === undefined ? { values: run.input } : null, thread)
    .catch((thrown: unknown) => {
      if (isNodeTimeoutError(thrown)) throw timeLimit(thrown.node, thrown.timeout);
      throw isAbort(thrown) ? thrown : toFacetError(thrown);
    });
  return result(checkedOutputs(run.persona, state.values));
}

/** Prompts of one run may be asked beside each other: sorted, the same ones give the same hash. */
function hashOf(prompts: ReadonlySet<string>): string | null {
  if (prompts.size === 0) return null;
  return createHash("sha256")
    .update([...prompts].sort().join("\n"))
    .digest("hex");
}

/** All steps had ended, only the end of the run was not written: the last of its events may not have been either. */
function toldAgain(run: PersonaRun, state: { readonly values?: Readonly<Record<string, unknown>> }) {
  const outputs = checkedOutputs(run.persona, state.values ?? {});
  for (const [field, value] of Object.entries(outputs)) {
    if (value !== undefined) run.emit({ type: "output", field, value });
  }
  return outputs;
}

/** The graph of a run: one node a step, closed over the run so that nothing but values reaches a checkpoint. */
async function compile(run: PersonaRun, meter: Meter) {
  const { Annotation, END, START, StateGraph } = await import("@langchain/langgraph");
  const State = Annotation.Root({
    values: Annotation<Readonly<Record<string, unknown>>>({
      reducer: (before, added) => ({ ...before, ...added }),
      default: () => ({}),
    }),
  });
  // LangGraph types node names by chaining; a list of steps needs them as plain strings.
  const graph = new StateGraph<typeof State.spec, typeof State.State, typeof State.Update, string>(State);
  let before: string = START;
  const said = followSaid(run.emit);
  for (const step of run.persona.steps) {
    const { attempts = 1, timeoutMs = defaultTimeoutMs } = step.options;
    const retryPolicy = { maxAttempts: attempts, initialInterval: retryAfterMs, retryOn: mayPass, logWarning: false };
    graph.addNode(step.name, node(step, { ...run, emit: said.emit }, said, meter), { retryPolicy, timeout: timeoutMs });
    graph.addEdge(before, step.name);
    before = step.name;
  }
  graph.addEdge(before, END);
  return graph.compile({ checkpointer: run.saver });
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

function node(step: Step, run: PersonaRun, said: Said, meter: Meter) {
  let attempt = 0;
  return async (state: { values: Readonly<Record<string, unknown>> }, config: { signal?: AbortSignal }) => {
    attempt += 1;
    // A second attempt writes its fields anew.
    if (attempt > 1) run.emit({ type: "run-resumed", step: step.name });
    run.emit({ type: "step-start", step: step.name });
    const started = performance.now();
    const signal = config.signal ?? run.signal;
    const { context } = createStepContext({ ...run, signal }, step.name, meter);
    const values = await step.run(state.values as never, context);
    for (const [field, value] of Object.entries(values)) {
      if (field in run.persona.outputs && !said.has(field, value)) run.emit({ type: "output", field, value });
    }
    run.emit({ type: "step-end", step: step.name, ms: Math.round(performance.now() - started) });
    return { values: { ...values } };
  };
}

function timeLimit(step: string, ms: number): FacetError {
  return new FacetError("time-limit", { step, seconds: ms / 1000 }, { kept: ["question", "answer"], next: ["retry"] });
}

/** Errors that a second attempt may not meet: a server that is restarting or busy. */
function mayPass(thrown: unknown): boolean {
  const { code } = toFacetError(thrown).data;
  return !isAbort(thrown) && (code === "model-unreachable" || code === "rate-limited");
}

/** A graph that ended with half its state must not pass as done. */
function checkedOutputs(persona: Persona, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const own = Object.fromEntries(Object.keys(persona.outputs).map((key) => [key, values[key]]));
  const parsed = persona.outputSchema.safeParse(own);
  if (parsed.success) return parsed.data as Record<string, unknown>;
  const field = String(parsed.error.issues[0]?.path[0] ?? "");
  throw new FacetError("unexpected", { field }, { kept: ["question", "answer"], next: ["retry"], cause: parsed.error });
}
