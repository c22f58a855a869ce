import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { expect, test } from "vitest";
import { openEmbeddedModels } from "../../../../server/models/embedded/embedded-models.ts";
import { entryOf } from "../../../support/catalogue-entry.ts";
import { tmpFolder } from "../../../support/tmp-folder.ts";

test("a question that waits for its model to load is answered by it, though another was chosen meanwhile", async () => {
  using folder = tmpFolder();
  const ids = ["first", "second"];
  for (const id of ids) writeFileSync(join(folder.path, `${id}.gguf`), "");
  await using models = openEmbeddedModels({
    catalogue: ids.map((id) => entryOf(id, [], [])),
    weights: {
      state: (id) => ({ name: "here", files: { [`${id}.gguf`]: join(folder.path, `${id}.gguf`) } }),
      fetch: () => Promise.reject(new Error("nothing is fetched here")),
      pause: async () => {},
      remove: async () => 0,
      close: () => {},
    },
    file: undefined,
    threads: 1,
    context: 512,
    log: pino({ level: "silent" }),
    entry: new URL("../../../support/fake-embedded-child.ts", import.meta.url),
  });
  const opening = models.open("first", new AbortController().signal);
  models.load("second");
  await expect(opening).resolves.toMatchObject({ info: { modelId: "first" } });
  models.load("second");
  await expect(models.open("second", new AbortController().signal)).resolves.toMatchObject({
    info: { modelId: "second" },
  });
});
