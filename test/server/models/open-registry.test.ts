import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HumanMessage } from "@langchain/core/messages";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import type { Store } from "../../../pipelines/engine/ports.ts";
import { catalogue } from "../../../server/models/catalogue.ts";
import { openRegistry } from "../../../server/models/open-registry.ts";
import type { RegistryConfig } from "../../../server/models/open-registry.ts";
import type { ModelRegistry } from "../../../server/models/registry.ts";
import type { FetchProgress, Weights } from "../../../server/models/weights.ts";
import { noWeights } from "../../support/no-weights.ts";
import { memorySettings } from "../../support/memory-settings.ts";
import { startStubModelServer } from "../../support/stub-model-server.ts";
import type { StubModelServer } from "../../support/stub-model-server.ts";

const standIn = "qwen2.5-coder-0.5b-instruct";
const never = new AbortController().signal;
let stub: StubModelServer;
let settings: Store["settings"];
let folder: string;
let registry: ModelRegistry;
let lines: string[];

beforeEach(async () => {
  stub = await startStubModelServer({ model: "gemma-3-27b-it", dialect: "vllm", tokens: 3 });
  settings = memorySettings();
  folder = mkdtempSync(join(tmpdir(), "facet-registry-"));
  lines = [];
});
afterEach(async () => {
  await registry[Symbol.asyncDispose]();
  await stub.close();
  rmSync(folder, { recursive: true });
});

interface Fetching {
  readonly asked: string[];
  readonly fetch: Weights["fetch"];
}

/** Nothing is in the cache; a fetch does what the test says. */
function fetching(fetch: (entryId: string, progress: FetchProgress) => Promise<Record<string, string>>): Fetching {
  const asked: string[] = [];
  return {
    asked,
    fetch: async (entryId, progress) => {
      asked.push(entryId);
      return fetch(entryId, progress);
    },
  };
}

const unreachable = fetching(async () => {
  throw new FacetError("model-missing", { reason: "no-source", name: "Stand-in" });
});

function open(config: Partial<RegistryConfig> = {}, { fetch }: Pick<Fetching, "fetch"> = unreachable): ModelRegistry {
  registry = openRegistry({
    config: { FACET_DATA: folder, FACET_MODEL_CONTEXT: 4096, FACET_OFFLINE: true, ...config } as RegistryConfig,
    weights: { ...noWeights, fetch },
    catalogue,
    settings,
    log: pino({ level: "debug" }, { write: (line) => void lines.push(line) }),
    terminal: { isTTY: true, write: (text) => void lines.push(text) },
  });
  return registry;
}

const chat = () => registry.list().filter(({ role }) => role === "chat");
const entry = (modelId: string) => registry.list().find((each) => each.modelId === modelId);

test("with nothing to be had it starts, lists what could be, and says what to do", async () => {
  open().start();
  expect(chat().map(({ state }) => state)).toEqual(chat().map(() => "missing"));
  expect(chat().filter((each) => each.standIn).length).toBeGreaterThan(0);
  await expect(registry.open(null, never)).rejects.toMatchObject({
    data: { code: "model-missing", next: expect.arrayContaining(["add-model"]) },
  });
  await expect(registry.embed(["a"], "query")).rejects.toMatchObject({ data: { code: "model-missing" } });
  await expect(registry.rerank("a", ["b"])).rejects.toMatchObject({ data: { code: "model-missing" } });
  expect(registry.pool(null).limit).toBeGreaterThan(0);
});

test("an unknown model is not found, and has a pool all the same", async () => {
  open();
  await expect(registry.open("nobody", never)).rejects.toMatchObject({ data: { code: "not-found" } });
  expect(() => registry.select("nobody")).toThrow(FacetError);
  await expect(registry.remove("nobody")).rejects.toThrow(FacetError);
  expect(() => registry.fetch("nobody")).toThrow(FacetError);
  expect(registry.pool("nobody").poolId).toBe("missing");
});

test("the server of the settings becomes the default, and answers", async () => {
  open({ FACET_MODEL_URL: stub.url }).start();
  const model = await registry.open(null, never);
  expect(model.info).toMatchObject({
    name: "gemma-3-27b-it",
    kind: "served",
    tier: "large",
    standIn: false,
    template: { systemRole: false, alternates: true },
  });
  expect((await model.llm.invoke([new HumanMessage("Hi")])).text).toBe(" w0001 w0002 w0003");
  expect(registry.pool(null)).toEqual({ poolId: `served:${stub.url.replace("/v1", "")}`, limit: 64 });
  const [only] = chat().filter(({ kind }) => kind === "served");
  expect(only).toMatchObject({ state: "ready", selected: true, server: { dialect: "vllm", concurrency: 64 } });
  await expect(registry.remove(only!.modelId)).rejects.toThrow("set-by-environment");
});

test("a server of the settings that is down is shown as unreachable, and each question asks it again", async () => {
  const { url } = stub;
  await stub.close();
  open({ FACET_MODEL_URL: url }).start();
  await expect(registry.open(null, never)).rejects.toMatchObject({ data: { code: "model-unreachable" } });
  expect(chat()[0]).toMatchObject({ state: "unreachable", error: { code: "model-unreachable" } });
});

