// What a step may use: the branch so far, the model, the documents, and the events it tells the page.
import type { z } from "zod";
import type { CodeTools, ScopedCode } from "./code.ts";
import type { ScopedData } from "./data.ts";
import type { ScopedDocuments } from "./documents.ts";
import type { RunEvent } from "./events.ts";
import type { ScopedImages } from "./images.ts";
import type { ScopedMemory } from "./memory.ts";
import type { Turn } from "./conversations.ts";
import type { ChatModel } from "./ports.ts";
import type { Sandbox } from "./sandbox.ts";

export interface ChatTurn {
  readonly role: "system" | "user" | "assistant";
  readonly text: string;
  /** Shown to a model that sees, before the text; another one is told that they are there. */
  readonly images?: readonly TurnImage[];
}

export interface TurnImage {
  /** What a model that does not see is told instead: `coffee.png, 600 × 400 pixels`. */
  readonly description: string;
  readonly mediaType: "image/jpeg" | "image/png";
  readonly data: Uint8Array;
}

export interface ChatRequest {
  readonly turns: readonly ChatTurn[];
  /** The output field that shows the text while it is written. */
  readonly field?: string;
  /** Told each piece of the text as it comes, for a step that shows something else than the text itself. */
  readonly onText?: (text: string) => void;
  /** Told how many tokens were written where the limit of them ended the text. Default: what is shown in a field is noted as cut. */
  readonly onCut?: (tokens: number) => void;
  /** JSON Schema the text is held to where the model can; elsewhere the words must ask for it. */
  readonly schema?: Readonly<Record<string, unknown>>;
  /** Tokens the answer may take. */
  readonly maxTokens: number;
  /** Default 0.7. */
  readonly temperature?: number;
}

export interface AskRequest<S extends z.ZodType> extends Omit<ChatRequest, "field" | "onText" | "onCut" | "schema"> {
  readonly schema: S;
}

export interface StepContext {
  readonly runId: string;
  /** Aborted when the person stops the run or the step's time is over. */
  readonly signal: AbortSignal;
  /** The active branch before this question, oldest first. */
  readonly history: readonly Turn[];
  /** What the branch before this question remembers. */
  readonly memory: ScopedMemory;
  readonly model: ChatModel;
  readonly emit: (event: RunEvent) => void;
  readonly progress: (done: number, total?: number) => void;
  /** The documents of this run: those it names, or all of its conversation. */
  readonly documents: ScopedDocuments;
  /** The tables among them. */
  readonly data: ScopedData;
  /** The pictures this question is about. */
  readonly images: ScopedImages;
  /** Vectors of texts by meaning, normalised. FacetError model-missing where no embedder is ready. */
  readonly embed: (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;
  /** The versions of the code on the branch before this question. */
  readonly code: ScopedCode;
  /** Parsers, linters and type checks. */
  readonly tools: CodeTools;
  readonly sandbox: Sandbox;
  /** Asks the model; turns reach it as its own template wants them. Returns the whole text. */
  readonly chat: (request: ChatRequest) => Promise<string>;
  /**
   * Asks the model for a value: held to the schema where it can, else read out of its words and asked once more with what was wrong.
   * Throws FacetError unexpected when it cannot give one.
   */
  readonly ask: <S extends z.ZodType>(request: AskRequest<S>) => Promise<z.output<S>>;
}
