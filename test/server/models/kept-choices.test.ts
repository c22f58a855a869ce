// What a person chose of models and what outlasts a restart: weights they do not want, and the models of single personas.
import { join } from "node:path";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { catalogue } from "../../../server/models/catalogue.ts";
import { openRegistry } from "../../../server/models/open-registry.ts";
import type { RegistryConfig } from "../../../server/models/open-registry.ts";
import { memorySettings } from "../../support/memory-settings.ts";
import { noWeights } from "../../support/no-weights.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const standIn = "qwen2.5-coder-0.5b-instruct";

/** Opened again and again over the same settings, as by restarts; `here` are the entries whose files are in the cache. */
function house(here: ReadonlySet<string> = new Set()) {
  const folder = tmpFolder();
  onTestFinished(() => folder[Symbol.dispose]());
  const settings = memorySettings();
  const asked: string[] = [];
  const open = (offline: boolean) => {
    const config = { FACET_DATA: folder.path, FACET_MODEL_CONTEXT: 4096, FACET_OFFLINE: offline } as RegistryConfig;
    const registry = openRegistry({
      config,
      weights: {
        ...noWeights,
        find: (id) => (here.has(id) ? { "model.gguf": join(folder.path, "model.gguf") } : null),
        fetch: async (id) => {
          asked.push(id);
          throw new FacetError("model-missing", { reason: "no-source", name: id });
        },
      },
      catalogue,
      settings,
      log: pino({ level: "silent" }),
      terminal: { isTTY: false, write: () => {} },
    });
    onTestFinished(() => registry[Symbol.asyncDispose]());
    return registry;
  };
  return { open, asked };
}

test("weights that a person paused or removed are not fetched by the next start, and are when somebody asks", async () => {
  const { open, asked } = house();
  const chat = catalogue.filter(({ role }) => role === "chat").map(({ id }) => id);
  const before = open(true);
  for (const id of chat) await before.pause(id);
  const registry = open(false);
  registry.start();
  // The embedder comes after the chat model.
  await expect.poll(() => asked.some((id) => !chat.includes(id))).toBe(true);
  expect(asked.filter((id) => chat.includes(id))).toEqual([]);
  registry.fetch(standIn);
  await expect.poll(() => asked).toContain(standIn);
});

test("a persona's own model holds while its weights are here, and no longer", async () => {
  const here = new Set([standIn]);
  const { open } = house(here);
  const registry = open(true);
  registry.assign("guide", standIn);
  expect(registry.ofPersona("guide")).toBe(standIn);
  expect(registry.list().find(({ modelId }) => modelId === standIn)?.personas).toEqual(["guide"]);
  expect(open(true).ofPersona("guide")).toBe(standIn);
  here.clear();
  const after = open(true);
  expect(after.ofPersona("guide")).toBeNull();
  expect(() => after.assign("guide", "nobody")).toThrow(FacetError);
});
