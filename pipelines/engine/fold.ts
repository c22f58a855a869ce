// The pure fold of a run's events into its answer: rendered by the page, stored by the server, equal by construction.
import type { ComponentName } from "./components.ts";
import type { Answer, StepState } from "./answer.ts";
import { mergeDelta } from "./components.ts";
import type { RunEvent } from "./events.ts";

/** The component of each output field of the persona; a field it does not know is merged as JSON. */
export type OutputComponents = Readonly<Record<string, ComponentName>>;

export const emptyAnswer: Answer = {
  status: "queued",
  steps: [],
  outputs: {},
  writtenBy: {},
  sources: [],
  memories: [],
  notes: [],
};

/** The answer after one more event. Pure; an event of a type added later is a compile error here. */
export function fold(answer: Answer, event: RunEvent, components: OutputComponents = {}): Answer {
  if (answer.waiting && event.type !== "model-waiting") {
    const { waiting: _waiting, ...rest } = answer;
    return fold(rest, event, components);
  }
  switch (event.type) {
    case "run-queued": {
      const queue = { position: event.position, size: event.size, etaMs: event.etaMs };
      return { ...answer, status: "queued", queue };
    }
    case "run-start": {
      const { persona, version, model } = event;
      return { ...emptyAnswer, status: "running", persona: { id: persona, version }, model };
    }
    case "run-progress":
      return { ...answer, etaMs: event.etaMs };
    case "model-waiting":
      return { ...answer, waiting: { error: event.error, seconds: event.seconds } };
    case "step-start":
      return withStep(answer, { step: event.step, status: "running", ...standing(answer) });
    case "step-progress":
      return withStep(answer, { step: event.step, status: "running", done: event.done, total: event.total });
    case "step-end":
      return withStep(answer, { step: event.step, status: "done", ms: event.ms });
    case "sources-found":
      return { ...answer, sources: [...answer.sources, ...event.sources] };
    case "memories-recalled":
      return { ...answer, memories: withMemories(answer.memories, event.memories) };
    case "context-built":
      return { ...answer, context: event.context };
    case "text-delta": {
      const before = answer.outputs[event.field];
      return withOutput(answer, event.field, (typeof before === "string" ? before : "") + event.text);
    }
    case "output":
      return withOutput(answer, event.field, event.value);
    case "output-delta": {
      const component = components[event.field] ?? "json";
      return withOutput(answer, event.field, mergeDelta(component, answer.outputs[event.field], event.delta));
    }
    case "note":
      return { ...answer, notes: [...answer.notes, { level: event.level, key: event.key, values: event.values }] };
    case "run-resumed":
      return beforeStep(answer, event.step);
    case "run-end":
      return ended(answer, event);
    case "conversation-titled":
    case "memories-kept":
    case "conversation-changed":
    case "documents-changed":
      return answer;
  }
}

/** Folds a whole log; what a replay without a model shows. */
export function foldAll(events: readonly RunEvent[], components: OutputComponents = {}): Answer {
  return events.reduce((answer, event) => fold(answer, event, components), emptyAnswer);
}

/** A step that runs again recalls again: each stands once, as it was recalled last. */
function withMemories(before: Answer["memories"], recalled: Answer["memories"]): Answer["memories"] {
  const ids = new Set(recalled.map((each) => each.memoryId));
  return [...before.filter((each) => !ids.has(each.memoryId)), ...recalled];
}

function withStep(answer: Answer, state: StepState): Answer {
  const index = answer.steps.findIndex((each) => each.step === state.step);
  if (index < 0) return { ...answer, steps: [...answer.steps, state] };
  return { ...answer, steps: answer.steps.with(index, { ...answer.steps[index], ...state }) };
}

function withOutput(answer: Answer, field: string, value: unknown): Answer {
  const step = answer.steps.findLast((each) => each.status === "running")?.step;
  const outputs = { ...answer.outputs, [field]: value };
  if (step === undefined || answer.writtenBy[field] === step) return { ...answer, outputs };
  return { ...answer, outputs, writtenBy: { ...answer.writtenBy, [field]: step } };
}

function standing({ notes, sources }: Answer): Pick<StepState, "after"> {
  const after = { notes: notes.length, sources: sources.length };
  return after.notes + after.sources > 0 ? { after } : {};
}

/** Drops what the step and all after it produced: it runs again from its beginning. */
function beforeStep(answer: Answer, step: string): Answer {
  const index = answer.steps.findIndex((each) => each.step === step);
  const steps = index < 0 ? answer.steps : answer.steps.slice(0, index);
  const kept = new Set(steps.map((each) => each.step));
  const fields = Object.keys(answer.outputs).filter((field) => kept.has(answer.writtenBy[field] ?? ""));
  const only = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([field]) => fields.includes(field)));
  const notes = index < 0 ? answer.notes : answer.notes.slice(0, answer.steps[index]?.after?.notes ?? 0);
  const sources = index < 0 ? answer.sources : answer.sources.slice(0, answer.steps[index]?.after?.sources ?? 0);
  const [outputs, writtenBy] = [only(answer.outputs), only(answer.writtenBy)];
  return { ...answer, status: "running", steps, outputs, writtenBy, notes, sources };
}

function ended(answer: Answer, event: Extract<RunEvent, { type: "run-end" }>): Answer {
  if (event.answer) return event.answer;
  const { queue: _queue, etaMs: _etaMs, ...rest } = answer;
  const open = event.status === "failed" ? "failed" : "stopped";
  // An ended run is not gone on with: where its steps began is of no use any more.
  const steps = answer.steps.map(({ after: _after, ...step }) =>
    step.status === "running" ? ({ ...step, status: open } as const) : step,
  );
  const error = event.error ? { error: event.error } : {};
  const hash = event.promptHash === undefined ? {} : { promptHash: event.promptHash };
  return { ...rest, ...error, ...hash, status: event.status, steps, usage: event.usage, ms: event.ms };
}
