import { expect, test } from "vitest";
import { overflowNumbers, refusalError } from "../../../../server/models/served/served-errors.ts";

test.each([
  [
    "vLLM",
    "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens (8900 in the messages, 100 in the completion).",
    { tokens: 9000, limit: 8192, prompt: 8900 },
  ],
  [
    "vLLM, newer",
    "This model's maximum context length is 4096 tokens. However, your request has 5012 input tokens. Please reduce the length.",
    { tokens: 5012, limit: 4096, prompt: 5012 },
  ],
  [
    "vLLM, newest",
    "This model's maximum context length is 4096 tokens. However, you requested 1000 output tokens and your prompt contains at least 3097 input tokens, for a total of at least 4097 tokens.",
    { tokens: 4097, limit: 4096, prompt: 3097 },
  ],
  [
    "OpenAI",
    "This model's maximum context length is 8192 tokens. However, your messages resulted in 10010 tokens.",
    { tokens: 10010, limit: 8192, prompt: 10010 },
  ],
  [
    "llama-server",
    '{"error":{"code":400,"type":"exceed_context_size_error","n_prompt_tokens":3001,"n_ctx":2048}}',
    { tokens: 3001, limit: 2048, prompt: 3001 },
  ],
  [
    "SGLang",
    "The input (7020 tokens) is longer than the model's context length (4096 tokens).",
    { tokens: 7020, limit: 4096, prompt: 7020 },
  ],
  [
    "LM Studio",
    "Trying to keep the first 5012 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens.",
    { tokens: 5012, limit: 4096, prompt: 5012 },
  ],
  ["one that names its limit alone", "The maximum context length is 4096 tokens.", { tokens: 4097, limit: 4096 }],
  ["Ollama", "the input length exceeds the context length", {}],
])("an overflow told by %s keeps its numbers", (_, body, numbers) => expect(overflowNumbers(body)).toEqual(numbers));

test("another refusal is no overflow", () => expect(overflowNumbers("roles must alternate user/assistant")).toBeNull());

test.each([
  [400, "context length is 100 tokens, requested 200 tokens", "model-overflow"],
  [400, "gemma is not a multimodal model", "model-cannot-see"],
  [400, "roles must alternate", "model-unreachable"],
  [401, "", "model-unreachable"],
  [404, "model not found", "model-unreachable"],
  [429, "", "rate-limited"],
  [500, "", "model-unreachable"],
  [503, "Loading model", "model-unreachable"],
])("status %i with “%s” is %s", (status, body, code) => expect(refusalError("m", status, body).data.code).toBe(code));

test("nothing of a server's words is kept: they may repeat the prompt", () => {
  expect(JSON.stringify(refusalError("m", 400, "bad input: my secret diary").data)).not.toContain("diary");
});

test("a server that is loading is waited for, and one that is busy says how long", () => {
  expect(refusalError("m", 503, "").data.next).toContain("wait");
  expect(refusalError("m", 429, "", "7").data.facts).toEqual({ seconds: 7 });
});
