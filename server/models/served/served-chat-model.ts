// LangChain's ChatOpenAI over our own connection: guarded, patient with slow models, and lean enough to stream to many at once.
import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import type { BaseLanguageModelInput } from "@langchain/core/language_models/base";
import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { AIMessageChunk, BaseMessage } from "@langchain/core/messages";
import type { ChatGenerationChunk, ChatResult } from "@langchain/core/outputs";
import { ChatOpenAI, convertMessagesToCompletionsMessageParams } from "@langchain/openai";
import type { ChatOpenAICallOptions } from "@langchain/openai";
import type { Usage } from "../../../pipelines/engine/events.ts";
import type { FacetError } from "../../../pipelines/engine/errors.ts";
import type { ChatCallOptions } from "../../../pipelines/engine/ports.ts";
import { textChunk, usageChunk } from "../answer-chunks.ts";
import { bodyText } from "./connection.ts";
import type { Connection } from "./connection.ts";
import type { Dialect } from "./dialects.ts";
import { connectionError, refusalError } from "./served-errors.ts";
import { dataLines } from "./sse.ts";

export type ServedCallOptions = ChatOpenAICallOptions & Pick<ChatCallOptions, "maxTokens" | "temperature" | "schema">;

export interface ServedModel {
  /** Base URL with its version, as in http://127.0.0.1:8000/v1. */
  readonly url: string;
  readonly model: string;
  readonly key: string | null;
  readonly dialect: Dialect;
  readonly connection: Connection;
  /** Milliseconds, for tests; default those of connection.ts. */
  readonly timeouts?: { readonly firstByteMs: number; readonly idleMs: number };
}

interface StreamPart {
  readonly choices?: readonly { readonly delta?: { readonly content?: string | null } }[];
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number } | null;
  readonly error?: { readonly message?: string; readonly code?: number | string } | string;
}

export class ServedChatModel extends ChatOpenAI<ServedCallOptions> {
  readonly #served: ServedModel;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(served: ServedModel) {
    super({
      model: served.model,
      apiKey: served.key ?? "none",
      streamUsage: true,
      // A failed call is retried by the step that made it, once and visibly; never twice underneath.
      maxRetries: 0,
      useResponsesApi: false,
      configuration: { baseURL: served.url, fetch: served.connection.fetch, maxRetries: 0 },
    });
    this.#served = served;
    this.#headers = {
      "content-type": "application/json",
      accept: "text/event-stream",
      ...(served.key === null ? {} : { authorization: `Bearer ${served.key}` }),
    };
  }

  /** The stock class names itself after its JavaScript class. */
  static override lc_name(): string {
    return "ChatOpenAI";
  }

  override async _generate(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    manager?: CallbackManagerForLLMRun,
  ): Promise<ChatResult> {
    let whole: ChatGenerationChunk | undefined;
    for await (const chunk of this._streamResponseChunks(messages, options, manager))
      whole = whole ? whole.concat(chunk) : chunk;
    return { generations: whole ? [whole] : [] };
  }

  /**
   * Reads the stream itself instead of through the openai client and its web streams. Measured against the stock class on 2 cores, 400 tokens/s,
   * median time to first token and processor time a token, the raw socket's own share included (0.7 ms, 52 µs; with 20 at once 2.9 ms, 14 µs):
   * one client 2.2 → 1.2 ms and 184 → 117 µs; 20 at once 11.0 → 3.5 ms and 66 → 27 µs.
   */
  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    manager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const { connection, url, model } = this.#served;
    const body = JSON.stringify(this.#body(messages, options));
    let answering = false;
    try {
      const asking = {
        method: "POST" as const,
        headers: this.#headers,
        body,
        signal: options.signal,
        ...this.#served.timeouts,
      };
      const response = await connection.ask(`${url}/chat/completions`, asking);
      if (response.statusCode !== 200) {
        throw refusalError(model, response.statusCode ?? 0, await bodyText(response), response.headers["retry-after"]);
      }
      let text = "";
      let usage: Usage | undefined;
      let ended = false;
      let failed: FacetError | undefined;
      const read = dataLines((payload) => {
        if (payload === "[DONE]") return void (ended = true);
        const part = JSON.parse(payload) as StreamPart;
        // Thrown below: the words that came in the same piece before it are kept.
        if (part.error !== undefined) return void (failed ??= streamError(model, part.error));
        text += part.choices?.[0]?.delta?.content ?? "";
        if (part.usage)
          usage = { promptTokens: part.usage.prompt_tokens, completionTokens: part.usage.completion_tokens };
      });
      for await (const bytes of response as AsyncIterable<Buffer>) {
        read(bytes);
        if (text !== "") {
          // What arrived together goes on together: under load one chunk carries several tokens.
          answering = true;
          yield textChunk(text);
          if (manager) await manager.handleLLMNewToken(text);
          text = "";
        }
        if (failed) throw failed;
      }
      if (!ended) throw new Error("The stream ended without its end mark");
      if (usage) yield usageChunk(usage);
    } catch (thrown) {
      options.signal?.throwIfAborted();
      throw connectionError(model, thrown, answering);
    }
  }

  /** Nothing here is traced, so the callback machinery and the adding-up of chunks (quadratic in the answer) are left out. */
  override async *_streamIterator(
    input: BaseLanguageModelInput,
    options?: Partial<ServedCallOptions>,
  ): AsyncGenerator<AIMessageChunk> {
    const messages = BaseChatModel._convertInputToPromptValue(input).toChatMessages();
    for await (const { message } of this._streamResponseChunks(messages, { ...options }))
      yield message as AIMessageChunk;
  }

  #body(messages: BaseMessage[], options: this["ParsedCallOptions"]): object {
    const { dialect } = this.#served;
    return {
      ...this.invocationParams(options),
      ...dialect.sampling,
      messages: convertMessagesToCompletionsMessageParams({ messages, model: this.model }),
      stream: true,
      stream_options: { include_usage: true },
      ...(options.maxTokens === undefined ? {} : { max_tokens: options.maxTokens }),
      ...(options.temperature === undefined ? {} : { temperature: options.temperature }),
      ...(options.schema === undefined ? {} : { response_format: heldTo(options.schema) }),
    };
  }
}

const heldTo = (schema: object) => ({
  type: "json_schema",
  json_schema: { name: "answer", strict: true, schema },
});

function streamError(model: string, error: NonNullable<StreamPart["error"]>): FacetError {
  const { message = "", code = 500 } = typeof error === "string" ? { message: error } : error;
  return refusalError(model, Number(code) || 500, message);
}
