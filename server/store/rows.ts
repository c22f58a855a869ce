// Rows of the database and how they become what the ports speak of.
import { randomFillSync } from "node:crypto";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { RunEvent } from "../../pipelines/engine/events.ts";
import type { RunStatus } from "../../pipelines/engine/answer.ts";
import { emptyAnswer } from "../../pipelines/engine/fold.ts";
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { Message, Run } from "../../pipelines/engine/conversations.ts";
import { asQuestion, readInput } from "./stored-input.ts";

const idBytes = 9;
/** Random bytes for the next ids: asking the system for each costs a tenth of a millisecond. */
const pool = Buffer.alloc(idBytes * 256);
let used = pool.length;

/** A new opaque id: 72 random bits, 12 characters, the first no dash: on the command line that would begin an option. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += idBytes;
  const id = pool.toString("base64url", used - idBytes, used);
  return id.startsWith("-") ? newId() : id;
}

/** Milliseconds by which the system's clock may be set back without times here going back with it: a larger step corrects a wrong clock. */
const setBackAtMost = 24 * 60 * 60_000;
let last = 0;

/** The time, never before the one it gave last: what was used later stands later. */
export function now(): string {
  const at = Date.now();
  last = at >= last || last - at > setBackAtMost ? at : last + 1;
  return new Date(last).toISOString();
}

export interface MessageRow {
  readonly owner: string;
  readonly message_id: string;
  readonly conversation_id: string;
  readonly parent_id: string | null;
  readonly role: "user" | "assistant";
  readonly persona_id: string;
  readonly persona_version: string;
  readonly run_id: string;
  readonly input: string | null;
  readonly document_ids: string;
  readonly image_ids: string | null;
  readonly answer: string | null;
  readonly text: string;
  readonly beside: string | null;
  readonly created_at: string;
}

/** `answer` is that of the row, or what is folded so far of a run that has not ended. */
export function messageOf(row: MessageRow, answer: Answer = emptyAnswer): Message {
  const persona = { id: row.persona_id, version: row.persona_version };
  const base = {
    messageId: row.message_id,
    conversationId: row.conversation_id,
    parentId: row.parent_id,
    at: row.created_at,
    runId: row.run_id,
    text: row.text,
  };
  if (row.role === "user") {
    const input = readInput(row.input, row.text);
    return {
      ...base,
      role: "user",
      persona,
      input,
      documentIds: JSON.parse(row.document_ids),
      imageIds: idsOf(row.image_ids),
    };
  }
  return { persona, ...answer, ...base, role: "assistant", beside: row.beside };
}

const idsOf = (stored: string | null): readonly string[] => (stored === null ? [] : (JSON.parse(stored) as string[]));

/** Runs as rows of RunRow; `where` and what follows it goes on from here. */
export const selectRuns = `
  select runs.*, question.input as question_input, question.text as question_text
  from runs left join messages question on question.message_id = runs.question_id`;

export interface RunRow {
  readonly run_id: string;
  readonly owner: string;
  readonly conversation_id: string;
  readonly question_id: string;
  readonly answer_id: string;
  readonly parent_id: string | null;
  readonly persona_id: string;
  readonly persona_version: string;
  readonly model_id: string | null;
  /** Its own, or `asQuestion`. */
  readonly input: string;
  readonly question_input: string | null;
  readonly question_text: string | null;
  readonly document_ids: string;
  readonly image_ids: string | null;
  readonly status: RunStatus;
  readonly attempts: number;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly ended_at: string | null;
}

export function runOf(row: RunRow): Run {
  return {
    runId: row.run_id,
    owner: row.owner,
    conversationId: row.conversation_id,
    questionId: row.question_id,
    answerId: row.answer_id,
    parentId: row.parent_id,
    persona: { id: row.persona_id, version: row.persona_version },
    modelId: row.model_id,
    input: readInput(row.input === asQuestion ? row.question_input : row.input, row.question_text ?? ""),
    documentIds: JSON.parse(row.document_ids),
    imageIds: idsOf(row.image_ids),
    status: row.status,
    attempts: row.attempts,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}

export interface EventRow {
  readonly seq: number;
  readonly run_id: string;
  readonly at: string;
  readonly event: string;
}

export const loggedOf = ({ seq, run_id: runId, at, event }: EventRow) => ({
  runId,
  seq,
  at,
  event: JSON.parse(event) as RunEvent,
});

/** The row, or not-found: unknown and foreign ids look the same. */
export function found<Row>(row: unknown, what: string): Row {
  if (row === undefined || row === null) throw new FacetError("not-found", { what });
  return row as Row;
}
