// A conversation as a step sees it, written by a test: turns, what is remembered of them, and a context that records what is told.
import type { Turn } from "../../pipelines/engine/conversations.ts";
import type { RunEvent } from "../../pipelines/engine/events.ts";
import type { ImageInfo } from "../../pipelines/engine/images.ts";
import type {
  BuiltContext,
  RecalledMemory,
  RecallOptions,
  ScopedMemory,
  Summary,
} from "../../pipelines/engine/memory.ts";
import type { ModelInfo } from "../../pipelines/engine/ports.ts";
import { givenPictures } from "./given-pictures.ts";
import { scriptedModels } from "./scripted-model.ts";

let made = 0;

export function turnOf(role: Turn["role"], told: string, more: Partial<Turn> = {}): Turn {
  made += 1;
  return { role, messageId: `m${made}`, persona: "guide", text: told, told, ...more };
}

/** A question and its answer. */
export const pair = (question: string, answer: string, more: Partial<Turn> = {}): Turn[] => [
  turnOf("user", question, more),
  turnOf("assistant", answer, more),
];

export function recalledOf(text: string, more: Partial<RecalledMemory> = {}): RecalledMemory {
  made += 1;
  const at = "2026-11-01T10:00:00.000Z";
  return { memoryId: `f${made}`, kind: "fact", text, score: 0.03, messageId: null, persona: "guide", at, ...more };
}

interface Remembered {
  readonly history?: readonly Turn[];
  readonly summary?: Summary | null;
  /** Those told in a message that the prompt holds are left out, as the real memory does. */
  readonly memories?: readonly RecalledMemory[];
  readonly info?: Partial<ModelInfo>;
  readonly pictures?: readonly ImageInfo[];
  /** Default: characters / 3.5. */
  readonly countTokens?: (text: string) => Promise<number>;
}

export function rememberedContext(remembered: Remembered) {
  const { history = [], summary = null, memories = [], pictures = [], info, countTokens } = remembered;
  const events: RunEvent[] = [];
  const asked: { query: string; k: number; options: RecallOptions | undefined }[] = [];
  const memory: ScopedMemory = {
    summary: () => summary,
    recall: async (query, k, options) => {
      asked.push({ query, k, options });
      return memories.filter(({ messageId }) => messageId === null || !options?.except?.has(messageId)).slice(0, k);
    },
  };
  const { model } = scriptedModels([], info && { info });
  const counted = countTokens ? { ...model, countTokens } : model;
  const context = {
    history,
    memory,
    model: counted,
    images: givenPictures(pictures),
    signal: new AbortController().signal,
    emit: (event: RunEvent) => void events.push(event),
  };
  return { context, events, asked };
}

/** The prompt that was told of last. */
export function builtContext(events: readonly RunEvent[]): BuiltContext {
  const [last] = events.flatMap((event) => (event.type === "context-built" ? [event.context] : [])).slice(-1);
  if (!last) throw new Error("No prompt was told of");
  return last;
}

export function smallContext(context: number): Partial<ModelInfo> {
  return { capabilities: { vision: false, json: false, context, usage: true } };
}
