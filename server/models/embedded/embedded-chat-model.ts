// LangChain's chat model over the embedded engine.
import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import type { ChatGenerationChunk, ChatResult } from "@langchain/core/outputs";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import type { ChatCallOptions } from "../../../pipelines/engine/ports.ts";
import type { ChatTurn } from "../../../pipelines/engine/step-context.ts";
import { cutChunk, textChunk, usageChunk, wholeOf } from "../answer-chunks.ts";
import type { EmbeddedEngine } from "./embedded-engine.ts";

/** Tokens of an answer whose caller names no limit. */
const defaultMaxTokens = 1024;
const defaultTemperature = 0.7;

const roles: Readonly<Record<string, ChatTurn["role"]>> = { human: "user", ai: "assistant", system: "system" };

export class EmbeddedChatModel extends BaseChatModel<ChatCallOptions> {
  readonly #engine: Pick<EmbeddedEngine, "ask">;
  readonly #name: string;

  constructor(engine: Pick<EmbeddedEngine, "ask">, name: string) {
    super({});
    this.#engine = engine;
    this.#name = name;
  }

  override _llmType(): string {
    return "facet-embedded";
  }

  override async _generate(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    manager?: CallbackManagerForLLMRun,
  ): Promise<ChatResult> {
    return wholeOf(this._streamResponseChunks(messages, options, manager));
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    manager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const question = {
      turns: messages.map((message) => this.#turnOf(message)),
      maxTokens: options.maxTokens ?? defaultMaxTokens,
      temperature: options.temperature ?? defaultTemperature,
      stop: options.stop ?? [],
      schema: options.schema,
    };
    const answer = this.#engine.ask(question, options.signal);
    try {
      let next = await answer.next();
      while (!next.done) {
        yield textChunk(next.value);
        if (manager) await manager.handleLLMNewToken(next.value);
        next = await answer.next();
      }
      if (next.value.isCut) yield cutChunk();
      yield usageChunk(next.value);
    } finally {
      // A reader that leaves early stops the model too. The engine's generator ends by itself otherwise.
      await answer.return({ promptTokens: 0, completionTokens: 0, isCut: false });
    }
  }

  #turnOf(message: BaseMessage): ChatTurn {
    const { content } = message;
    if (Array.isArray(content) && content.some(({ type }) => type !== "text")) {
      throw new FacetError("model-cannot-see", { model: this.#name }, { kept: ["question"], next: ["choose-model"] });
    }
    return { role: roles[message.getType()] ?? "user", text: message.text };
  }
}
