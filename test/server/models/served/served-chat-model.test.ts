import { AIMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import type { UsageMetadata } from "@langchain/core/messages";
import { ChatOpenAI } from "@langchain/openai";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FacetError, isAbort } from "../../../../pipelines/engine/errors.ts";
import { openConnection } from "../../../../server/models/served/connection.ts";
import { dialectProfiles } from "../../../../server/models/served/dialects.ts";
import { ServedChatModel } from "../../../../server/models/served/served-chat-model.ts";
import type { ServedModel } from "../../../../server/models/served/served-chat-model.ts";
import { startStubModelServer } from "../../../support/stub-model-server.ts";
import type { StubModelServer } from "../../../support/stub-model-server.ts";

let stub: StubModelServer;
const connection = openConnection();
beforeEach(async () => {
  stub = await startStubModelServer({ tokens: 6 });
});
afterEach(async () => stub.close());

function model(change: Partial<ServedModel> = {}): ServedChatModel {
  return new ServedChatModel({
    url: stub.url,
    model: "stub-model",
    key: null,
    dialect: dialectProfiles.vllm,
    connection,
    ...change,
  });
}

async function read(
  llm: ServedChatModel,
  signal?: AbortSignal,
): Promise<{ text: string; usage: UsageMetadata | undefined; error: unknown }> {
  let text = "";
  let usage: UsageMetadata | undefined;
  try {
    for await (const chunk of await llm.stream([new HumanMessage("Hi")], {
      maxTokens: 50,
      temperature: 0.2,
      ...(signal && { signal }),
    })) {
      text += chunk.text;
      usage = (chunk.usage_metadata as UsageMetadata | undefined) ?? usage;
    }
  } catch (error) {
    return { text, usage, error };
  }
  return { text, usage, error: undefined };
}

const dataOf = (error: unknown) => (error instanceof FacetError ? error.data : error);

test("it is LangChain's ChatOpenAI", () => expect(model()).toBeInstanceOf(ChatOpenAI));

test("a schema reaches the server as its JSON format", async () => {
  const schema = { type: "object", properties: { ok: { type: "boolean" } } };
  for await (const _ of await model().stream([new HumanMessage("Hi")], { schema })) void _;
  expect(stub.counts.requests.at(-1)?.response_format).toEqual({
    type: "json_schema",
    json_schema: { name: "answer", strict: true, schema },
  });
});

test("the whole text arrives in order, then the usage", async () => {
  expect(await read(model())).toEqual({
    text: " w0001 w0002 w0003 w0004 w0005 w0006",
    usage: { input_tokens: 1, output_tokens: 6, total_tokens: 7 },
    error: undefined,
  });
});

test.each([
  ["that ended by itself", { tokens: 50 }, false],
  ["that its limit of tokens ended", { tokens: 51 }, true],
  ["that its limit of tokens ended, of a server that counts nothing", { tokens: 51, usage: false }, true],
] as const)("an answer %s says so", async (_, behaviour, isCut) => {
  stub.set(behaviour);
  const ends: unknown[] = [];
  for await (const chunk of await model().stream([new HumanMessage("Hi")], { maxTokens: 50 }))
    ends.push(chunk.response_metadata["finish_reason"]);
  expect(ends.includes("length")).toBe(isCut);
});

test("a text of many scripts arrives unharmed", async () => {
  const text = "Grüße, 世界! 👩‍👩‍👧 $x^2$\n\n```ts\nconst a = `b`;\n```\n";
  stub.set({ text });
  expect((await read(model())).text).toBe(text);
});

test("the server is asked with what its dialect takes, and no more", async () => {
  await model().invoke([new SystemMessage("s"), new HumanMessage("u"), new AIMessage("a"), new HumanMessage("v")], {
    maxTokens: 5,
  });
  expect(stub.counts.requests[0]).toMatchObject({
    model: "stub-model",
    messages: [
      { role: "system", content: "s" },
      { role: "user", content: "u" },
      { role: "assistant", content: "a" },
      { role: "user", content: "v" },
    ],
    stream: true,
    stream_options: { include_usage: true },
    max_tokens: 5,
    top_k: 64,
  });
  await read(model({ dialect: dialectProfiles.generic }));
  expect(stub.counts.requests[1]).not.toHaveProperty("top_k");
  expect(stub.counts.requests[1]).toMatchObject({ max_tokens: 50, temperature: 0.2 });
});

