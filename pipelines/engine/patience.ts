// How long a run waits for a model server that is busy, loading or starting again, before it is told as an error.
import { FacetError } from "./errors.ts";
import type { FacetErrorData } from "./errors.ts";

/** Seconds before each next try of what passes by itself; a large model loads for minutes. */
const pauses: Readonly<Record<string, readonly number[]>> = {
  "still-loading": [1, 2, 4, 8, 15, 30, 30, 30],
  "server-failed": [1, 2, 4],
  "connection-refused": [1, 2, 4],
  "connection-broke": [1, 2],
  "lookup-failed": [1, 2, 4],
};
/** Tries after a server said that it has too many requests, each when it asks for it. */
const busyTries = 6;
/** Seconds a server may ask a person to wait without a word of theirs. */
const busySecondsAtMost = 120;
/** Milliseconds that a timer may fire early by the clock: what fails after a pause is not counted into it. */
const timerEarlyMs = 10;

export interface Patience {
  /** Seconds until the model is asked again, or null where waiting would not help, or has not helped. */
  readonly before: (thrown: unknown) => { readonly seconds: number; readonly error: FacetErrorData } | null;
  /** It answers: what comes later is waited for anew. */
  readonly regained: () => void;
}

/**
 * Of one run: what it waited for in vain it does not wait for again in its next step. Calls beside each other that
 * fail while one waits share its try: it is one server that does not answer.
 */
export function openPatience(): Patience {
  let tries = 0;
  let until = -Infinity;
  return {
    before: (thrown) => {
      const isShared = tries > 0 && performance.now() < until;
      const seconds = pauseOf(thrown, isShared ? tries - 1 : tries);
      if (seconds === null || !(thrown instanceof FacetError)) return null;
      if (!isShared) {
        tries += 1;
        until = performance.now() + seconds * 1000 - timerEarlyMs;
      }
      return { seconds, error: thrown.data };
    },
    regained: () => void (tries = 0),
  };
}

/** True for what is waited for within a step: a second attempt of the step would only wait once more. */
export function isWaitedFor(thrown: unknown): boolean {
  return pauseOf(thrown, 0) !== null;
}

function pauseOf(thrown: unknown, tries: number): number | null {
  if (!(thrown instanceof FacetError)) return null;
  const { code, facts } = thrown.data;
  if (code === "rate-limited") {
    const seconds = Number(facts["seconds"]);
    return tries < busyTries && seconds <= busySecondsAtMost ? seconds : null;
  }
  if (code !== "model-unreachable") return null;
  return pauses[String(facts["reason"])]?.[tries] ?? null;
}
