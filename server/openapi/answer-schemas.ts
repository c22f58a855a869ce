// The schemas of all answers, as `npm run schemas` wrote them from the types.
import { readFileSync } from "node:fs";
import type { Schema } from "./schema.ts";

export interface ProcedureAnswer {
  readonly kind: string;
  /** Its comment; empty where it has none. */
  readonly description: string;
  /** Of a procedure that streams, of one item. Null where nothing is answered. */
  readonly answer: Schema | null;
}

export interface AnswerSchemas {
  /** What each router is for, by noun. */
  readonly nouns: Readonly<Record<string, string>>;
  /** Those of answer-types.ts. */
  readonly types: Readonly<Record<string, Schema>>;
  /** By path; the starts of personas are not among them. */
  readonly procedures: Readonly<Record<string, ProcedureAnswer>>;
  readonly components: Readonly<Record<string, Schema>>;
}

export const answerSchemasFile = new URL("answer-schemas.json", import.meta.url);

export function loadAnswerSchemas(): AnswerSchemas {
  return JSON.parse(readFileSync(answerSchemasFile, "utf8")) as AnswerSchemas;
}
