// The words of answers over tables, as the persona gives them.
import type { DataTable } from "../engine/data.ts";
import type { ChatTurn } from "../engine/step-context.ts";
import type { AnswerLanguage } from "./language.ts";
import type { SummaryWords } from "./result-summary.ts";

type Both = Readonly<Record<AnswerLanguage, string>>;

/** The persona's words. */
export interface DataWords {
  readonly query: (values: { question: string; tables: readonly DataTable[] }) => readonly ChatTurn[];
  readonly repair: (values: { sql: string; problem: string }) => string;
  readonly told: SummaryWords & {
    readonly noData: Both;
    /** The model here is too small to write a query. */
    readonly needsLarger: Both;
    readonly notAnswered: (values: { problem: string }) => Both;
    readonly tables: (tables: readonly DataTable[]) => Both;
  };
}
