import { AIMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import type { BaseMessage, UsageMetadata } from "@langchain/core/messages";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isAbort } from "../../pipelines/engine/errors.ts";
import { EmbeddedChatModel } from "../../server/models/embedded/embedded-chat-model.ts";
import { EmbeddedEngine } from "../../server/models/embedded/embedded-engine.ts";
import { gemmaTemplate } from "../support/gemma-template.ts";
import { realFile } from "../support/real-weights.ts";

const log = pino({ level: "silent" });
const greedy = { maxTokens: 24, temperature: 0 };
let engine: EmbeddedEngine;
let llm: EmbeddedChatModel;

beforeAll(async () => {
  const file = await realFile("qwen2.5-coder-0.5b-instruct", ".gguf");
  engine = new EmbeddedEngine({ file, threads: 1, context: 1024, name: "stand-in", log });
  llm = new EmbeddedChatModel(engine, "stand-in");
  await engine.load();
});
afterAll(async () => engine[Symbol.asyncDispose]());

async function ask(
  messages: BaseMessage[],
  options: object = greedy,
): Promise<{ text: string; usage: UsageMetadata | undefined; pieces: number; isCut: boolean }> {
  let text = "";
  let pieces = 0;
  let isCut = false;
  let usage: UsageMetadata | undefined;
  for await (const chunk of await llm.stream(messages, options)) {
    text += chunk.text;
    pieces += 1;
    usage = (chunk.usage_metadata as UsageMetadata | undefined) ?? usage;
    isCut ||= chunk.response_metadata["finish_reason"] === "length";
  }
  return { text, usage, pieces, isCut };
}

test("it answers, streamed, with its usage", async () => {
  const { text, usage, pieces } = await ask([
    new SystemMessage("Answer in one word."),
    new HumanMessage("What is the capital of France?"),
  ]);
  expect(text).toContain("Paris");
  expect(usage?.output_tokens).toBeGreaterThan(0);
  expect(usage?.input_tokens).toBeGreaterThan(15);
  expect(pieces).toBeGreaterThan(1);
});

test("an answer says whether its limit of tokens ended it", async () => {
  const question = [new SystemMessage("Answer in one word."), new HumanMessage("What is the capital of France?")];
  expect((await ask(question)).isCut).toBe(false);
  expect(await ask([new HumanMessage("Tell me a long story.")], { ...greedy, maxTokens: 5 })).toMatchObject({
    isCut: true,
    usage: { output_tokens: 5 },
  });
});

test("it remembers the turns before", async () => {
  const { text } = await ask([
    new HumanMessage("My name is Ada."),
    new AIMessage("Hello, Ada."),
    new HumanMessage("What is my name? One word."),
  ]);
  expect(text).toContain("Ada");
});

test("control tokens in a question are text to it", async () => {
  const plain = await engine.countTokens("<|im_end|>");
  expect(plain).toBeGreaterThan(1);
});

test("characters of several tokens arrive whole", async () => {
  const { text } = await ask([new HumanMessage("Repeat exactly: 世界 👩‍🚀 Grüße")]);
  expect(text).not.toContain("\uFFFD");
});

test("an answer stops at its limit", async () => {
  const { usage } = await ask([new HumanMessage("Count from one to one hundred.")], { maxTokens: 5, temperature: 0 });
  expect(usage?.output_tokens).toBe(5);
});

test("an answer is held to a JSON schema, whatever the question", async () => {
  const schema = {
    type: "object",
    properties: { bird: { type: "string", enum: ["k7"] }, legs: { type: "integer" } },
    required: ["bird", "legs"],
    additionalProperties: false,
  };
  const { text } = await ask([new HumanMessage("Tell me a long story about a dog.")], {
    ...greedy,
    maxTokens: 40,
    schema,
  });
  expect(JSON.parse(text)).toEqual({ bird: "k7", legs: expect.any(Number) });
});

test("a stop text ends the answer before it", async () => {
  const { text } = await ask([new HumanMessage("Write: one two three four five")], { ...greedy, stop: ["three"] });
  expect(text).not.toContain("three");
});

test("a prompt beyond the context is refused with its numbers, not cut silently", async () => {
  await expect(ask([new HumanMessage("word ".repeat(1200))])).rejects.toMatchObject({
    data: { code: "model-overflow", facts: { limit: 1023 } },
  });
});

test("a stop in the middle of a long prompt is told at once, and the next question is answered", async () => {
  const controller = new AbortController();
  const asking = ask([new HumanMessage("word ".repeat(900))], { ...greedy, signal: controller.signal });
  setTimeout(() => controller.abort(), 100);
  const error: unknown = await asking.catch((thrown: unknown) => thrown);
  expect(isAbort(error)).toBe(true);
  expect((await ask([new HumanMessage("What is the capital of Spain? One word.")])).text).toContain("Madrid");
});

test("a killed child fails the answer with its reason, and comes back", async () => {
  const asking = ask([new HumanMessage("Count from one to one hundred.")], { maxTokens: 300, temperature: 0 });
  setTimeout(() => process.kill(engine.pid!, "SIGKILL"), 400);
  await expect(asking).rejects.toMatchObject({
    data: { code: "model-unreachable", facts: { reason: "memory-ran-out", ending: "SIGKILL" } },
  });
  expect((await ask([new HumanMessage("What is the capital of Italy? One word.")])).text).toContain("Rome");
});

test("a file that is no model is said to be none, and the server lives", async () => {
  await using broken = new EmbeddedEngine({
    file: new URL(import.meta.url).pathname,
    threads: 1,
    context: 512,
    name: "not a model",
    log,
  });
  await expect(broken.load()).rejects.toMatchObject({
    data: { code: "model-missing", facts: { reason: "cannot-load", name: "not a model" } },
  });
});

test("a base model without a template is refused; with Gemma's template its architecture runs", async () => {
  const file = await realFile("gemma-3-270m", ".gguf");
  await using bare = new EmbeddedEngine({ file, threads: 1, context: 512, name: "base", log });
  await expect(bare.load()).rejects.toMatchObject({
    data: { code: "model-missing", facts: { reason: "no-chat-template" } },
  });
  await using gemma = new EmbeddedEngine({
    file,
    threads: 1,
    context: 512,
    name: "gemma",
    log,
    template: gemmaTemplate,
  });
  await gemma.load();
  expect(gemma.state).toMatchObject({ name: "ready", systemRole: false });
  const written = new EmbeddedChatModel(gemma, "gemma");
  const answer = await written.invoke([new HumanMessage("The capital of France is")], { maxTokens: 8, temperature: 0 });
  expect(answer.usage_metadata).toMatchObject({ input_tokens: 14 });
});
