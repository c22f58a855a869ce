// The chat model of a run where none is here: steps that need no model go on, and one that asks fails with the reason.
import type { ChatGenerationChunk, ChatResult } from "@langchain/core/outputs";
import type { FacetError } from "./errors.ts";
import type { ChatCallOptions, ChatModel, ModelInfo } from "./ports.ts";

/** No model has it. */
const absentId = "";
/** Tokens a step may plan with: what an embedded model gets by default. */
const context = 4096;

export function isAbsent({ modelId }: Pick<ModelInfo, "modelId">): boolean {
  return modelId === absentId;
}

/** `error` is what opening the model threw; a step that asks gets it. */
export async function absentModel(error: FacetError, countTokens: (text: string) => number): Promise<ChatModel> {
  const { BaseChatModel } = await import("@langchain/core/language_models/chat_models");
  class AbsentChatModel extends BaseChatModel<ChatCallOptions> {
    override _llmType(): string {
      return "facet-absent";
    }
    override _generate(): Promise<ChatResult> {
      return Promise.reject(error);
    }
    // oxlint-disable-next-line require-yield -- it has no word to give
    override async *_streamResponseChunks(): AsyncGenerator<ChatGenerationChunk> {
      throw error;
    }
  }
  return {
    info: {
      modelId: absentId,
      name: "",
      kind: "embedded",
      tier: "small",
      standIn: false,
      capabilities: { vision: false, json: false, context, usage: false },
      template: { systemRole: true, alternates: false },
    },
    llm: new AbsentChatModel({}),
    countTokens: async (text) => countTokens(text),
  };
}
