// Which weights each server loads for a model in a precision: their names, and the bits they really keep.
import { bitsOf } from "./memory.ts";
import type { Bits } from "./memory.ts";
import type { GemmaId, Precision, Sizing } from "./sizing.ts";

export interface Build {
  readonly name: string;
  readonly bits: Bits;
  readonly gated: boolean;
}

type Cell = Pick<Sizing, "model" | "precision">;

/** Bytes of the two files Facet itself fetches, both Q4_K_M; they stand in the catalogue of weights too. */
export const embeddedBytes: Readonly<Partial<Record<GemmaId, number>>> = { "1b": 806_058_240, "4b": 2_489_757_856 };

/** Q8_0 has a 16-bit scale for 32 weights. */
const q8: Bits = { body: 8.5, embedding: 8.5, vision: 16 };

/**
 * Names as found in the servers' documentation and in public repositories (2026-11-27). No server keeps int4 with one scale per channel; what is
 * served for it is int4 in blocks.
 */
export const builds = {
  /** GGUF files that nobody has to ask for: Google's quantisation-aware weights from the makers of llama.cpp, the others from Unsloth. */
  "llama-server": ({ model, precision }: Cell): Build => {
    const name = ofPrecision(precision, {
      bf16: `unsloth/gemma-3-${model}-it-GGUF:BF16`,
      sfp8: `unsloth/gemma-3-${model}-it-GGUF:Q8_0`,
      int4: `ggml-org/gemma-3-${model}-it-qat-GGUF:Q4_0`,
    });
    const bits = ofPrecision(precision, { bf16: bitsOf.bf16, sfp8: q8, int4: bitsOf["int4-32"] });
    return { name, bits, gated: false };
  },
  /** Ollama keeps the embedding of its int4 files in 16 bits. */
  ollama: ({ model, precision }: Cell): Build => {
    const sixteen = model === "270m" ? "bf16" : "fp16";
    const name = `gemma3:${model}-it-${ofPrecision(precision, { bf16: sixteen, sfp8: "q8_0", int4: "qat" })}`;
    const int4: Bits = { body: 4.5, embedding: 16, vision: 16 };
    return { name, bits: ofPrecision(precision, { bf16: bitsOf.bf16, sfp8: q8, int4 }), gated: false };
  },
  /** Checkpoints of Red Hat keep embedding and vision in 16 bits; int4 has a 16-bit scale for 128 weights. Null where there is none. */
  vllm: ({ model, precision }: Cell): Build | null => {
    if (model === "270m" && precision !== "bf16") return null;
    const name = ofPrecision(precision, {
      bf16: `google/gemma-3-${model}-it`,
      sfp8: `RedHatAI/gemma-3-${model}-it-FP8-dynamic`,
      int4: `RedHatAI/gemma-3-${model}-it-quantized.w4a16`,
    });
    const sfp8: Bits = { body: 8, embedding: 16, vision: 16 };
    const int4: Bits = { body: 4.125, embedding: 16, vision: 16 };
    return { name, bits: ofPrecision(precision, { bf16: bitsOf.bf16, sfp8, int4 }), gated: precision === "bf16" };
  },
} as const;

interface OfPrecision<T> {
  readonly bf16: T;
  readonly sfp8: T;
  readonly int4: T;
}

function ofPrecision<T>(precision: Precision, { bf16, sfp8, int4 }: OfPrecision<T>): T {
  if (precision === "bf16") return bf16;
  return precision === "sfp8" ? sfp8 : int4;
}
