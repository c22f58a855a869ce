import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HumanMessage } from "@langchain/core/messages";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadConfig } from "../../server/config.ts";
import { catalogue } from "../../server/models/catalogue.ts";
import { openRegistry } from "../../server/models/open-registry.ts";
import type { ModelRegistry } from "../../server/models/registry.ts";
import { openWeights } from "../../server/models/weights.ts";
import { memorySettings } from "../support/memory-settings.ts";
import { realWeights } from "../support/real-weights.ts";

const standIn = "qwen2.5-coder-0.5b-instruct";
const folder = mkdtempSync(join(tmpdir(), "facet-registry-"));
let registry: ModelRegistry;

beforeAll(async () => {
  for (const entryId of [standIn, "bge-small-en-v1.5", "ms-marco-minilm-l12"]) await realWeights(entryId);
  const config = { ...loadConfig(process.env), FACET_DATA: folder, FACET_OFFLINE: true, FACET_MODEL_URL: undefined };
  const log = pino({ level: "silent" });
  registry = openRegistry({
    config,
    weights: openWeights({ config, log }),
    catalogue,
    settings: memorySettings(),
    log,
  });
  registry.start();
});
afterAll(async () => {
  await registry[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

test("what is in the cache is loaded by itself, and a question waits until it is", async () => {
  registry.select(standIn);
  const { info, llm, countTokens } = await registry.open(null, new AbortController().signal);
  expect(info).toMatchObject({
    modelId: standIn,
    kind: "embedded",
    tier: "small",
    standIn: true,
    template: { systemRole: true },
  });
  expect(registry.list().find(({ selected }) => selected)).toMatchObject({ modelId: standIn, state: "ready" });
  expect(registry.pool(null)).toEqual({ poolId: "embedded", limit: 1 });
  expect(await countTokens("Hello, world")).toBe(3);
  const answer = await llm.invoke([new HumanMessage("What is the capital of France? One word.")], {
    maxTokens: 8,
    temperature: 0,
  });
  expect(answer.text).toContain("Paris");
});

test("the embedder is known by the hash of its file, and both encoders answer", async () => {
  const [vector] = await registry.embed(["a question"], "query");
  expect(vector).toHaveLength(384);
  expect(await registry.rerank("a question", ["an answer", "a stone"])).toHaveLength(2);
  const encoders = registry.list().filter(({ role }) => role !== "chat");
  expect(encoders.map(({ role, state }) => [role, state])).toEqual([
    ["embed", "ready"],
    ["rerank", "ready"],
  ]);
  expect(encoders[0]?.modelId).toBe("sha256:68807e3ff2abb83cdd708d8243fd398246e397bfee2ba611c2bad728e27df743");
});
