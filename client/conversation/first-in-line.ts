// Which question is answered first, and whether a person has had a moment to see that: what is meant for the answer before it must not stop it.

/** Milliseconds a question that follows another one is first before its answer can be stopped unnamed: a second press comes sooner. */
const moment = 1000;

export interface FirstInLine {
  /** The question whose answer is first now; undefined where none is written or waits. */
  readonly follow: (questionId: string | undefined) => void;
  readonly isSeen: () => boolean;
}

export function createFirstInLine(now: () => number = () => performance.now()): FirstInLine {
  let first: string | undefined;
  let seenFrom = -Infinity;
  return {
    follow(questionId) {
      if (questionId === first) return;
      // With nothing before it there is nothing else that could have been meant.
      seenFrom = first === undefined ? -Infinity : now() + moment;
      first = questionId;
    },
    isSeen: () => now() >= seenFrom,
  };
}
