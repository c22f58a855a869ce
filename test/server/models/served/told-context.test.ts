// A model server that takes less than it seemed to: what it says when it refuses a prompt is remembered as its context.
import { HumanMessage } from "@langchain/core/messages";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openServers } from "../../../../server/models/served/served-servers.ts";
import type { ServedServers } from "../../../../server/models/served/served-servers.ts";
import { memorySettings } from "../../../support/memory-settings.ts";
import { startStubModelServer } from "../../../support/stub-model-server.ts";
import type { StubModelServer } from "../../../support/stub-model-server.ts";

let stub: StubModelServer;
let settings: ReturnType<typeof memorySettings>;
let servers: ServedServers;
beforeEach(async () => {
  // One that tells no context: 8,192 are guessed.
  stub = await startStubModelServer({ dialect: "generic", context: 3000 });
  settings = memorySettings();
  servers = open();
});
afterEach(async () => {
  servers[Symbol.dispose]();
  await stub.close();
});

const open = () => openServers({ settings, keys: { get: () => null, set: () => {} }, log: pino({ level: "silent" }) });
const { signal } = new AbortController();
const contexts = async (modelId: string) => ({
  listed: servers.list().find((each) => each.modelId === modelId)?.capabilities.context,
  opened: (await servers.open(modelId, signal)).info.capabilities.context,
});

/** With a prompt of so many tokens, as the stub counts them; what it said to that. */
async function ask(modelId: string, tokens: number): Promise<unknown> {
  const { llm } = await servers.open(modelId, signal);
  try {
    for await (const _ of await llm.stream([new HumanMessage("word".repeat(tokens))], { maxTokens: 10 })) void _;
    return null;
  } catch (thrown) {
    return thrown;
  }
}

test("a number too small for any context is not believed, nor one that is no smaller", async () => {
  stub.set({ dialect: "generic", context: 120 });
  const modelId = await servers.add({ url: stub.url });
  expect(await ask(modelId, 200)).toMatchObject({ data: { code: "model-overflow", facts: { limit: 120 } } });
  expect(await contexts(modelId)).toEqual({ listed: 8192, opened: 8192 });
  stub.set({ context: 9000 });
  expect(await ask(modelId, 9100)).toMatchObject({ data: { facts: { limit: 9000 } } });
  expect(await contexts(modelId)).toEqual({ listed: 8192, opened: 8192 });
});

test("what a refusal says is the model's context from then on, after a restart too", async () => {
  const modelId = await servers.add({ url: stub.url });
  expect(await contexts(modelId)).toEqual({ listed: 8192, opened: 8192 });
  await ask(modelId, 3500);
  expect(await contexts(modelId)).toEqual({ listed: 3000, opened: 3000 });
  servers[Symbol.dispose]();
  servers = open();
  expect(await contexts(modelId)).toEqual({ listed: 3000, opened: 3000 });
});

test("the server of the settings keeps it while each start finds the same, and loses it when it tells another", async () => {
  stub.set({ dialect: "vllm", context: 6000 });
  const modelId = servers.expect({ url: stub.url, model: "stub-model" });
  await expect.poll(async () => (await contexts(modelId)).listed).toBe(6000);
  stub.next({ context: 2500 });
  await ask(modelId, 3000);
  expect(await contexts(modelId)).toEqual({ listed: 2500, opened: 2500 });
  const probedAt = () => servers.list().find((each) => each.modelId === modelId)?.probedAt;
  for (const [told, expected] of [
    [6000, 2500],
    [5000, 5000],
  ] as const) {
    const before = probedAt();
    servers[Symbol.dispose]();
    stub.set({ context: told });
    servers = open();
    servers.expect({ url: stub.url, model: "stub-model" });
    await expect.poll(probedAt).not.toBe(before);
    expect(await contexts(modelId)).toEqual({ listed: expected, opened: expected });
  }
});

test("a person who lets the server be asked anew gets what it tells then", async () => {
  const modelId = await servers.add({ url: stub.url });
  await ask(modelId, 3500);
  expect((await contexts(modelId)).listed).toBe(3000);
  await servers.probe(modelId);
  expect(await contexts(modelId)).toEqual({ listed: 8192, opened: 8192 });
});
