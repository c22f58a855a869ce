// What the OpenAI-compatible door takes and gives, as schemas: checked at the door, and shown in the API's description.
import { z } from "zod";
import { id } from "../id.ts";

/** Of one request. Characters of a message are those of a book; a question's are the persona's own limit. */
export const chatLimits = {
  messages: 2000,
  characters: 1_000_000,
  /** Of one message. */
  parts: 200,
  /** Entries of a list that is only looked at: each wrong one costs half a kilobyte to tell of, and millions fit into a body. */
  entries: 100,
  /** Files and pictures. */
  attachments: 20,
  /** Bytes of the whole body, files in base64 included; larger files go through PUT /files. */
  body: 50_000_000,
} as const;

const text = z.string().max(chatLimits.characters);

const part = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text }),
  z.object({ type: z.literal("image_url"), image_url: z.object({ url: z.string() }) }),
  z.object({
    type: z.literal("file"),
    file: z.object({
      /** Base64, with or without `data:…;base64,` before it. */
      file_data: z.string().nullish(),
      filename: z.string().max(1000).nullish(),
      /** Of a file that PUT /files took. */
      file_id: id.nullish(),
    }),
  }),
]);

const message = z.object({
  role: z.enum(["system", "developer", "user", "assistant"]),
  content: z.union([text, z.array(part).max(chatLimits.parts)]).nullish(),
});

/** What OpenAI's own fields cannot say. */
const facetWish = z.strictObject({
  /** Goes on there: only the last message is the question then. Also as the header x-facet-conversation. */
  conversationId: id.nullish(),
  /** The persona's other inputs, by name. */
  input: z.record(z.string(), z.unknown()).nullish(),
  documentIds: z.array(id).max(100).nullish(),
  modelId: z.string().min(1).max(300).nullish(),
});

/** Fields that are not named here are left aside, and the answer's `facet.ignored` lists them. */
export const chatRequest = z.looseObject({
  model: z.string().min(1).max(100),
  messages: z.array(message).min(1).max(chatLimits.messages),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
  n: z.number().int().min(1).nullish(),
  tools: z.array(z.unknown()).nullish(),
  functions: z.array(z.unknown()).nullish(),
  tool_choice: z.unknown().optional(),
  function_call: z.unknown().optional(),
  response_format: z.looseObject({ type: z.string() }).nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(chatLimits.entries)]).nullish(),
  logprobs: z.boolean().nullish(),
  modalities: z.array(z.string()).max(chatLimits.entries).nullish(),
  facet: facetWish.nullish(),
});

const usage = z.object({
  prompt_tokens: z.number().int(),
  completion_tokens: z.number().int(),
  total_tokens: z.number().int(),
});

/** `start_index` and `end_index` are UTF-16 units of the content. */
const annotation = z.object({
  type: z.literal("url_citation"),
  url_citation: z.object({
    start_index: z.number().int(),
    end_index: z.number().int(),
    url: z.string(),
    title: z.string(),
  }),
  facet: z.object({
    documentId: z.string(),
    page: z.number().int(),
    quote: z.string(),
    support: z.string(),
    located: z.boolean(),
  }),
});

/** What Facet knows of the answer beyond OpenAI's shape. `messageId` is the answer's. */
const facetAnswer = z.object({
  conversationId: z.string(),
  messageId: z.string(),
  questionId: z.string(),
  runId: z.string(),
  status: z.enum(["done", "stopped"]),
  outputs: z.record(z.string(), z.unknown()),
  citations: z.array(z.unknown()).optional(),
  notes: z.array(z.unknown()),
  /** What of the request changed nothing. */
  ignored: z.array(z.string()),
  /** The answer as it is kept, where checking it took back words that had been streamed. */
  text: z.string().optional(),
});

const finish = z.literal(["stop", "length"]);

export const chatAnswer = z.object({
  id: z.string(),
  object: z.literal("chat.completion"),
  created: z.number().int(),
  model: z.string(),
  choices: z.array(
    z.object({
      index: z.literal(0),
      message: z.object({
        role: z.literal("assistant"),
        content: z.string(),
        refusal: z.null(),
        annotations: z.array(annotation),
      }),
      logprobs: z.null(),
      finish_reason: finish,
    }),
  ),
  usage,
  facet: facetAnswer,
});

/** One `data:` line of a stream. */
export const chatChunk = z.object({
  id: z.string(),
  object: z.literal("chat.completion.chunk"),
  created: z.number().int(),
  model: z.string(),
  choices: z.array(
    z.object({
      index: z.literal(0),
      delta: z.object({
        role: z.literal("assistant").optional(),
        content: z.string().optional(),
        annotations: z.array(annotation).optional(),
      }),
      logprobs: z.null(),
      finish_reason: finish.nullable(),
    }),
  ),
  usage: usage.nullish(),
  /** In the chunk with the finish_reason. */
  facet: facetAnswer.optional(),
});

export const modelEntry = z.object({
  id: z.string(),
  object: z.literal("model"),
  created: z.number().int(),
  owned_by: z.literal("facet"),
});

export const modelList = z.object({ object: z.literal("list"), data: z.array(modelEntry) });

export const openAiError = z.object({
  error: z.object({
    message: z.string(),
    type: z.string(),
    code: z.string(),
    param: z.string().nullable(),
    facet: z.unknown(),
  }),
});

export type ChatRequest = z.infer<typeof chatRequest>;
export type ChatPart = z.infer<typeof part>;
export type ChatAnswer = z.infer<typeof chatAnswer>;
export type ChatChunk = z.infer<typeof chatChunk>;
export type Annotation = z.infer<typeof annotation>;
export type FacetAnswer = z.infer<typeof facetAnswer>;
export type PersonaModel = z.infer<typeof modelEntry>;
