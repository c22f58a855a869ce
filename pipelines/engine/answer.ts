// Everything that is known of one answer: what the events of its run fold into.
import type { FacetErrorData } from "./errors.ts";
import type { BuiltContext, RecalledMemory } from "./memory.ts";

export interface Usage {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** A passage a run found and may cite. Offsets are characters into the page's text. */
export interface Source {
  readonly documentId: string;
  readonly name: string;
  readonly page: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly score: number;
}

export type RunEndStatus = "done" | "stopped" | "failed" | "interrupted";
export type RunStatus = "queued" | "running" | RunEndStatus;

export interface StepState {
  readonly step: string;
  readonly status: "running" | "done" | "stopped" | "failed";
  readonly ms?: number;
  readonly done?: number;
  readonly total?: number | null;
  /** How many notes and sources stood there when it began: where it runs again, those after them are its own. */
  readonly after?: { readonly notes: number; readonly sources: number };
}

export interface Note {
  readonly level: "info" | "warning";
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Everything the page shows of one answer. */
export interface Answer {
  readonly status: RunStatus;
  readonly persona?: { readonly id: string; readonly version: string };
  readonly model?: string | null;
  readonly queue?: { readonly position: number; readonly size: number; readonly etaMs: number | null };
  readonly etaMs?: number | null;
  /** Until the model answers: why it does not, and in how many seconds it is asked again, counted from the event. */
  readonly waiting?: { readonly error: FacetErrorData; readonly seconds: number };
  readonly steps: readonly StepState[];
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Which step wrote each output, so that a resumed step starts its fields anew. */
  readonly writtenBy: Readonly<Record<string, string>>;
  readonly sources: readonly Source[];
  readonly memories: readonly RecalledMemory[];
  readonly context?: BuiltContext;
  readonly notes: readonly Note[];
  readonly error?: FacetErrorData;
  readonly usage?: Usage;
  readonly ms?: number;
  readonly promptHash?: string;
}
