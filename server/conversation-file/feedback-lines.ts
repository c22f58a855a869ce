// Feedback as a file of JSON lines: as it was given, or as cases that an evaluation asks again.
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { ExportedFile } from "./export.ts";
import type { FeedbackRecord } from "../store/feedback-store.ts";

interface Request {
  readonly kind: "feedback" | "cases";
  /** Only what was said of this answer. */
  readonly messageId?: string | undefined;
}

/** A question to ask again, and what was said of the answer it got. */
export interface FeedbackCase {
  readonly persona: string;
  readonly version: string;
  readonly model: string | null;
  readonly promptHash: string | null;
  readonly input: FeedbackRecord["input"];
  /** The documents the answer read from. */
  readonly documents: readonly { readonly sha256: string; readonly name: string }[];
  readonly passages: FeedbackRecord["passages"];
  readonly expected: Pick<FeedbackRecord, "outputs" | "verdict" | "labels" | "comment">;
}

export function feedbackLines(
  records: readonly FeedbackRecord[],
  { kind, messageId }: Request,
): ExportedFile & { readonly count: number } {
  const chosen = records.filter((each) => messageId === undefined || each.messageId === messageId);
  if (messageId !== undefined && chosen.length === 0) throw new FacetError("not-found", { what: "message" });
  const lines = chosen.map((record) => JSON.stringify(kind === "cases" ? caseOf(record) : record));
  const text = lines.map((line) => `${line}\n`).join("");
  return { name: `${kind}.jsonl`, mediaType: "application/x-ndjson", text, count: lines.length };
}

function caseOf(record: FeedbackRecord): FeedbackCase {
  const { persona, model, promptHash, input, passages, outputs, verdict, labels, comment } = record;
  const documents = new Map(passages.map(({ sha256, document: name }) => [sha256, { sha256, name }]));
  return {
    persona: persona.id,
    version: persona.version,
    model,
    promptHash,
    input,
    documents: [...documents.values()],
    passages,
    expected: { outputs, verdict, labels, comment },
  };
}
