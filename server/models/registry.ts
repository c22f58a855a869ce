// The models this server knows, as the wire shows them, and what can be done with them. The registry itself: open-registry.ts.
import type { Capabilities, ChatModels, Tier } from "../../pipelines/engine/ports.ts";
import type { FacetErrorData } from "../../pipelines/engine/errors.ts";

/** Where a model is on its way to answering. */
export type ModelState = "ready" | "idle" | "missing" | "fetching" | "paused" | "loading" | "failed" | "unreachable";

export const dialects = ["vllm", "sglang", "llama-server", "ollama", "lm-studio", "generic"] as const;
export type DialectName = (typeof dialects)[number];

export interface ModelEntry {
  readonly modelId: string;
  readonly name: string;
  readonly role: "chat" | "embed" | "rerank";
  readonly kind: "embedded" | "served";
  readonly state: ModelState;
  /** Bytes while fetching, or as far as it came where it was paused. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Size of the weights, as they are fetched and kept; null where nothing is fetched. */
  readonly bytes: number | null;
  readonly tier: Tier;
  /** Stand-in weights, not Gemma: said wherever the model is named. */
  readonly standIn: boolean;
  readonly capabilities: Capabilities;
  readonly selected: boolean;
  /** Ids of the personas that use it instead of the chosen model. */
  readonly personas: readonly string[];
  readonly server: { readonly url: string; readonly dialect: DialectName; readonly concurrency: number } | null;
  /** Licence or terms, and where to read them. */
  readonly licence: { readonly name: string; readonly url: string } | null;
  readonly probedAt: string | null;
  readonly error: FacetErrorData | null;
}

export interface ServerInput {
  readonly url: string;
  readonly model?: string | undefined;
  readonly key?: string | undefined;
  readonly dialect?: DialectName | undefined;
  readonly concurrency?: number | undefined;
}

export interface ModelRegistry extends ChatModels, AsyncDisposable {
  readonly list: () => readonly ModelEntry[];
  /** Probes an OpenAI-compatible server and keeps it with the result. */
  readonly add: (server: ServerInput, signal?: AbortSignal) => Promise<ModelEntry>;
  /** Forgets a server, or deletes the weights of an embedded chat model; `bytes` is what that freed. FacetError forbidden or conflict. */
  readonly remove: (modelId: string) => Promise<{ readonly bytes: number }>;
  /** Asks the server again what it can do, and stores the answer. */
  readonly probe: (modelId: string, signal?: AbortSignal) => Promise<ModelEntry>;
  /** Makes the model the default of new runs. */
  readonly select: (modelId: string) => ModelEntry;
  /** Fetches the weights of a catalogue entry in the background; progress shows in list(). */
  readonly fetch: (modelId: string) => void;
  /** Ends a fetch where it is; the next one goes on from there. */
  readonly pause: (modelId: string) => Promise<void>;
  /** True while another model answers that this one would take the place of. */
  readonly isKeptOut: (modelId: string) => boolean;
  /** Gives a persona a model of its own; null gives it the chosen one again. */
  readonly assign: (personaId: string, modelId: string | null) => void;
  /** The model of its own that a persona has, while that is here; else null. */
  readonly ofPersona: (personaId: string) => string | null;
  /** Unit vectors of the texts. `query` adds the query prefix. Throws model-missing. */
  readonly embed: (
    texts: readonly string[],
    kind: "query" | "passage",
    signal?: AbortSignal,
  ) => Promise<readonly (readonly number[])[]>;
  /** Relevance logit of each passage to the query; higher is better. Throws model-missing. */
  readonly rerank: (query: string, passages: readonly string[], signal?: AbortSignal) => Promise<readonly number[]>;
  /** Begins what the settings ask for: finding, fetching and loading the default models. Never throws. */
  readonly start: () => void;
}
