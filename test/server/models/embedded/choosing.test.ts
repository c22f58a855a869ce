import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { HumanMessage } from "@langchain/core/messages";
import { pino } from "pino";
import { expect, test } from "vitest";
import { openEmbeddedModels } from "../../../../server/models/embedded/embedded-models.ts";
import type { EmbeddedModels } from "../../../../server/models/embedded/embedded-models.ts";
import { entryOf } from "../../../support/catalogue-entry.ts";
import { tmpFolder } from "../../../support/tmp-folder.ts";

/** Two models whose files are in the folder, or the one of the settings. */
function open(folder: string, file?: string): EmbeddedModels {
  const ids = ["first", "second"];
  for (const id of ids) writeFileSync(join(folder, `${id}.gguf`), "");
  return openEmbeddedModels({
    catalogue: ids.map((id) => entryOf(id, [], [])),
    weights: {
      state: (id) => ({ name: "here", files: { [`${id}.gguf`]: join(folder, `${id}.gguf`) } }),
      fetch: () => Promise.reject(new Error("nothing is fetched here")),
      pause: async () => {},
      remove: async () => 0,
      close: () => {},
    },
    file,
    threads: 1,
    context: 512,
    log: pino({ level: "silent" }),
    entry: new URL("../../../support/fake-embedded-child.ts", import.meta.url),
  });
}

test("a question that waits for its model to load is answered by it, though another was chosen meanwhile", async () => {
  using folder = tmpFolder();
  await using models = open(folder.path);
  const opening = models.open("first", new AbortController().signal);
  models.load("second");
  await expect(opening).resolves.toMatchObject({ info: { modelId: "first" } });
  models.load("second");
  await expect(models.open("second", new AbortController().signal)).resolves.toMatchObject({
    info: { modelId: "second" },
  });
});

test("a run that reads before it asks is answered by its model, though another was loaded meanwhile", async () => {
  using folder = tmpFolder();
  await using models = open(folder.path);
  const opened = await models.open("first", new AbortController().signal);
  models.load("second");
  await models.open("second", new AbortController().signal);
  // By the closed one: estimated, and not waited for.
  expect(await opened.countTokens("three short words")).toBeGreaterThan(0);
  expect((await opened.llm.invoke([new HumanMessage("a")])).text).toBe("a1 a2 a3 ");
});

test("a run whose model was taken out of memory is answered, and one whose model is busy with another fails", async () => {
  using folder = tmpFolder();
  await using models = open(folder.path);
  const first = await models.open("first", new AbortController().signal);
  await models.unload("first");
  expect((await first.llm.invoke([new HumanMessage("a")])).text).toBe("a1 a2 a3 ");
  const second = await models.open("second", new AbortController().signal);
  const stop = new AbortController();
  const answering = second.llm.invoke([new HumanMessage("long")], { signal: stop.signal }).catch(() => "stopped");
  await expect.poll(() => models.isKeptOut("first")).toBe(true);
  await expect(first.llm.invoke([new HumanMessage("a")])).rejects.toMatchObject({
    data: { code: "model-unreachable", facts: { reason: "closed" } },
  });
  stop.abort();
  expect(await answering).toBe("stopped");
});

test.each([
  ["gemma-3-4b-it-Q4_K_M", "small"],
  ["gemma-3-1b-it", "small"],
  ["weights", "small"],
  ["gemma-3-12b-it", "large"],
])("the file %s of the settings is in the tier of the catalogue's: %s", async (name, tier) => {
  using folder = tmpFolder();
  await using models = open(folder.path, join(folder.path, `${name}.gguf`));
  expect(models.list()[0]?.tier).toBe(tier);
});
