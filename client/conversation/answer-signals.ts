// One signal an answer, so that only the answer that changes is drawn again.
import { createSignal } from "solid-js";
import type { Signal } from "solid-js";
import { emptyAnswer } from "../../pipelines/engine/fold.ts";
import type { Answers, LiveAnswer } from "../state/answers.ts";

export interface AnswerSignals {
  /** What is known of the answer, tracked; an answer that is not known yet is empty. */
  readonly live: (runId: string) => LiveAnswer;
  /** Tells who shows it what is known of it now, and gives it. */
  readonly renew: (runId: string) => LiveAnswer;
  readonly clear: () => void;
}

const nothing: LiveAnswer = { answer: emptyAnswer, seq: 0 };

export function createAnswerSignals({ get }: Pick<Answers, "get">): AnswerSignals {
  const signals = new Map<string, Signal<LiveAnswer>>();
  const signalOf = (runId: string) => {
    const found = signals.get(runId);
    if (found) return found;
    const made = createSignal<LiveAnswer>(get(runId) ?? nothing);
    signals.set(runId, made);
    return made;
  };
  return {
    live: (runId) => signalOf(runId)[0](),
    renew: (runId) => signalOf(runId)[1](get(runId) ?? nothing),
    clear: () => signals.clear(),
  };
}
