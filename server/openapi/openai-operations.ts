// The door for OpenAI's clients as operations, by the schemas it checks with.
import { chatAnswer, chatChunk, chatRequest, modelEntry, modelList, openAiError } from "../openai/schemas.ts";
import { personas } from "../../pipelines/personas.gen.ts";
import { closed, notModified, tooLong } from "./failures.ts";
import { jsonSchemaOf } from "./request-schemas.ts";
import { reference } from "./schema.ts";
import type { Schema } from "./schema.ts";
import type { Operations } from "./shared-responses.ts";

export function openAiSchemas(): Readonly<Record<string, Schema>> {
  const { error } = jsonSchemaOf(openAiError, "output")["properties"] as Readonly<Record<string, Schema>>;
  const properties = error?.["properties"] as Readonly<Record<string, Schema>>;
  return {
    ChatRequest: jsonSchemaOf(chatRequest, "input"),
    ChatAnswer: jsonSchemaOf(chatAnswer, "output"),
    ChatChunk: jsonSchemaOf(chatChunk, "output"),
    PersonaModel: jsonSchemaOf(modelEntry, "output"),
    PersonaModels: jsonSchemaOf(modelList, "output"),
    OpenAiError: closed({ error: { ...error, properties: { ...properties, facet: reference("FacetError") } } }),
  };
}

const json = (description: string, name: string) => ({
  description,
  content: { "application/json": { schema: reference(name) } },
});

function failures(...statuses: readonly number[]): Schema {
  const told = Object.fromEntries(
    statuses.map((status) => {
      // The guard at the door refuses before there is a protocol.
      const schema =
        status === 403 ? { anyOf: [reference("OpenAiError"), reference("RouteFailure")] } : reference("OpenAiError");
      const description = `In OpenAI's form, status ${status}.`;
      return [String(status), { description, content: { "application/json": { schema } } }];
    }),
  );
  return { ...told, ...tooLong };
}

/** /v1/models and /v1/chat/completions. */
export function openAiOperations(): Operations {
  const anyone = [401, 403, 429, 500];
  return {
    "/v1/models": {
      get: {
        operationId: "openai_models",
        tags: ["openai"],
        summary: "The personas a client may ask, as models",
        responses: {
          "200": json("In the order of the tabs.", "PersonaModels"),
          "304": notModified,
          ...failures(...anyone),
        },
      },
    },
    "/v1/models/{model}": {
      get: {
        operationId: "openai_model",
        tags: ["openai"],
        summary: "One persona, as a model",
        parameters: [{ name: "model", in: "path", required: true, schema: { type: "string", minLength: 1 } }],
        responses: {
          "200": json("It is there.", "PersonaModel"),
          "304": notModified,
          ...failures(400, 404, ...anyone),
        },
      },
    },
    "/v1/chat/completions": { post: completions(anyone) },
  };
}

function completions(anyone: readonly number[]): Schema {
  const conversation = {
    name: "x-facet-conversation",
    in: "header",
    description: "The conversation to go on in, as `facet.conversationId`.",
    schema: { type: "string" },
  };
  const { content } = json("", "ChatAnswer");
  return {
    operationId: "openai_chat_completions",
    tags: ["openai"],
    summary: "Asks a persona as OpenAI's clients do",
    description:
      "The last message is the question. With `stream`, the answer comes as events, each a ChatChunk, and `[DONE]` at the end.",
    parameters: [conversation],
    requestBody: {
      required: true,
      content: { "application/json": { schema: reference("ChatRequest"), examples: examples() } },
    },
    responses: {
      "200": {
        description: "The answer, whole or as it is written.",
        content: {
          ...content,
          "text/event-stream": { schema: { anyOf: [reference("ChatChunk"), reference("OpenAiError")] } },
        },
      },
      ...failures(400, 404, 409, 413, 415, 422, 502, 503, 504, 507, ...anyone),
    },
  };
}

function examples(): Schema {
  return Object.fromEntries(
    personas.map(({ id, title, examples: [first], inputs }) => {
      const main = Object.keys(inputs)[0] ?? "";
      const { [main]: content = "" } = (first?.input ?? {}) as Readonly<Record<string, unknown>>;
      const messages = [{ role: "user", content }];
      return [id, { summary: title.en, value: { model: `facet/${id}`, messages } }];
    }),
  );
}
