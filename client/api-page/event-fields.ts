// The fields of every event of a run, as TypeScript writes their types; the compiler holds the list complete.
import type { RunEvent } from "../../pipelines/engine/events.ts";

export type EventName = RunEvent["type"];
type EventOf<Name extends EventName> = Extract<RunEvent, { readonly type: Name }>;

export type EventFields = {
  readonly [Name in EventName]: { readonly [Key in Exclude<keyof EventOf<Name>, "type">]-?: string };
};

/** A `?` at the end: the field may be missing. */
export const eventFields: EventFields = {
  "run-queued": { position: "number", size: "number", etaMs: "number | null" },
  "run-start": { persona: "string", version: "string", model: "string | null" },
  "run-progress": { etaMs: "number | null" },
  "model-waiting": { error: "FacetErrorData", seconds: "number" },
  "step-start": { step: "string" },
  "step-progress": { step: "string", done: "number", total: "number | null" },
  "step-end": { step: "string", ms: "number" },
  "sources-found": { sources: "Source[]" },
  "memories-recalled": { memories: "RecalledMemory[]" },
  "context-built": { context: "BuiltContext" },
  "text-delta": { field: "string", text: "string" },
  output: { field: "string", value: "unknown?" },
  "output-delta": { field: "string", delta: "unknown?" },
  note: { level: '"info" | "warning"', key: "string", values: "Record<string, string | number>" },
  "run-resumed": { step: "string" },
  "run-end": {
    status: '"done" | "stopped" | "failed" | "interrupted"',
    error: "FacetErrorData?",
    usage: "{ promptTokens, completionTokens }",
    ms: "number",
    promptHash: "string?",
    answer: "Answer?",
  },
  "conversation-titled": { conversationId: "string", title: "string" },
  "memories-kept": { conversationId: "string", count: "number" },
  "conversation-changed": { conversationId: "string" },
  "documents-changed": { documentIds: "string[]" },
};
