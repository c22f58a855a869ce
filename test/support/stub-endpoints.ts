// The endpoints by which each kind of model server is told apart, as the stub imitates them.
import type { StubBehaviour } from "./stub-behaviour.ts";

const owners = {
  vllm: "vllm",
  sglang: "sglang",
  "llama-server": "llamacpp",
  ollama: "library",
  "lm-studio": "organization_owner",
  generic: "someone",
};

/** The body of a GET (or Ollama's POST /api/show), or null where such a server has no such path. */
export function stubEndpoint(path: string, behaviour: StubBehaviour): object | null {
  const { dialect, model, context, vision, slots } = behaviour;
  if (path === "/v1/models") return { object: "list", data: [modelRow(behaviour)] };
  switch (dialect) {
    case "vllm":
      return path === "/version" ? { version: "0.12.0" } : null;
    case "sglang":
      if (path === "/get_model_info")
        return { model_path: model, is_generation: true, has_image_understanding: vision };
      return path === "/get_server_info" ? { max_running_requests: slots } : null;
    case "llama-server":
      if (path !== "/props") return null;
      return {
        default_generation_settings: { n_ctx: context },
        total_slots: slots,
        modalities: { vision, audio: false },
      };
    case "ollama":
      if (path === "/api/version") return { version: "0.14.1" };
      if (path === "/api/ps") return { models: [{ name: model, model, context_length: context }] };
      if (path !== "/api/show") return null;
      return {
        capabilities: ["completion", ...(vision === true ? ["vision"] : [])],
        model_info: { "general.architecture": "gemma3", "gemma3.context_length": 131_072 },
      };
    case "lm-studio":
      if (path !== "/api/v0/models") return null;
      return {
        data: [{ id: model, type: vision === true ? "vlm" : "llm", state: "loaded", loaded_context_length: context }],
      };
    case "generic":
      return null;
  }
}

function modelRow({ dialect, model, context }: StubBehaviour): object {
  const row = { id: model, object: "model", created: 1_764_000_000, owned_by: owners[dialect] };
  if (dialect === "vllm" || dialect === "sglang") return { ...row, max_model_len: context };
  if (dialect === "llama-server")
    return { ...row, meta: { n_ctx: context, n_ctx_train: 131_072, n_params: 999_885_952 } };
  return row;
}

interface StubRequest {
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  readonly max_tokens?: number;
  readonly response_format?: { readonly type: string; readonly json_schema?: { readonly schema?: JsonSchema } };
}

interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly enum?: readonly unknown[];
}

/** Status and body of a refusal, or null when the call is answered. */
export function stubRefusal(request: StubRequest, behaviour: StubBehaviour): { status: number; body: object } | null {
  const { failure, dialect, context, vision, json } = behaviour;
  const refuse = (status: number, message: string, more: object = {}) => ({
    status,
    body: { error: { message, type: "invalid_request_error", code: status, ...more } },
  });
  if (failure === "error-500") return refuse(500, "The stub failed on purpose.");
  if (failure === "rate-limited") return refuse(429, "Too many requests.");
  if (failure === "loading") return refuse(503, "Loading model", { type: "unavailable_error" });
  const tokens = stubPromptTokens(request, behaviour);
  if (failure === "overflow" || tokens > context) return overflow(dialect, Math.max(tokens, context + 1), context);
  if (vision === false && hasImage(request)) return refuse(400, `${behaviour.model} is not a multimodal model`);
  if (json === false && request.response_format?.type === "json_schema")
    return refuse(400, "response_format is not supported");
  const roles = request.messages.map(({ role }) => role);
  if (!behaviour.systemRole && roles.includes("system")) return refuse(400, "System role not supported");
  const turns = roles.filter((role) => role !== "system");
  if (behaviour.strictTemplate && turns.some((role, at) => role !== (at % 2 === 0 ? "user" : "assistant"))) {
    return refuse(400, "Conversation roles must alternate user/assistant/user/assistant/...");
  }
  return null;
}

function overflow(
  dialect: StubBehaviour["dialect"],
  tokens: number,
  context: number,
): { status: number; body: object } {
  if (dialect === "llama-server") {
    const message = "the request exceeds the available context size, try increasing it";
    const error = { code: 400, message, type: "exceed_context_size_error", n_prompt_tokens: tokens, n_ctx: context };
    return { status: 400, body: { error } };
  }
  const message = `This model's maximum context length is ${context} tokens. However, your messages resulted in ${tokens} tokens. Please reduce the length of the messages.`;
  return { status: 400, body: { error: { message, type: "BadRequestError", param: null, code: 400 } } };
}

/** About four characters of text a token, and 256 an image that is looked at. */
export function stubPromptTokens(request: StubRequest, { vision }: StubBehaviour): number {
  const characters = request.messages.reduce((sum, { content }) => sum + textLength(content), 0);
  return Math.ceil(characters / 4) + (vision === true && hasImage(request) ? 256 : 0);
}

function textLength(content: unknown): number {
  if (typeof content === "string") return content.length;
  if (!Array.isArray(content)) return 0;
  return content.reduce((sum: number, part: { text?: string }) => sum + (part.text?.length ?? 0), 0);
}

function hasImage(request: StubRequest): boolean {
  return request.messages.some(
    ({ content }) => Array.isArray(content) && content.some((part: { type?: string }) => part.type === "image_url"),
  );
}

/** The simplest value that fits a JSON schema of objects, strings, numbers, booleans and enums. */
export function stubJson(schema: JsonSchema): unknown {
  if (schema.enum) return schema.enum[0];
  if (schema.type === "object") {
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, value]) => [key, stubJson(value)]));
  }
  return { string: "stub", number: 1, integer: 1, boolean: true, array: [], null: null }[schema.type ?? "string"];
}

export type { StubRequest };
