// Real weights for tests of the parts: from the user's cache, fetched once where they are missing.
import { pino } from "pino";
import { loadConfig } from "../../server/config.ts";
import { openWeights } from "../../server/models/weights.ts";

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
