// What the server and the embedded model's child process say to each other.
import type { ChatTurn } from "../../../pipelines/engine/step-context.ts";

export interface LoadOrder {
  readonly file: string;
  readonly threads: number;
  /** Tokens. */
  readonly context: number;
  /** Jinja source that stands in for the file's own template; for files without one. */
  readonly template?: string | undefined;
}

export type ToChild =
  | ({ readonly type: "load" } & LoadOrder)
  | {
      readonly type: "ask";
      readonly id: number;
      readonly turns: readonly ChatTurn[];
      readonly maxTokens: number;
      readonly temperature: number;
      readonly stop: readonly string[];
      /** JSON Schema that every token of the answer is held to. */
      readonly schema?: Readonly<Record<string, unknown>> | undefined;
    }
  | { readonly type: "abort"; readonly id: number }
  /** Whether it still reacts; any message is an answer. */
  | { readonly type: "ping" }
  | { readonly type: "count"; readonly id: number; readonly text: string };

/** `detail` is what the native library said, for the log. */
export type FromChild =
  /** Share of the file read, 0 to 1. */
  | { readonly type: "loading"; readonly share: number }
  | { readonly type: "loaded"; readonly context: number; readonly gpu: string | false; readonly systemRole: boolean }
  | { readonly type: "load-failed"; readonly reason: "cannot-load" | "no-chat-template"; readonly detail: string }
  | { readonly type: "text"; readonly id: number; readonly text: string }
  | {
      readonly type: "end";
      readonly id: number;
      readonly promptTokens: number;
      readonly completionTokens: number;
      readonly reused: number;
      /** The limit of tokens ended it, the question's or the context's. */
      readonly isCut: boolean;
    }
  | { readonly type: "overflow"; readonly id: number; readonly tokens: number; readonly limit: number }
  | { readonly type: "failed"; readonly id: number; readonly detail: string }
  | { readonly type: "count"; readonly id: number; readonly tokens: number }
  | { readonly type: "pong" };
