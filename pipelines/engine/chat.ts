// What a step is given: the context that emits events, and `chat`, which streams the model's words into a field.
import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { BaseMessage, UsageMetadata } from "@langchain/core/messages";
import { askModel } from "./ask.ts";
import type { CodeTools, ScopedCode } from "./code.ts";
import type { ScopedData } from "./data.ts";
import type { ScopedDocuments } from "./documents.ts";
import { cutNote } from "./engine-notes.ts";
import { FacetError, toFacetError } from "./errors.ts";
import type { RunEvent } from "./events.ts";
import type { Usage } from "./answer.ts";
import type { ScopedImages } from "./images.ts";
import type { ScopedMemory } from "./memory.ts";
import { narrowerModel, PromptRefused } from "./narrower-model.ts";
import { openPatience } from "./patience.ts";
import type { Patience } from "./patience.ts";
import type { Turn } from "./conversations.ts";
import type { ChatModel } from "./ports.ts";
import type { Sandbox } from "./sandbox.ts";
import { tellPictures } from "./picture-words.ts";
import type { ChatRequest, ChatTurn, StepContext, TurnImage } from "./step-context.ts";
import { shapeTurns } from "./turns.ts";

/** Sampling temperature where a step names none. */
const defaultTemperature = 0.7;

/** What a run brings along for its steps. */
export interface RunParts {
  readonly runId: string;
  readonly signal: AbortSignal;
  readonly history: readonly Turn[];
  readonly memory: ScopedMemory;
  readonly model: ChatModel;
  /** The same model as it is now: one that was started again meanwhile may be somewhere else. Waits while it loads. */
  readonly reopen?: (signal: AbortSignal) => Promise<ChatModel>;
  readonly documents: ScopedDocuments;
  readonly data: ScopedData;
  readonly images: ScopedImages;
  readonly embed: (texts: readonly string[], signal: AbortSignal) => Promise<readonly (readonly number[])[]>;
  readonly code: ScopedCode;
  readonly tools: CodeTools;
  readonly sandbox: Sandbox;
  readonly emit: (event: RunEvent) => void;
  /** A prompt that is refused as too long ends the step with PromptRefused, for it to be run again. Else it is an error like another. */
  readonly mayNarrow?: boolean;
  /** Told when a step asks the model: from then on the run mostly waits. */
  readonly onModelCall?: () => void;
}

/** What is told of the model's calls: what they cost, and what they asked. */
export interface Meter {
  readonly used: (usage: Usage) => void;
  /** SHA-256 of the turns as the template gets them. */
  readonly asked: (hash: string) => void;
  /** Default: that of this step alone. */
  readonly patience?: Patience;
}

type Asking = Pick<StepContext, "ask" | "chat" | "model">;

/** A model to ask outside of a run, for work behind an answer. */
export function askingOf(model: ChatModel, signal: AbortSignal, mayNarrow = false): Asking {
  const meter: Meter = { used: () => {}, asked: () => {} };
  const chat: StepContext["chat"] = async (request) => {
    let whole = "";
    try {
      for await (const text of chatText(model, request, signal, meter)) whole += text;
    } catch (thrown) {
      const narrower = mayNarrow ? await narrowerModel(thrown, model, request) : null;
      throw narrower ? new PromptRefused(toFacetError(thrown), narrower) : thrown;
    }
    return whole;
  };
  return { model, chat, ask: (request) => askModel(chat, request) };
}

/** Work that fits its prompt to its model: begun once more with a narrower one where the prompt is refused as too long. */
export async function askFitting<T>(
  model: ChatModel,
  signal: AbortSignal,
  work: (asking: Asking) => Promise<T>,
): Promise<T> {
  try {
    return await work(askingOf(model, signal, true));
  } catch (thrown) {
    if (!(thrown instanceof PromptRefused)) throw thrown;
    return await work(askingOf(thrown.narrower, signal));
  }
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
  const { patience = openPatience() } = meter;
  const chat: StepContext["chat"] = async (request) => {
    let whole = "";
    let cutAt = 0;
    const { onCut = request.field === undefined ? undefined : (tokens: number) => emit(cutNote(tokens)) } = request;
    const asked = { ...request, onCut: (tokens: number) => void (cutAt = tokens) };
    let { llm } = model;
    run.onModelCall?.();
    for (;;) {
      try {
        for await (const text of chatText({ ...model, llm }, asked, signal, meter)) {
          whole += text;
          request.onText?.(text);
          if (request.field === undefined) continue;
          emit({ type: "text-delta", field: request.field, text });
        }
        patience.regained();
        if (request.field !== undefined && whole.trim() === "") throw emptyAnswer();
        if (cutAt > 0 && whole.trim() !== "") onCut?.(cutAt);
        return whole;
      } catch (thrown) {
        const narrower = run.mayNarrow && whole === "" ? await narrowerModel(thrown, model, request) : null;
        if (narrower) throw new PromptRefused(toFacetError(thrown), narrower);
        // What has begun is kept as it is.
        const pause = whole === "" && !signal.aborted ? patience.before(thrown) : null;
        if (pause === null) throw thrown;
        emit({ type: "model-waiting", ...pause });
        await setTimeout(pause.seconds * 1000, undefined, { signal });
        if (run.reopen) ({ llm } = await run.reopen(signal));
      }
    }
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

function emptyAnswer(): FacetError {
  return new FacetError(
    "unexpected",
    { reason: "empty-answer" },
    { kept: ["question"], next: ["retry", "choose-model"] },
  );
}

async function* chatText(
  model: ChatModel,
  { turns, maxTokens, temperature = defaultTemperature, schema, onCut }: ChatRequest,
  signal: AbortSignal,
  meter: Meter,
): AsyncGenerator<string> {
  const seen = model.info.capabilities.vision ? turns : tellPictures(turns);
  const shaped = shapeTurns(seen, model.info.template);
  meter.asked(sha256(JSON.stringify(shaped.map(hashed))));
  const messages = await toMessages(shaped);
  const held = schema && model.info.capabilities.json ? { schema } : {};
  let written = 0;
  let isCut = false;
  for await (const chunk of await model.llm.stream(messages, { signal, maxTokens, temperature, ...held })) {
    const { content } = chunk;
    // The message's generic structure types usage away; a provider sets it on one chunk at most.
    const usage = chunk.usage_metadata as UsageMetadata | undefined;
    if (usage) meter.used({ promptTokens: usage.input_tokens, completionTokens: usage.output_tokens });
    written = usage?.output_tokens ?? written;
    isCut ||= chunk.response_metadata["finish_reason"] === "length";
    if (typeof content === "string" && content !== "") yield content;
  }
  // Some models end an aborted stream quietly; half an answer must not pass as a whole one.
  signal.throwIfAborted();
  if (isCut) onCut?.(written > 0 ? written : maxTokens);
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
