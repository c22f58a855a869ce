// What the editor marks: findings at their lines, the chosen lines, and the note below them.
import type { LineRange } from "../../pipelines/engine/code.ts";
import type { FindingSort } from "./panel-findings.ts";

export interface LineMark {
  readonly id: string;
  readonly lines: LineRange;
  readonly sort: FindingSort;
}

export interface Marks {
  readonly marks: readonly LineMark[];
  /** Their ground is marked; without a sort it is only where somebody was led. */
  readonly chosen: (LineRange & { readonly sort?: FindingSort | undefined }) | null;
  /** Shown below the chosen lines; what it returns is put there and told when it is gone. */
  readonly note: ((into: HTMLElement) => () => void) | null;
}

export const noMarks: Marks = { marks: [], chosen: null, note: null };
