// What each kind of OpenAI-compatible server wants and takes, as data.
import type { TemplateRules } from "../../../pipelines/engine/ports.ts";
import type { DialectName } from "../registry.ts";

export interface Dialect {
  readonly name: DialectName;
  /** `owned_by` of its /v1/models rows. */
  readonly owners: readonly string[];
  /** Paths at the server's root that only this kind answers with a 200. */
  readonly marks: readonly string[];
  /** Answers at once, where the server does not tell. */
  readonly concurrency: number;
  /** Sampling fields beyond OpenAI's that it takes at the top level of the body. */
  readonly sampling: Readonly<Record<string, number>>;
  /** Sends more than one system turn and repeated roles through its template unharmed. */
  readonly tolerant: boolean;
}

/** Gemma 3's recommended sampling; every engine has other defaults, so all are sent. */
const gemmaSampling = { top_p: 0.95, top_k: 64, min_p: 0 };
const plainSampling = { top_p: 0.95 };

/** Sources: each project's documentation and the measured table of November 2026; `generic` asks only for what OpenAI's own API takes. */
export const dialectProfiles: Readonly<Record<DialectName, Dialect>> = {
  vllm: {
    name: "vllm",
    owners: ["vllm"],
    marks: ["/version"],
    concurrency: 64,
    sampling: gemmaSampling,
    tolerant: false,
  },
  sglang: {
    name: "sglang",
    owners: ["sglang"],
    marks: ["/get_model_info"],
    concurrency: 64,
    sampling: gemmaSampling,
    tolerant: false,
  },
  "llama-server": {
    name: "llama-server",
    owners: ["llamacpp"],
    marks: ["/props"],
    concurrency: 1,
    sampling: gemmaSampling,
    tolerant: false,
  },
  // Ollama's /v1 knows no top_k (it belongs into the Modelfile), and ignores it where a version does.
  ollama: {
    name: "ollama",
    owners: ["library"],
    marks: ["/api/version"],
    concurrency: 4,
    sampling: plainSampling,
    tolerant: true,
  },
  "lm-studio": {
    name: "lm-studio",
    owners: ["organization_owner"],
    marks: ["/api/v0/models"],
    concurrency: 4,
    sampling: { top_p: 0.95, top_k: 64 },
    tolerant: true,
  },
  generic: { name: "generic", owners: [], marks: [], concurrency: 8, sampling: plainSampling, tolerant: false },
};

/** How turns must be shaped: as Gemma's template wants them for every Gemma, whatever the server makes of it; strict for unknown models too. */
export function templateRules(model: string, dialect: Dialect): TemplateRules {
  const gemma = /gemma/i.test(model);
  return { systemRole: !gemma, alternates: gemma || !dialect.tolerant };
}

/** Billions of parameters a model's name tells ("gemma-3-27b-it", "qwen2.5:0.5b"), or null. */
export function parametersOf(model: string): number | null {
  const found = /(?:^|[^a-z0-9.])(\d+(?:\.\d+)?)\s?([bm])(?![a-z0-9])/i.exec(model);
  if (!found) return null;
  return Number(found[1]) / (found[2]?.toLowerCase() === "m" ? 1000 : 1);
}
