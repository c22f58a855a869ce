// The real store, queue and memory with the real embedder and reranker, for what is measured without a page.
import { pino } from "pino";
import type { ChatModels } from "../../pipelines/engine/ports.ts";
import { OnnxEngine } from "../../server/models/onnx/onnx-engine.ts";
import { realFile } from "../support/real-weights.ts";
import { scriptedModels } from "../support/scripted-model.ts";
import { openServices } from "../support/services.ts";
import type { TestServices } from "../support/services.ts";

/** `models` are the chat models of runs; default: none that answers. */
export async function openWithEmbedder(models: ChatModels = noModel()): Promise<TestServices> {
  const engine = new OnnxEngine({ log: pino({ level: "silent" }), threads: 2 });
  const [embedder, reranker] = await Promise.all([
    realFile("bge-small-en-v1.5", ".onnx"),
    realFile("ms-marco-minilm-l12", ".onnx"),
  ]);
  const facet = await openServices({
    models,
    embed: (texts, kind, signal) => engine.embed(embedder, texts, kind, signal),
    rerank: (query, passages, signal) => engine.rerank(reranker, query, passages, signal),
  });
  return {
    ...facet,
    [Symbol.asyncDispose]: async () => {
      await facet[Symbol.asyncDispose]();
      await engine[Symbol.asyncDispose]();
    },
  };
}

function noModel(): ChatModels {
  return scriptedModels(() => {
    throw new Error("no model is asked here");
  });
}
