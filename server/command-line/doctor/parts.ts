// What the doctor finds of the model, the embedder and the vector store: as the running server says, else by settings and files.
import { existsSync } from "node:fs";
import { pino } from "pino";
import { errorSentence } from "../../../pipelines/engine/error-sentences.ts";
import type { SystemStatus } from "../../api.ts";
import type { Config } from "../../config.ts";
import { catalogue } from "../../models/catalogue.ts";
import type { ModelEntry } from "../../models/registry.ts";
import { openWeights } from "../../models/weights.ts";
import { heartbeat } from "../../vectors/chroma-process.ts";
import type { DoctorFinding } from "./finding.ts";

const probeMs = 5000;
const works = new Set<ModelEntry["state"]>(["ready", "idle", "loading", "fetching"]);
const withoutModel =
  "Facet then searches, cites and runs tools, but writes no answers: choose or add a model (facet models).";
const withoutEmbedder = "Facet then searches by words alone: facet models fetch bge-small-en-v1.5.";

export function modelOf({ models }: SystemStatus): DoctorFinding {
  const chosen = models.find(({ role, selected }) => role === "chat" && selected);
  if (!chosen) return { what: "Model", state: "warn", says: "none is chosen", next: withoutModel };
  return ofEntry("Model", chosen, withoutModel);
}

export function embedderOf({ models }: SystemStatus): DoctorFinding {
  const embedder = models.find(({ role }) => role === "embed");
  if (!embedder) return { what: "Embedder", state: "warn", says: "none is here", next: withoutEmbedder };
  return ofEntry("Embedder", embedder, withoutEmbedder);
}

export function vectorsOf({ vectors: { kind, state, detail } }: SystemStatus): DoctorFinding {
  const names = {
    remote: "Chroma, given by CHROMA_URL",
    "managed-npm": "Chroma",
    "managed-python": "Chroma, by python3",
    exact: "exact search inside Facet",
  };
  const says = `${names[kind]}: ${state}${detail === null ? "" : ` (${detail})`}`;
  if (state !== "failed") return { what: "Vectors", state: "ok", says };
  return { what: "Vectors", state: "bad", says, next: "FACET_LOG=debug npm start shows why." };
}

/** Without a server: what its start will find. */
export async function modelBySettings(config: Config): Promise<DoctorFinding> {
  const what = "Model";
  const { FACET_MODEL_URL: url, FACET_MODEL_FILE: file, FACET_MODEL_KEY: key } = config;
  if (url !== undefined) {
    const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
    const response = await fetch(`${url.replace(/\/+$/, "")}/models`, {
      headers,
      signal: AbortSignal.timeout(probeMs),
    }).catch(() => null);
    if (response?.ok) return { what, state: "ok", says: `answers at ${url}` };
    const says = response ? `${url} answers with status ${response.status}` : `nothing answers at ${url}`;
    return { what, state: "bad", says, next: "Start that server, or set FACET_MODEL_URL to another." };
  }
  if (file !== undefined) return ofFile(what, "FACET_MODEL_FILE", file);
  return ofWeights("chat", config, withoutModel);
}

export function embedderBySettings(config: Config): DoctorFinding {
  const { FACET_EMBED_FILE: file } = config;
  return file === undefined
    ? ofWeights("embed", config, withoutEmbedder)
    : ofFile("Embedder", "FACET_EMBED_FILE", file);
}

export async function vectorsBySettings({ CHROMA_URL: url }: Config): Promise<DoctorFinding> {
  if (url === undefined)
    return { what: "Vectors", state: "ok", says: "Chroma is started with Facet, else exact search inside it" };
  if (await heartbeat(url, AbortSignal.timeout(probeMs)).catch(() => false))
    return { what: "Vectors", state: "ok", says: `Chroma answers at ${url}` };
  return { what: "Vectors", state: "bad", says: `no Chroma answers at ${url}`, next: "Start it, or unset CHROMA_URL." };
}

function ofEntry(what: string, { name, state, standIn, error }: ModelEntry, next: string): DoctorFinding {
  const says = `${name}${standIn ? " (stand-in, not Gemma)" : ""}: ${state}${error ? `; ${errorSentence(error, "en")}` : ""}`;
  return works.has(state)
    ? { what, state: "ok", says }
    : { what, state: state === "missing" ? "warn" : "bad", says, next };
}

function ofFile(what: string, setting: string, file: string): DoctorFinding {
  if (existsSync(file)) return { what, state: "ok", says: file };
  return {
    what,
    state: "bad",
    says: `${setting} names ${file}, which is not there`,
    next: `Put the file there, or change ${setting}.`,
  };
}

function ofWeights(role: "chat" | "embed", config: Config, without: string): DoctorFinding {
  const what = role === "chat" ? "Model" : "Embedder";
  const weights = openWeights({ config, log: pino({ level: "silent" }) });
  const here = catalogue.filter((entry) => entry.role === role && weights.find(entry.id) !== null);
  if (here.length > 0) return { what, state: "ok", says: `weights here: ${here.map(({ name }) => name).join(", ")}` };
  const next = config.FACET_OFFLINE
    ? `FACET_OFFLINE keeps Facet from fetching them. ${without}`
    : "npm start fetches them.";
  return { what, state: "warn", says: "no weights are here", next };
}
