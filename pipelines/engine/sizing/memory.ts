// What a model takes on a machine: weights, key-value cache and overhead, whether that fits, and how fast it can be at most.
import type { Fit, GemmaModel, Machine, Precision, Sizing, Wish } from "./sizing.ts";

/** Bits of one parameter in each part of a model. */
export interface Bits {
  readonly body: number;
  readonly embedding: number;
  readonly vision: number;
}

/**
 * What the published table means by its precisions. The vision encoder stays in 16 bits everywhere, as in every file that is served. int4 has one
 * scale per channel, too few to count. Blocks of 32 are GGUF's Q4_0 with its embedding in Q8_0: a 16-bit scale for 32 weights adds half a bit; the
 * 720,425,600 to 15,908,791,488 bytes of the four QAT files in that form are met within 1 % (sizes read 2026-11-27).
 */
export const bitsOf: Readonly<Record<Precision, Bits>> = {
  bf16: { body: 16, embedding: 16, vision: 16 },
  int4: { body: 4, embedding: 4, vision: 16 },
  "int4-32": { body: 4.5, embedding: 8.5, vision: 16 },
  sfp8: { body: 8, embedding: 8, vision: 16 },
};

/** Bytes of one key or value in the cache: 16 bits, in which every server keeps it unless told otherwise. */
const cacheValueBytes = 2;

/**
 * Bytes a server holds beside weights and cache; an assumption, not a measurement. Both: the scores of 512 tokens over 262,144 words in 32 bits
 * are 0.54 GB. A graphics card: its driver's context and the graph, about half a gigabyte more.
 */
const overheadBytes = { gpu: 1e9, unified: 1e9, cpu: 0.6e9 } as const;

/** Share of the usable memory up to which something fits with room. */
export const roomyShare = 0.9;

/** Conversations at once beyond which no number is told. */
const atOnceAtMost = 512;

/** Bytes of the weights in memory. */
export function weightsOf({ parameters }: GemmaModel, bits: Bits): number {
  const { body, embedding, vision } = parameters;
  return Math.round(((body * bits.body + embedding * bits.embedding + vision * bits.vision) / 8) * 1e9);
}

/** Bytes of weights read for one token: the eyes rest, and the embedding, though only a row of it is looked up, is read whole as the output layer. */
export function weightsRead({ parameters }: GemmaModel, bits: Bits): number {
  return Math.round(((parameters.body * bits.body + parameters.embedding * bits.embedding) / 8) * 1e9);
}

/** Bytes of the key-value cache of one conversation; without the window every layer keeps every token. */
export function cacheOf(model: GemmaModel, context: number, withWindow = true): number {
  const { layers, window, kvHeads, headSize } = model;
  const kept = Math.min(context, model.context);
  const keptLocally = withWindow ? Math.min(kept, window) : kept;
  return 2 * kvHeads * headSize * cacheValueBytes * (layers.global * kept + layers.local * keptLocally);
}

/** The cell of the table for this model and precision; the context is cut to what the model reads. */
export function sizeOf(model: GemmaModel, precision: Precision, wish: Wish, machine: Machine): Sizing {
  const bits = bitsOf[precision];
  const weights = weightsOf(model, bits);
  const cacheOfOne = wish.cache ? cacheOf(model, wish.context) : 0;
  const cache = cacheOfOne * wish.concurrency;
  const overhead = overheadOf(model, precision, machine);
  const total = weights + cache + overhead;
  const fit = fitOf(total, machine);
  const room = machine.usableBytes * roomyShare - weights - overhead;
  const fitting = cacheOfOne === 0 ? wish.concurrency : Math.floor(room / cacheOfOne);
  const fitsOne = fitOf(weights + cacheOfOne + overhead, machine) !== "too-big";
  return {
    model: model.id,
    precision,
    weights,
    cache,
    cacheWithoutWindow: wish.cache ? cacheOf(model, wish.context, false) * wish.concurrency : 0,
    overhead,
    total,
    fit,
    tokensPerSecond: machine.bandwidth === null ? null : machine.bandwidth / (weightsRead(model, bits) + cacheOfOne),
    atOnce: fitsOne ? Math.min(atOnceAtMost, Math.max(1, fitting)) : 0,
  };
}

export function fitOf(bytes: number, { usableBytes }: Machine): Fit {
  if (bytes <= usableBytes * roomyShare) return "fits";
  return bytes <= usableBytes ? "tight" : "too-big";
}

/** On a processor llama.cpp repacks 4-bit weights and keeps the file mapped too: measured 1.5 GB for 0.72, 4.9 GB for 2.53 (2026-11-24). */
function overheadOf(model: GemmaModel, precision: Precision, { kind }: Machine): number {
  const isRepacked = kind === "cpu" && (precision === "int4" || precision === "int4-32");
  return overheadBytes[kind] + (isRepacked ? weightsRead(model, bitsOf[precision]) : 0);
}
