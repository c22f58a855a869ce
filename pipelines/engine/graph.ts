// The graph of a persona: one node a step, in their order, compiled once. What a run brings along comes with its call, so nothing but values reaches a checkpoint.
import type { BaseCheckpointSaver, LangGraphRunnableConfig } from "@langchain/langgraph";
import type { Persona } from "./define-persona.ts";
import { isAbort, toFacetError } from "./errors.ts";
import { isWaitedFor } from "./patience.ts";

/** Pause before a second attempt, in milliseconds: a model server that restarts needs about this long. */
const retryAfterMs = 500;

/** What a graph remembers between its steps. */
export interface Given {
  readonly values: Readonly<Record<string, unknown>>;
}

/** Each step of one run, by its name. */
export type Performing = ReadonlyMap<string, Perform>;
type Perform = (given: Given, signal?: AbortSignal) => Promise<Given>;

const compiled = new WeakMap<BaseCheckpointSaver, WeakMap<Persona, ReturnType<typeof compile>>>();

/** Once for each saver. Invoked with the run's steps as `configurable.performing`. */
export function graphOf(persona: Persona, saver: BaseCheckpointSaver): ReturnType<typeof compile> {
  const graphs = compiled.get(saver) ?? new WeakMap<Persona, ReturnType<typeof compile>>();
  compiled.set(saver, graphs);
  const graph = graphs.get(persona) ?? compile(persona, saver);
  graphs.set(persona, graph);
  return graph;
}

async function compile(persona: Persona, saver: BaseCheckpointSaver) {
  const { Annotation, END, START, StateGraph } = await loadUntraced();
  const State = Annotation.Root({
    values: Annotation<Given["values"]>({
      reducer: (before, added) => ({ ...before, ...added }),
      default: () => ({}),
    }),
  });
  // LangGraph types node names by chaining; a list of steps needs them as plain strings.
  const graph = new StateGraph<typeof State.spec, typeof State.State, typeof State.Update, string>(State);
  let before: string = START;
  for (const { name, options } of persona.steps) {
    const { attempts = 1 } = options;
    const retryPolicy = { maxAttempts: attempts, initialInterval: retryAfterMs, retryOn: mayPass, logWarning: false };
    const perform = (given: Given, { configurable, signal }: LangGraphRunnableConfig): Promise<Given> => {
      const run = configurable?.["performing"] as Performing;
      return (run.get(name) as Perform)(given, signal);
    };
    graph.addNode(name, perform, { retryPolicy });
    graph.addEdge(before, name);
    before = name;
  }
  graph.addEdge(before, END);
  return graph.compile({ checkpointer: saver });
}

/**
 * LangChain keeps what a call could be traced with beside each step, traced or not: a third of what a run costs before its model is asked
 * (0.7 of 2.1 ms of processor time). Nothing of ours reads it.
 */
async function loadUntraced() {
  const [langGraph, { AsyncLocalStorageProviderSingleton: beside }] = await Promise.all([
    import("@langchain/langgraph"),
    import("@langchain/core/singletons"),
  ]);
  beside.runWithConfig = (_config, work) => work();
  return langGraph;
}

/** Errors that a second attempt may not meet: a connection that broke, a process that is started again. */
function mayPass(thrown: unknown): boolean {
  const error = toFacetError(thrown);
  const { code, facts } = error.data;
  // What ends again and again would only be ended once more.
  const isHopeless = facts["reason"] === "keeps-dying";
  return !isAbort(thrown) && code === "model-unreachable" && !isHopeless && !isWaitedFor(error);
}
