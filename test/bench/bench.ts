// What a benchmark is: a named measurement that reports figures against bars.

/** How much of the full measurement to do. */
export interface Scale {
  /** 1 is the full measurement, 0.1 a tenth of its repetitions. */
  readonly share: number;
  /** Makes random cut points and kill times repeatable. */
  readonly seed: number;
}

/** One line of the table. */
export interface Measure {
  readonly measure: string;
  readonly figure: string;
  readonly bar: string;
  /** Null where the figure has no bar. */
  readonly met: boolean | null;
}

export type Report = (measure: Measure) => void;

export interface Bench {
  readonly name: string;
  readonly run: (scale: Scale, report: Report) => Promise<void>;
}

/** Repetitions at this scale, at least one. */
export function times(full: number, { share }: Scale): number {
  return Math.max(1, Math.round(full * share));
}

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
