// What a step is given: the context that emits events, and `chat`, which streams the model's words into a field.
import { createHash } from "node:crypto";
import type { BaseMessage, UsageMetadata } from "@langchain/core/messages";
import { askModel } from "./ask.ts";
import type { CodeTools, ScopedCode } from "./code.ts";
import type { ScopedData } from "./data.ts";
import type { ScopedDocuments } from "./documents.ts";
import type { RunEvent, Usage } from "./events.ts";
import type { ScopedImages } from "./images.ts";
import type { ScopedMemory } from "./memory.ts";
import type { Turn } from "./conversations.ts";
import type { ChatModel } from "./ports.ts";
import type { Sandbox } from "./sandbox.ts";
import { tellPictures } from "./picture-words.ts";
import type { ChatRequest, ChatTurn, StepContext, TurnImage } from "./step-context.ts";
import { shapeTurns } from "./turns.ts";

/** Sampling temperature where a step names none. */
const defaultTemperature = 0.7;

interface RunParts {
  readonly runId: string;
  readonly signal: AbortSignal;
  readonly history: readonly Turn[];
  readonly memory: ScopedMemory;
  readonly model: ChatModel;
  readonly documents: ScopedDocuments;
  readonly data: ScopedData;
  readonly images: ScopedImages;
  readonly embed: (texts: readonly string[], signal: AbortSignal) => Promise<readonly (readonly number[])[]>;
  readonly code: ScopedCode;
  readonly tools: CodeTools;
  readonly sandbox: Sandbox;
  readonly emit: (event: RunEvent) => void;
  readonly onModelCall?: () => void;
}

/** What is told of the model's calls: what they cost, and what they asked. */
export interface Meter {
  readonly used: (usage: Usage) => void;
  /** SHA-256 of the turns as the template gets them. */
  readonly asked: (hash: string) => void;
}

/** A model to ask outside of a run, for work behind an answer. */
export function askingOf(model: ChatModel, signal: AbortSignal): Pick<StepContext, "ask" | "chat" | "model"> {
  const meter: Meter = { used: () => {}, asked: () => {} };
  const chat: StepContext["chat"] = async (request) => {
    let whole = "";
    for await (const text of chatText(model, request, signal, meter)) whole += text;
    return whole;
  };
  return { model, chat, ask: (request) => askModel(chat, request) };
}

/** The pieces of a model's answer as they come, outside of a run; `onUsage` is told what it counted, where it counts. */
export function streamModel(
  model: ChatModel,
  request: ChatRequest,
  { signal, onUsage }: { readonly signal: AbortSignal; readonly onUsage: (usage: Usage) => void },
): AsyncIterable<string> {
  return chatText(model, request, signal, { used: onUsage, asked: () => {} });
}

/** The context of one attempt of a step. */
export function createStepContext(run: RunParts, step: string, meter: Meter) {
  const { runId, signal, history, memory, model, documents, data, images, code, tools, sandbox, emit } = run;
  const chat: StepContext["chat"] = async (request) => {
    let whole = "";
    run.onModelCall?.();
    for await (const text of chatText(model, request, signal, meter)) {
      whole += text;
      request.onText?.(text);
      if (request.field === undefined) continue;
      emit({ type: "text-delta", field: request.field, text });
    }
    return whole;
  };
  const context: StepContext = {
    runId,
    signal,
    history,
    memory,
    model,
    documents,
    data,
    images,
    embed: (texts) => run.embed(texts, signal),
    code,
    tools,
    sandbox,
    emit,
    progress: (done, total) => emit({ type: "step-progress", step, done, total: total ?? null }),
    chat,
    ask: (request) => askModel(chat, request),
  };
  return { context };
}

async function* chatText(
  model: ChatModel,
  { turns, maxTokens, temperature = defaultTemperature, schema }: ChatRequest,
  signal: AbortSignal,
  meter: Meter,
): AsyncGenerator<string> {
  const seen = model.info.capabilities.vision ? turns : tellPictures(turns);
  const shaped = shapeTurns(seen, model.info.template);
  meter.asked(sha256(JSON.stringify(shaped.map(hashed))));
  const messages = await toMessages(shaped);
  const held = schema && model.info.capabilities.json ? { schema } : {};
  for await (const chunk of await model.llm.stream(messages, { signal, maxTokens, temperature, ...held })) {
    const { content } = chunk;
    // The message's generic structure types usage away; a provider sets it on one chunk at most.
    const usage = chunk.usage_metadata as UsageMetadata | undefined;
    if (usage) meter.used({ promptTokens: usage.input_tokens, completionTokens: usage.output_tokens });
    if (typeof content === "string" && content !== "") yield content;
  }
  // Some models end an aborted stream quietly; half an answer must not pass as a whole one.
  signal.throwIfAborted();
}

async function toMessages(turns: readonly ChatTurn[]): Promise<BaseMessage[]> {
  const { AIMessage, HumanMessage, SystemMessage } = await import("@langchain/core/messages");
  const kinds = { system: SystemMessage, user: HumanMessage, assistant: AIMessage };
  return turns.map(({ role, text, images }) => {
    if (images === undefined) return new kinds[role](text);
    const words = text === "" ? [] : [{ type: "text" as const, text }];
    return new HumanMessage({ content: [...images.map(picturePart), ...words] });
  });
}

/** As a data URL: no server has to fetch anything, and none is told of an address. */
function picturePart({ mediaType, data }: TurnImage) {
  const url = `data:${mediaType};base64,${Buffer.from(data).toString("base64")}`;
  return { type: "image_url" as const, image_url: { url } };
}

/** A picture by its own hash: its bytes as JSON would be many times as long. */
function hashed({ images, ...turn }: ChatTurn) {
  return images ? { ...turn, images: images.map(({ data }) => sha256(data)) } : turn;
}

const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");
