// What the Developer gives: fixes with their proof, measurements, notes on lines, sample calls.
import type { CodeLanguage, LineRange } from "./code.ts";
import type { NotRunReason, RunSummary } from "./sandbox.ts";

export interface FileChange {
  readonly name: string;
  readonly language: CodeLanguage;
  /** Null for a new file. */
  readonly before: string | null;
  /** Null for one that is taken away. */
  readonly after: string | null;
}

/** A run of a change that proves nothing, and why. */
export interface RanAnyway {
  /**
   * `chance`: the same passes now without the change too. `other-tests`: not all of the tests that were there before.
   * `fails-as-before`: no more fails than before, and no less.
   */
  readonly how: "chance" | "other-tests" | "fails-as-before";
  readonly run: RunSummary;
}

/** What stands behind a fix. Only `proven` may be called so. */
export type Proof =
  /** It failed before and passes after: runs of the same tests or the same reproduction. */
  | { readonly kind: "proven"; readonly before: RunSummary; readonly after: RunSummary; readonly round: number }
  /** The same, where what counts as failing is only what the model expects: a call gave another value than it named. */
  | { readonly kind: "expected"; readonly before: RunSummary; readonly after: RunSummary; readonly round: number }
  /** It was run and still fails, or breaks what passed. */
  | { readonly kind: "refuted"; readonly before: RunSummary; readonly after: RunSummary; readonly round: number }
  /**
   * Parsed and checked by the tools: the findings it takes away are gone and no new one came. `run` is set where what passed before was
   * run once more and passes still; `ran` where it was run and that shows no more.
   */
  | { readonly kind: "checked"; readonly gone: number; readonly run?: RunSummary; readonly ran?: RanAnyway }
  /** Only comments and docstrings differ: the syntax trees are equal. */
  | { readonly kind: "same-code" }
  | { readonly kind: "not-run"; readonly reason: NotRunReason };

export interface Fix {
  readonly fixId: string;
  readonly purpose: "bug" | "faster" | "lint" | "document" | "change";
  /** One line: “use the reading before the gap”. */
  readonly title: string;
  readonly by: "model" | "tool" | "search";
  readonly findingIds: readonly string[];
  readonly changes: readonly FileChange[];
  readonly proof: Proof;
}

export const growthClasses = ["1", "log n", "n", "n log n", "n²", "n³", "2ⁿ"] as const;
export type Growth = (typeof growthClasses)[number];

export interface MeasuredPoint {
  readonly n: number;
  /** Medians of the quicker half of interleaved runs, in milliseconds; null where that side was too slow or is missing. */
  readonly beforeMs: number | null;
  readonly afterMs: number | null;
}

/** A function timed on growing inputs, before a change and after it. */
export interface Measurement {
  readonly measurementId: string;
  readonly file: string;
  /** The function that was measured. */
  readonly name: string;
  readonly lines: LineRange;
  readonly fixId: string | null;
  readonly findingIds: readonly string[];
  readonly result:
    | {
        readonly kind: "measured";
        /** What `n` counts: `rows`, `numbers`. */
        readonly unit: string;
        readonly points: readonly MeasuredPoint[];
        readonly growth: { readonly before: Growth | null; readonly after: Growth | null };
        /** Before through after at the largest common n; null where there is no after. */
        readonly ratio: number | null;
        /** Both gave equal results on so many random inputs; `different` is the first on which they did not, as code. */
        readonly equal: { readonly inputs: number; readonly different: string | null } | null;
        /** Runs of each point. */
        readonly repeats: number;
      }
    | { readonly kind: "not-measured"; readonly reason: NotRunReason };
  /** Complexity in time and space as the model or a pattern states it. */
  readonly claim: {
    readonly time: string;
    readonly space: string;
    readonly timeAfter?: string;
    readonly spaceAfter?: string;
  } | null;
  /** Lines that took most of the time in the profile, with their share (0 to 1), most first. */
  readonly hot: readonly { readonly line: number; readonly share: number }[];
}

/** A note on lines of a walk-through. */
export interface LineNote {
  readonly file: string;
  readonly lines: LineRange;
  readonly text: string;
}

/** A request or call that was checked before it is shown. */
export interface CodeSample {
  readonly language: CodeLanguage | "http";
  readonly text: string;
  readonly checkedBy: "schema" | "types" | null;
  /** What the check still says; empty where it passes. */
  readonly problems: readonly string[];
}
