// The llama-server that the settings ask for.
import type { Logger } from "pino";
import type { Config } from "../../config.ts";
import { openLlamaServer } from "./llama-server.ts";
import type { LlamaServer } from "./llama-server.ts";

type LlamaConfig = Pick<
  Config,
  "FACET_LLAMA_SERVER" | "FACET_LLAMA_MODEL" | "FACET_LLAMA_MMPROJ" | "FACET_MODEL_THREADS" | "FACET_MODEL_CONTEXT"
>;

/** Undefined where they ask for none. */
export function llamaServerOf(config: LlamaConfig, log: Logger): LlamaServer | undefined {
  const { FACET_LLAMA_SERVER: binary, FACET_LLAMA_MODEL: model, FACET_LLAMA_MMPROJ: projector } = config;
  if (binary === undefined) return undefined;
  const { FACET_MODEL_THREADS: threads, FACET_MODEL_CONTEXT: context } = config;
  return openLlamaServer({ binary, model, projector, threads, context, log });
}
