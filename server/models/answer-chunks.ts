// The chunks a chat model streams: pieces of text, at the end that its limit ended it, and the usage; and all of them as one answer.
import { AIMessageChunk } from "@langchain/core/messages";
import type { StandardMessageStructure } from "@langchain/core/messages";
import { ChatGenerationChunk } from "@langchain/core/outputs";
import type { ChatResult } from "@langchain/core/outputs";
import type { Usage } from "../../pipelines/engine/answer.ts";

export function textChunk(text: string): ChatGenerationChunk {
  return new ChatGenerationChunk({ text, message: new AIMessageChunk(text) });
}

/** The limit of tokens ended the answer, not the model. In OpenAI's words, as LangChain keeps them. */
export function cutChunk(): ChatGenerationChunk {
  const message = new AIMessageChunk({ content: "", response_metadata: { finish_reason: "length" } });
  return new ChatGenerationChunk({ text: "", message });
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

export async function wholeOf(chunks: AsyncIterable<ChatGenerationChunk>): Promise<ChatResult> {
  let whole: ChatGenerationChunk | undefined;
  for await (const chunk of chunks) whole = whole ? whole.concat(chunk) : chunk;
  return { generations: whole ? [whole] : [] };
}
