// What a step is given: the context that emits events, and `chat`, which streams the model's words into a field.
import type { BaseMessage, UsageMetadata } from "@langchain/core/messages";
import { askModel } from "./ask.ts";
import type { ScopedData } from "./data.ts";
import type { ScopedDocuments } from "./documents.ts";
import type { RunEvent, Usage } from "./events.ts";
import type { ChatModel, Turn } from "./ports.ts";
import type { ChatRequest, ChatTurn, StepContext } from "./step-context.ts";
import { shapeTurns } from "./turns.ts";

/** Sampling temperature where a step names none. */
const defaultTemperature = 0.7;

interface RunParts {
  readonly runId: string;
  readonly signal: AbortSignal;
  readonly history: readonly Turn[];
  readonly model: ChatModel;
  readonly documents: ScopedDocuments;
  readonly data: ScopedData;
  readonly emit: (event: RunEvent) => void;
  readonly onModelCall?: () => void;
}

/** The context of one attempt of a step, and the text it streamed into each field. */
export function createStepContext(run: RunParts, step: string, meter: (usage: Usage) => void) {
  const streamed = new Map<string, string>();
  const { runId, signal, history, model, documents, data, emit } = run;
  const chat: StepContext["chat"] = async (request) => {
    let whole = "";
    run.onModelCall?.();
    for await (const text of chatText(model, request, signal, meter)) {
      whole += text;
      request.onText?.(text);
      if (request.field === undefined) continue;
      streamed.set(request.field, (streamed.get(request.field) ?? "") + text);
      emit({ type: "text-delta", field: request.field, text });
    }
    return whole;
  };
  const context: StepContext = {
    runId,
    signal,
    history,
    model,
    documents,
    data,
    emit,
    progress: (done, total) => emit({ type: "step-progress", step, done, total: total ?? null }),
    chat,
    ask: (request) => askModel(chat, request),
  };
  return { context, streamed };
}

async function* chatText(
  model: ChatModel,
  { turns, maxTokens, temperature = defaultTemperature, schema }: ChatRequest,
  signal: AbortSignal,
  meter: (usage: Usage) => void,
): AsyncGenerator<string> {
  const messages = await toMessages(shapeTurns(turns, model.info.template));
  const held = schema && model.info.capabilities.json ? { schema } : {};
  for await (const chunk of await model.llm.stream(messages, { signal, maxTokens, temperature, ...held })) {
    const { content } = chunk;
    // The message's generic structure types usage away; a provider sets it on one chunk at most.
    const usage = chunk.usage_metadata as UsageMetadata | undefined;
    if (usage) meter({ promptTokens: usage.input_tokens, completionTokens: usage.output_tokens });
    if (typeof content === "string" && content !== "") yield content;
  }
  // Some models end an aborted stream quietly; half an answer must not pass as a whole one.
  signal.throwIfAborted();
}

async function toMessages(turns: readonly ChatTurn[]): Promise<BaseMessage[]> {
  const { AIMessage, HumanMessage, SystemMessage } = await import("@langchain/core/messages");
  const kinds = { system: SystemMessage, user: HumanMessage, assistant: AIMessage };
  return turns.map(({ role, text }) => new kinds[role](text));
}
