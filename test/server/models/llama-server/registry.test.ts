// The llama-server of the settings among the other models.
import { pino } from "pino";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { catalogue } from "../../../../server/models/catalogue.ts";
import { openRegistry } from "../../../../server/models/open-registry.ts";
import type { RegistryConfig } from "../../../../server/models/open-registry.ts";
import { llamaBinary } from "../../../support/llama-binary.ts";
import { noWeights } from "../../../support/no-weights.ts";
import { memorySettings } from "../../../support/memory-settings.ts";
import { startStubModelServer } from "../../../support/stub-model-server.ts";
import { tmpFolder } from "../../../support/tmp-folder.ts";

const never = new AbortController().signal;
const modelId = "llama-server:gemma-3-4b-it";
let folder: ReturnType<typeof tmpFolder>;
let llama: ReturnType<typeof llamaBinary>;
beforeEach(() => {
  folder = tmpFolder();
  llama = llamaBinary(folder.path);
});
afterEach(() => {
  vi.unstubAllEnvs();
  folder[Symbol.dispose]();
});

function open(config: Partial<RegistryConfig> = {}) {
  const { binary, model, projector } = llama.files;
  const fetched: string[] = [];
  const registry = openRegistry({
    config: {
      FACET_DATA: folder.path,
      FACET_MODEL_CONTEXT: 2048,
      FACET_OFFLINE: false,
      FACET_LLAMA_SERVER: binary,
      FACET_LLAMA_MODEL: model,
      FACET_LLAMA_MMPROJ: projector,
      ...config,
    } as RegistryConfig,
    weights: { ...noWeights, fetch: async (id) => (fetched.push(id), Promise.reject(new Error("no hub"))) },
    catalogue: catalogue.filter(({ role }) => role === "chat"),
    settings: memorySettings(),
    log: pino({ level: "silent" }),
    terminal: { isTTY: false, write: () => {} },
  });
  onTestFinished(() => registry[Symbol.asyncDispose]());
  const entry = () => registry.list().find((each) => each.modelId === modelId);
  return { registry, entry, fetched };
}

test("it is what runs get when nobody chose, is started at once, and nothing is fetched beside it", async () => {
  const { registry, entry, fetched } = open();
  registry.start();
  await expect.poll(() => entry()?.state).toBe("ready");
  expect(entry()).toMatchObject({ selected: true, capabilities: { vision: true } });
  expect((await registry.open(null, never)).info).toMatchObject({ modelId, capabilities: { vision: true } });
  expect(registry.pool(null)).toEqual({ poolId: modelId, limit: 1 });
  expect(fetched).toEqual([]);
});

test("beside a server of the settings it waits until somebody chooses it", async () => {
  const stub = await startStubModelServer({ model: "gemma-3-27b-it", dialect: "vllm" });
  onTestFinished(() => stub.close());
  const { registry, entry } = open({ FACET_MODEL_URL: stub.url });
  registry.start();
  expect((await registry.open(null, never)).info.name).toBe("gemma-3-27b-it");
  expect(entry()).toMatchObject({ state: "idle", selected: false });
  expect(llama.starts()).toEqual([]);
  registry.select(modelId);
  await expect.poll(() => entry()?.state).toBe("ready");
});

test("it cannot be removed while the setting is there, and says why", async () => {
  const { registry } = open();
  await expect(registry.remove(modelId)).rejects.toMatchObject({ data: { facts: { reason: "started-by-facet" } } });
});

test("one that cannot be started is shown with the reason, and a question is told it", async () => {
  const { registry, entry } = open({ FACET_LLAMA_MODEL: llama.at("gone.gguf") });
  registry.start();
  const gone = () => registry.list().find((each) => each.modelId === "llama-server:gone");
  await expect.poll(() => gone()?.state).toBe("failed");
  const facts = { reason: "no-file", setting: "FACET_LLAMA_MODEL", file: "gone.gguf" };
  expect(gone()?.error).toMatchObject({ code: "model-missing", facts });
  await expect(registry.open(null, never)).rejects.toMatchObject({ data: { facts } });
  expect(entry()).toBeUndefined();
});