test("invoke gives the same text as a stream", async () => {
  const answer = await model().invoke([new HumanMessage("Hi")]);
  expect(answer.text).toBe(" w0001 w0002 w0003 w0004 w0005 w0006");
  expect(answer.usage_metadata).toMatchObject({ output_tokens: 6 });
});

test("a key is sent as a bearer, and a wrong one is told", async () => {
  stub.set({ key: "right" });
  expect((await read(model({ key: "right" }))).error).toBeUndefined();
  const { error } = await read(model({ key: "wrong" }));
  expect(dataOf(error)).toMatchObject({
    code: "model-unreachable",
    facts: { reason: "key-refused" },
  });
  expect(JSON.stringify(dataOf(error))).not.toContain("wrong");
});

test.each([
  ["error-500", "model-unreachable", '"reason":"server-failed","status":500'],
  ["loading", "model-unreachable", "still-loading"],
  ["error-in-stream", "model-unreachable", '"reason":"server-failed","status":500'],
  ["cut", "model-unreachable", "broke-off"],
  ["rate-limited", "rate-limited", "7"],
] as const)("a server that fails with %s gives %s, after one call", async (failure, code, reason) => {
  stub.set({ failure, failAfter: 3 });
  const { error } = await read(model());
  expect(dataOf(error)).toMatchObject({ code });
  expect(JSON.stringify(dataOf(error))).toContain(reason);
  expect(stub.counts.calls).toBe(1);
});

test("what came before a cut was shown", async () => {
  stub.set({ failure: "cut", failAfter: 3, tokensPerSecond: 200 });
  expect((await read(model())).text).toBe(" w0001 w0002 w0003");
});

test("an overflow keeps its numbers", async () => {
  stub.set({ failure: "overflow", context: 100, dialect: "llama-server" });
  expect(dataOf((await read(model())).error)).toMatchObject({
    code: "model-overflow",
    facts: { tokens: 101, limit: 100 },
  });
});

test.each(["hang", "stall"] as const)("a server that falls silent (%s) is given up", async (failure) => {
  stub.set({ failure, failAfter: 2 });
  const { text, error } = await read(model({ timeouts: { firstByteMs: 600, idleMs: 600 } }));
  expect(dataOf(error)).toMatchObject({
    code: "model-unreachable",
    facts: { reason: "silence", seconds: expect.any(Number) },
  });
  expect(text).toBe(failure === "hang" ? "" : " w0001 w0002");
  await expect.poll(() => stub.counts.open).toBe(0);
});

test("nobody listening is told as such", async () => {
  const url = stub.url;
  await stub.close();
  expect(dataOf((await read(model({ url }))).error)).toMatchObject({
    code: "model-unreachable",
    facts: { reason: "connection-refused" },
  });
});

test.each([
  ["before the first token", { failure: "hang" }],
  ["in the middle", { tokens: 1000, tokensPerSecond: 100 }],
] as const)("an abort %s closes the connection, and is no error of the model", async (_, behaviour) => {
  stub.set(behaviour);
  const controller = new AbortController();
  const reading = read(model(), controller.signal);
  await expect.poll(() => stub.counts.open).toBe(1);
  controller.abort();
  expect(isAbort((await reading).error)).toBe(true);
  await expect.poll(() => stub.counts.aborts.length).toBe(1);
});

test("a reader that leaves early closes the connection", async () => {
  stub.set({ tokens: 1000, tokensPerSecond: 100 });
  for await (const chunk of await model().stream([new HumanMessage("Hi")])) if (chunk.text !== "") break;
  await expect.poll(() => stub.counts.aborts.length).toBe(1);
});