test("an added server survives a restart with what the probe found; its key is in no answer, log or setting", async () => {
  stub.set({ key: "sesame-7731", vision: true });
  const added = await open().add({ url: stub.url, key: "sesame-7731", concurrency: 5 });
  expect(added).toMatchObject({
    name: "gemma-3-27b-it",
    state: "ready",
    capabilities: { vision: true, json: true, context: 8192, usage: true },
    server: { concurrency: 5 },
  });
  expect(added.probedAt).not.toBeNull();
  registry.select(added.modelId);
  const before = registry.list();
  await registry[Symbol.asyncDispose]();
  open();
  expect(registry.list()).toEqual(before);
  expect((await (await registry.open(null, never)).llm.invoke([new HumanMessage("Hi")])).text).toContain("w0003");
  const told = JSON.stringify([registry.list(), lines, settings.get("local", "models.servers")]);
  expect(told).not.toContain("sesame");
  expect(readFileSync(join(folder, "keys.json"), "utf8")).toContain("sesame");
  await registry.remove(added.modelId);
  expect(readFileSync(join(folder, "keys.json"), "utf8")).not.toContain("sesame");
  expect(entry(added.modelId)).toBeUndefined();
});

test("a server is probed again when asked", async () => {
  const { modelId } = await open().add({ url: stub.url });
  stub.set({ vision: true, context: 1000 });
  expect((await registry.probe(modelId)).capabilities).toMatchObject({ vision: true, context: 1000 });
  expect((await registry.open(modelId, never)).info.capabilities.context).toBe(1000);
});

test("what cannot be added leaves nothing behind", async () => {
  open();
  await expect(registry.add({ url: "http://169.254.169.254/v1" })).rejects.toMatchObject({
    data: { code: "invalid-input", facts: { field: "url" } },
  });
  stub.set({ failure: "error-500" });
  await expect(registry.add({ url: stub.url, key: "k" })).rejects.toMatchObject({
    data: { code: "model-unreachable" },
  });
  expect(chat().filter(({ kind }) => kind === "served")).toEqual([]);
});

test("where the hub cannot be reached, the stand-in is fetched, and the progress is shown", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const weights = fetching(async (entryId, progress) => {
    if (entryId !== standIn) throw new FacetError("model-missing", { reason: "hub-astray", host: "hub.example" });
    progress(250, 1000);
    await promise;
    throw new FacetError("storage-full", { needed: "480 MB", folder: "/cache" }, { next: ["free-space"] });
  });
  open({ FACET_OFFLINE: false }, weights).start();
  await expect.poll(() => entry(standIn)?.progress).toEqual({ done: 250, total: 1000 });
  expect(weights.asked.slice(0, 2)).toEqual(["gemma-3-1b-it", standIn]);
  expect(entry(standIn)).toMatchObject({ state: "fetching", standIn: true, selected: true });
  expect(lines.join("")).toContain("Fetching Qwen2.5-Coder 0.5B: 25 % of 0 MB");
  await expect(registry.open(null, never)).rejects.toMatchObject({
    data: { code: "model-missing", facts: { reason: "fetching", percent: 25 }, next: ["wait", "retry"] },
  });
  resolve();
  await expect.poll(() => entry(standIn)?.state).toBe("failed");
  await expect(registry.open(null, never)).rejects.toMatchObject({ data: { code: "storage-full" } });
  expect(weights.asked).not.toContain("qwen2.5-coder-1.5b-instruct");
});

test("offline nothing is fetched", async () => {
  const weights = fetching(async () => ({}));
  open({ FACET_OFFLINE: true }, weights).start();
  await expect(registry.open(null, never)).rejects.toMatchObject({ data: { code: "model-missing" } });
  expect(weights.asked).toEqual([]);
});

test("with a served model no chat weights are fetched by themselves", async () => {
  const weights = fetching(async () => {
    throw new FacetError("model-missing", { reason: "no-source", name: "Stand-in" });
  });
  open({ FACET_OFFLINE: false, FACET_MODEL_URL: stub.url }, weights).start();
  await expect.poll(() => weights.asked).toEqual(["bge-small-en-v1.5", "ms-marco-minilm-l12"]);
});

test("an embedder's file that is not there is named by its setting", async () => {
  open({ FACET_EMBED_FILE: join(folder, "gone.onnx") }).start();
  await expect(registry.embed(["a"], "query")).rejects.toMatchObject({
    data: { code: "model-missing", facts: { reason: "no-file", setting: "FACET_EMBED_FILE", file: "gone.onnx" } },
  });
});

test("a model file that is not there is named by its setting", async () => {
  open({ FACET_MODEL_FILE: join(folder, "gone-1b.gguf") }).start();
  await expect(registry.open(null, never)).rejects.toMatchObject({
    data: { code: "model-missing", facts: { reason: "no-file", setting: "FACET_MODEL_FILE" } },
  });
  expect(chat()).toMatchObject([{ modelId: "file:gone-1b.gguf", state: "missing", standIn: true, tier: "small" }]);
});

test("a waiting question can be stopped", async () => {
  stub.set({ failure: "hang" });
  open({ FACET_MODEL_URL: stub.url }).start();
  const controller = new AbortController();
  const opening = registry.open(null, controller.signal);
  controller.abort();
  await expect(opening).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
});

test("a kept server that cannot be read takes no other one along, and stays for who can read it", async () => {
  const kept = { modelId: "kept", url: "http://kept.example/v1", probed: null };
  const newer = { modelId: "newer", url: "http://newer.example/v1", dialect: "of-next-year", probed: null };
  settings.set("local", "models.servers", [newer, kept]);
  open({ FACET_MODEL_URL: stub.url }).start();
  expect(entry("kept")).toBeDefined();
  expect(entry("newer")).toBeUndefined();
  const saved = settings.get<readonly { readonly modelId: string }[]>("local", "models.servers") ?? [];
  expect(saved.map(({ modelId }) => modelId)).toEqual(expect.arrayContaining(["kept", "newer"]));
});

test("a server's runs are counted together, those before its first probe with those after it", async () => {
  open({ FACET_MODEL_URL: stub.url.replace("/v1", "/") }).start();
  const before = registry.pool(null).poolId;
  await registry.open(null, never);
  expect(registry.pool(null)).toEqual({ poolId: before, limit: 64 });
});
