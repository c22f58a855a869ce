// The answer in OpenAI's shapes: whole, and piece by piece.
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import type { StartedRun } from "../../pipelines/engine/conversations.ts";
import type { Citation } from "../../pipelines/engine/documents.ts";
import { isCut } from "../../pipelines/engine/engine-notes.ts";
import type { Usage } from "../../pipelines/engine/answer.ts";
import { annotationsOf, citationsIn } from "./annotations.ts";
import type { GrowingText } from "./growing-text.ts";
import type { Annotation, ChatAnswer, ChatChunk, FacetAnswer } from "./schemas.ts";

export interface ChatHead {
  readonly persona: Persona;
  readonly started: StartedRun;
  /** Seconds since 1970. */
  readonly created: number;
  readonly includeUsage: boolean;
  readonly ignored: readonly string[];
}

export interface ChatEnd {
  readonly content: string;
  readonly annotations: Annotation[];
  readonly usage: ChatAnswer["usage"];
  readonly finish: ChatAnswer["choices"][number]["finish_reason"];
  readonly facet: FacetAnswer;
}

export const modelName = ({ id }: Pick<Persona, "id">): string => `facet/${id}`;

/** `content` is what the client has, or gets now. */
export function endOf(
  { persona, started, ignored }: ChatHead,
  growing: GrowingText,
  content: string,
  urlOf: (citation: Citation) => string | undefined,
): ChatEnd {
  const { outputs, status, usage, notes } = growing.answer();
  const text = growing.whole();
  const from = content.endsWith(text) ? content.length - text.length : 0;
  const citations = citationsIn(outputs);
  const { conversationId, answerId, messageId: questionId, runId } = started;
  return {
    content,
    annotations: annotationsOf({ content, from, outputs }, persona, urlOf),
    usage: usageOf(usage),
    finish: isCut(notes) ? "length" : "stop",
    facet: {
      conversationId,
      messageId: answerId,
      questionId,
      runId,
      status: status === "done" ? "done" : "stopped",
      outputs: { ...outputs },
      ...(citations.length > 0 && { citations: [...citations] }),
      notes: [...notes],
      ignored: [...ignored],
      ...(content !== text && { text }),
    },
  };
}

export function wholeAnswer(head: ChatHead, { content, annotations, usage, finish, facet }: ChatEnd): ChatAnswer {
  const message = { role: "assistant" as const, content, refusal: null, annotations };
  return {
    ...idsOf(head),
    object: "chat.completion",
    choices: [{ index: 0, message, logprobs: null, finish_reason: finish }],
    usage,
    facet,
  };
}

type Delta = ChatChunk["choices"][number]["delta"];

export function chunkOf(head: ChatHead, delta: Delta): ChatChunk {
  return {
    ...chunkHead(head),
    choices: [{ index: 0, delta, logprobs: null, finish_reason: null }],
    ...(head.includeUsage && { usage: null }),
  };
}

/** The chunk that says why it ended, and the one with the usage where it was asked for. */
export function lastChunks(head: ChatHead, { annotations, usage, finish, facet }: ChatEnd): readonly ChatChunk[] {
  const delta: Delta = annotations.length > 0 ? { annotations } : {};
  const ended: ChatChunk = {
    ...chunkHead(head),
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    ...(head.includeUsage && { usage: null }),
    facet,
  };
  return head.includeUsage ? [ended, { ...chunkHead(head), choices: [], usage }] : [ended];
}

const idsOf = ({ persona, started, created }: ChatHead) => ({
  id: `chatcmpl-${started.runId}`,
  created,
  model: modelName(persona),
});

const chunkHead = (head: ChatHead) => ({ ...idsOf(head), object: "chat.completion.chunk" as const });

function usageOf({ promptTokens, completionTokens }: Usage = { promptTokens: 0, completionTokens: 0 }) {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  };
}
