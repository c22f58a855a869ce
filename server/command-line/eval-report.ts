// What an evaluation shows: the scores as a table, then every miss with its question, what was wanted and what came.
import { measures } from "../evaluation/outcome.ts";
import type { MeasuredScore, Outcome } from "../evaluation/outcome.ts";
import { columns } from "./terminal.ts";

export interface EvalReport {
  readonly model: string | null;
  readonly documents: readonly { readonly name: string; readonly pages: number }[];
  /** False where a person ended it early. */
  readonly whole: boolean;
  readonly scores: readonly MeasuredScore[];
  readonly misses: readonly Outcome[];
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

export function tableOf({ model, documents, whole, scores }: EvalReport): string {
  const pages = documents.reduce((sum, each) => sum + each.pages, 0);
  const about = `${documents.length} ${documents.length === 1 ? "document" : "documents"} (${pages} pages), ${model ?? "no model"}`;
  const rows = scores.map(({ measure, hits, all, share, interval: [low, high] }) => [
    measures[measure],
    `${hits} of ${all}`,
    share === null ? "" : percent(share),
    `${percent(low)} to ${percent(high)}`,
  ]);
  const head = ["", "n", "score", "95 % of the time between"];
  return `${about}${whole ? "" : ", ended early"}\n\n${columns([head, ...rows])}\n`;
}

/** `linkOf` gives where a conversation can be read; null where it is gone. */
export function missesOf({ misses }: EvalReport, linkOf: (conversationId: string) => string | null): string {
  const lines = misses.map(({ measure, question, wanted, came, conversationId }) => {
    const link = linkOf(conversationId);
    return [
      `- ${question} (${measures[measure]})`,
      `  wanted: ${wanted}`,
      `  came:   ${came}`,
      ...(link === null ? [] : [`  ${link}`]),
    ].join("\n");
  });
  return lines.length === 0 ? "" : `\nMissed:\n${lines.join("\n")}\n`;
}
