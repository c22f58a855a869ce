// The Gemma 3 models as data: what they are made of, what was published about them, and where that stands.
import type { GemmaId, GemmaModel } from "./sizing.ts";

/**
 * Figures of the Gemma 3 technical report (arXiv 2503.19786, March 2025), as published there: parameters, context, layers, memory at 32,768
 * tokens and scores in bf16. The 270M came later (August 2025) and is in no such table: its figures are recalled and nothing is measured against them.
 */
export const gemmaModels: readonly GemmaModel[] = [
  {
    id: "270m",
    name: "Gemma 3 270M",
    parameters: { body: 0.1, embedding: 0.17, vision: 0, total: 0.27 },
    context: 32_768,
    vision: false,
    layers: { local: 15, global: 3 },
    window: 512,
    kvHeads: 1,
    headSize: 256,
    published: null,
    scores: {},
  },
  {
    id: "1b",
    name: "Gemma 3 1B",
    parameters: { body: 0.698, embedding: 0.302, vision: 0, total: 1 },
    context: 32_768,
    vision: false,
    layers: { local: 22, global: 4 },
    window: 512,
    kvHeads: 1,
    headSize: 256,
    published: {
      bf16: { weights: 2, withCache: 2.9 },
      int4: { weights: 0.5, withCache: 1.4 },
      "int4-32": { weights: 0.7, withCache: 1.6 },
      sfp8: { weights: 1, withCache: 1.9 },
    },
    scores: { humaneval: 41.5, mbpp: 35.2, livecodebench: 5, mmlu: 38.8, math: 48, gsm8k: 62.8, "gpqa-diamond": 19.2 },
  },
  {
    id: "4b",
    name: "Gemma 3 4B",
    parameters: { body: 3.2, embedding: 0.675, vision: 0.417, total: 4.292 },
    context: 131_072,
    vision: true,
    layers: { local: 29, global: 5 },
    window: 1024,
    kvHeads: 4,
    headSize: 256,
    published: {
      bf16: { weights: 8, withCache: 12.7 },
      int4: { weights: 2.6, withCache: 7.3 },
      "int4-32": { weights: 2.9, withCache: 7.6 },
      sfp8: { weights: 4.4, withCache: 9.1 },
    },
    scores: {
      humaneval: 71.3,
      mbpp: 63.2,
      livecodebench: 23,
      mmlu: 58.1,
      math: 75.6,
      gsm8k: 89.2,
      "gpqa-diamond": 30.8,
    },
  },
  {
    id: "12b",
    name: "Gemma 3 12B",
    parameters: { body: 10.8, embedding: 1, vision: 0.417, total: 12.217 },
    context: 131_072,
    vision: true,
    layers: { local: 40, global: 8 },
    window: 1024,
    kvHeads: 8,
    headSize: 256,
    published: {
      bf16: { weights: 24, withCache: 38.9 },
      int4: { weights: 6.6, withCache: 21.5 },
      "int4-32": { weights: 7.1, withCache: 22 },
      sfp8: { weights: 12.4, withCache: 27.3 },
    },
    scores: { humaneval: 85.4, mbpp: 73, livecodebench: 32, mmlu: 71.9, math: 83.8, gsm8k: 94.4, "gpqa-diamond": 40.9 },
  },
  {
    id: "27b",
    name: "Gemma 3 27B",
    parameters: { body: 25.6, embedding: 1.4, vision: 0.417, total: 27.417 },
    context: 131_072,
    vision: true,
    layers: { local: 52, global: 10 },
    window: 1024,
    kvHeads: 16,
    headSize: 128,
    published: {
      bf16: { weights: 54, withCache: 72.7 },
      int4: { weights: 14.1, withCache: 32.8 },
      "int4-32": { weights: 15.3, withCache: 34 },
      sfp8: { weights: 27.4, withCache: 46.1 },
    },
    scores: { humaneval: 87.8, mbpp: 74.4, livecodebench: 39, mmlu: 76.9, math: 89, gsm8k: 95.9, "gpqa-diamond": 42.4 },
  },
];

export function gemmaOf(id: GemmaId): GemmaModel {
  const model = gemmaModels.find((each) => each.id === id);
  if (!model) throw new Error(`There is no Gemma 3 ${id}.`);
  return model;
}
