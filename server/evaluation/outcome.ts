// What an evaluation of a person's own documents measures, and how single outcomes become scores.
import { scoreOf } from "./score.ts";
import type { Score } from "./score.ts";

/** In the order of the table. */
export const measures = {
  answered: "questions your documents answer: answered",
  cited: "answered with a citation drawn in the passage the question came from",
  drawn: "citations whose quote is really there, and drawn",
  refused: "questions your documents do not answer: refused",
  recalled: "told facts recalled in other words",
  said: "told facts in the answer",
  again: "cases of feedback answered again",
} as const;

export type MeasureName = keyof typeof measures;

export interface Outcome {
  readonly measure: MeasureName;
  readonly question: string;
  readonly right: boolean;
  /** What came instead of what was wanted. */
  readonly came: string;
  /** What was wanted. */
  readonly wanted: string;
  readonly conversationId: string;
}

export interface MeasuredScore extends Score {
  readonly measure: MeasureName;
}

/** Every measure that has an outcome. */
export function scoresOf(outcomes: readonly Outcome[]): readonly MeasuredScore[] {
  return (Object.keys(measures) as MeasureName[]).flatMap((measure) => {
    const all = outcomes.filter((each) => each.measure === measure);
    return all.length === 0 ? [] : [{ measure, ...scoreOf(all.filter(({ right }) => right).length, all.length) }];
  });
}
