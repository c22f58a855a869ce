// Real weights, and a real Chroma, for tests of the parts: from the user's cache, fetched once where they are missing.
import { pino } from "pino";
import { loadConfig } from "../../server/config.ts";
import { openWeights } from "../../server/models/weights.ts";
import { openVectors } from "../../server/vectors/open-vectors.ts";
import { tmpFolder } from "./tmp-folder.ts";

/** The files of a catalogue entry by their name. Throws when they are not here and cannot be fetched. */
export async function realWeights(entryId: string): Promise<Readonly<Record<string, string>>> {
  const config = loadConfig(process.env);
  const weights = openWeights({ config, log: pino({ level: "silent" }) });
  return weights.find(entryId) ?? weights.fetch(entryId, () => {}, new AbortController().signal);
}

export async function realFile(entryId: string, extension: ".gguf" | ".onnx"): Promise<string> {
  const file = Object.values(await realWeights(entryId)).find((path) => path.endsWith(extension));
  if (file === undefined) throw new Error(`${entryId} has no ${extension} file`);
  return file;
}

/** Sees to it that a server of a test, which is kept offline, finds Chroma in the cache. Throws where this machine can have none. */
export async function realChroma(): Promise<void> {
  using folder = tmpFolder();
  await using vectors = openVectors({
    config: loadConfig({ FACET_DATA: folder.path }),
    log: pino({ level: "silent" }),
  });
  await vectors.index.count("any");
  const { kind, detail } = vectors.status();
  if (kind === "exact") throw new Error(detail ?? "Chroma is not here");
}
