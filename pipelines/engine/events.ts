// The one language between server and browser: everything a run may tell while it works.
import type { Answer, RunEndStatus, Source, Usage } from "./answer.ts";
import type { FacetErrorData } from "./errors.ts";
import type { BuiltContext, RecalledMemory } from "./memory.ts";

/**
 * Times (`ms`, `etaMs`) are milliseconds; `position` counts from 1; `field` names an output of the persona.
 * `value` and `delta` are optional because JSON drops what is undefined.
 */
export type RunEvent =
  | { readonly type: "run-queued"; readonly position: number; readonly size: number; readonly etaMs: number | null }
  | { readonly type: "run-start"; readonly persona: string; readonly version: string; readonly model: string | null }
  | { readonly type: "run-progress"; readonly etaMs: number | null }
  /** The model cannot answer now, for this reason; it is asked again in so many seconds. */
  | { readonly type: "model-waiting"; readonly error: FacetErrorData; readonly seconds: number }
  | { readonly type: "step-start"; readonly step: string }
  | { readonly type: "step-progress"; readonly step: string; readonly done: number; readonly total: number | null }
  | { readonly type: "step-end"; readonly step: string; readonly ms: number }
  | { readonly type: "sources-found"; readonly sources: readonly Source[] }
  | { readonly type: "memories-recalled"; readonly memories: readonly RecalledMemory[] }
  /** Told before the model is asked; the last one of a run is the prompt that wrote the answer. */
  | { readonly type: "context-built"; readonly context: BuiltContext }
  | { readonly type: "text-delta"; readonly field: string; readonly text: string }
  | { readonly type: "output"; readonly field: string; readonly value?: unknown }
  | { readonly type: "output-delta"; readonly field: string; readonly delta?: unknown }
  | {
      readonly type: "note";
      readonly level: "info" | "warning";
      readonly key: string;
      readonly values: Readonly<Record<string, string | number>>;
    }
  | { readonly type: "run-resumed"; readonly step: string }
  | {
      readonly type: "run-end";
      readonly status: RunEndStatus;
      readonly error?: FacetErrorData;
      readonly usage: Usage;
      readonly ms: number;
      /** SHA-256 over every prompt of the run, in hexadecimal: the same words were asked where it is the same. */
      readonly promptHash?: string;
      /** The whole answer: set where the log was cut (stop) or compacted, so that one event replays the run. */
      readonly answer?: Answer;
    }
  /** After the end, from work behind the answer: the conversation has a better title. */
  | { readonly type: "conversation-titled"; readonly conversationId: string; readonly title: string }
  /** After the end: so many more facts are kept. */
  | { readonly type: "memories-kept"; readonly conversationId: string; readonly count: number }
  /**
   * Someone changed this conversation or which of its branches is shown. Told to who follows and kept in no log, so that its `runId` is
   * empty and its `seq` the cursor as it stands; who was away asks anew.
   */
  | { readonly type: "conversation-changed"; readonly conversationId: string }
  /** Told as the one above, a few times a second at most: these documents were added, read further, put into a conversation or removed. */
  | { readonly type: "documents-changed"; readonly documentIds: readonly string[] };

/** An event in the log. `seq` grows over all runs of an owner and is the cursor of `runs.follow`; `at` is an ISO time. */
export interface LoggedEvent {
  readonly runId: string;
  readonly seq: number;
  readonly at: string;
  readonly event: RunEvent;
}
