// One question asked of one or two models outside of every conversation: what each has written, how it ended, and in what order they are asked. Pure but for its signals.
import { batch, createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import type { TryEvent } from "../../../server/api.ts";
import { failureOf } from "../../conversation/failure.ts";
import type { Failure } from "../../conversation/failure.ts";

export type TrialState = "waiting" | "asked" | "writing" | "ended" | "stopped" | "failed";
export type TrialFigures = Omit<Extract<TryEvent, { readonly type: "end" }>, "type">;

export interface Trial {
  readonly modelId: string;
  readonly name: string;
  readonly state: TrialState;
  readonly text: string;
  /** Milliseconds until the model was loaded; null until then. */
  readonly loadMs: number | null;
  readonly figures: TrialFigures | null;
  readonly failure: Failure | null;
}

export interface Tried {
  readonly modelId: string;
  readonly name: string;
  readonly kind: "embedded" | "served";
}

/** Asks a model; rejects where it cannot be reached, ends early where it is aborted. */
export type AskModel = (modelId: string, prompt: string, signal: AbortSignal) => Promise<AsyncIterable<TryEvent>>;

export interface Trials {
  /** In the order of the models; empty before the first question. */
  readonly trials: Accessor<readonly Trial[]>;
  readonly running: Accessor<boolean>;
  /** Resolves when every model has ended. A question that is running is stopped first. */
  readonly run: (prompt: string, models: readonly Tried[]) => Promise<void>;
  readonly stop: () => void;
}

/** Two that run inside Facet would take each other's place: the second waits for the first. */
export function inTurn(models: readonly Pick<Tried, "kind">[]): boolean {
  return models.filter(({ kind }) => kind === "embedded").length > 1;
}

export function createTrials(ask: AskModel): Trials {
  const [trials, setTrials] = createSignal<readonly Trial[]>([]);
  const [running, setRunning] = createSignal(false);
  let ending = new AbortController();

  const stop = () => ending.abort();

  const run = async (prompt: string, models: readonly Tried[]) => {
    stop();
    const mine = new AbortController();
    ending = mine;
    const change = (place: number, with_: (trial: Trial) => Trial) => {
      // What an earlier question still brings is no longer shown.
      if (ending !== mine) return;
      setTrials((all) => all.map((trial, at) => (at === place ? with_(trial) : trial)));
    };
    batch(() => {
      setTrials(models.map(begin));
      setRunning(true);
    });
    const follow = (place: number, modelId: string) =>
      tryOne(
        () => ask(modelId, prompt, mine.signal),
        mine.signal,
        (step) => change(place, step),
      );
    if (inTurn(models)) for (const [place, { modelId }] of models.entries()) await follow(place, modelId);
    else await Promise.all(models.map(({ modelId }, place) => follow(place, modelId)));
    if (ending === mine) setRunning(false);
  };

  return { trials, running, run, stop };
}

function begin({ modelId, name }: Tried): Trial {
  return { modelId, name, state: "waiting", text: "", loadMs: null, figures: null, failure: null };
}

async function tryOne(
  ask: () => ReturnType<AskModel>,
  signal: AbortSignal,
  change: (step: (trial: Trial) => Trial) => void,
): Promise<void> {
  if (!signal.aborted) {
    change((trial) => ({ ...trial, state: "asked" }));
    try {
      for await (const event of await ask()) {
        if (signal.aborted) break;
        change((trial) => after(trial, event));
      }
    } catch (thrown) {
      if (!signal.aborted) change((trial) => ({ ...trial, state: "failed", failure: failureOf(thrown) }));
    }
  }
  change((trial) => (trial.state === "ended" || trial.state === "failed" ? trial : cutOff(trial, signal.aborted)));
}

/** It was stopped; or the connection ended without a word of the end. */
function cutOff(trial: Trial, isStopped: boolean): Trial {
  return isStopped ? { ...trial, state: "stopped" } : { ...trial, state: "failed", failure: { kind: "offline" } };
}

/** What the trial is after the event. */
function after(trial: Trial, event: TryEvent): Trial {
  switch (event.type) {
    case "begin":
      return { ...trial, loadMs: event.loadMs };
    case "text":
      return { ...trial, state: "writing", text: trial.text + event.text };
    case "end": {
      const { type: _, ...figures } = event;
      return { ...trial, state: "ended", figures };
    }
    case "error":
      return { ...trial, state: "failed", failure: { kind: "error", error: event.error } };
  }
}
