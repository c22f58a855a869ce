// What a step may use: the branch so far, the model, and the events it tells the page.
import type { RunEvent } from "./events.ts";
import type { ChatModel, Turn } from "./ports.ts";

export interface ChatTurn {
  readonly role: "system" | "user" | "assistant";
  readonly text: string;
}

export interface ChatRequest {
  readonly turns: readonly ChatTurn[];
  /** The output field that shows the text while it is written. */
  readonly field?: string;
  /** Tokens the answer may take. */
  readonly maxTokens: number;
  /** Default 0.7. */
  readonly temperature?: number;
}

export interface StepContext {
  readonly runId: string;
  /** Aborted when the person stops the run or the step's time is over. */
  readonly signal: AbortSignal;
  /** The active branch before this question, oldest first. */
  readonly history: readonly Turn[];
  readonly model: ChatModel;
  readonly emit: (event: RunEvent) => void;
  readonly progress: (done: number, total?: number) => void;
  /** Asks the model; turns reach it as its own template wants them. Returns the whole text. */
  readonly chat: (request: ChatRequest) => Promise<string>;
}
