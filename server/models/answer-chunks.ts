// The two chunks a chat model streams: a piece of text, and the usage at the end.
import { AIMessageChunk } from "@langchain/core/messages";
import type { StandardMessageStructure } from "@langchain/core/messages";
import { ChatGenerationChunk } from "@langchain/core/outputs";
import type { Usage } from "../../pipelines/engine/events.ts";

export function textChunk(text: string): ChatGenerationChunk {
  return new ChatGenerationChunk({ text, message: new AIMessageChunk(text) });
}

export function usageChunk({ promptTokens, completionTokens }: Usage): ChatGenerationChunk {
  const usage = {
    input_tokens: promptTokens,
    output_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  };
  const message = new AIMessageChunk<StandardMessageStructure>({ content: "", usage_metadata: usage });
  return new ChatGenerationChunk({ text: "", message });
}
