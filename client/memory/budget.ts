// What the bar of the model's window shows: the parts of a prompt in a steady order, what is free, and what is too much.
import type { Answer } from "../../pipelines/engine/answer.ts";

export type BuiltContext = NonNullable<Answer["context"]>;
export type ContextPart = BuiltContext["parts"][number];
export type ContextPartKind = ContextPart["kind"];

/** From the most lasting to the newest. */
const order: readonly ContextPartKind[] = [
  "instructions",
  "summary",
  "turns",
  "memories",
  "passages",
  "pictures",
  "question",
];

export interface Budget {
  /** Those that hold anything. */
  readonly parts: readonly ContextPart[];
  readonly used: number;
  readonly limit: number;
  /** Tokens that no part uses, those kept for the answer among them. */
  readonly free: number;
  /** Of the free ones. */
  readonly answer: number;
  /** Tokens by which the parts and the answer do not fit. */
  readonly over: number;
  /** Messages that the summary stands for. */
  readonly summarised: number;
  readonly leftOut: number;
}

export function budgetOf({ parts, limit, answer, leftOut }: BuiltContext): Budget {
  const held = parts.filter(({ tokens }) => tokens > 0);
  const used = held.reduce((sum, { tokens }) => sum + tokens, 0);
  const free = Math.max(0, limit - used);
  return {
    parts: held.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
    used,
    limit,
    free,
    answer: Math.min(answer, free),
    over: Math.max(0, used + answer - limit),
    summarised: held.find(({ kind }) => kind === "summary")?.count ?? 0,
    leftOut,
  };
}
