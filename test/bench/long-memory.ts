// A long conversation held through the real store and queue, remembered with the real embedder in the real Chroma; the answers are scripted.
import { setTimeout } from "node:timers/promises";
import { pino } from "pino";
import { loadConfig } from "../../server/config.ts";
import { OnnxEngine } from "../../server/models/onnx/onnx-engine.ts";
import { openVectors } from "../../server/vectors/open-vectors.ts";
import type { Vectors } from "../../server/vectors/open-vectors.ts";
import { realFile } from "../support/real-weights.ts";
import { scriptedModels } from "../support/scripted-model.ts";
import type { ScriptedModels } from "../support/scripted-model.ts";
import { fakeFileId, openServices } from "../support/services.ts";
import type { TestServices } from "../support/services.ts";
import { tmpFolder } from "../support/tmp-folder.ts";
import type { SpokenTurn } from "./spoken-turns.ts";

export const owner = "local";
/** Tokens of the model's context. */
export const context = 4096;
const lookMs = 20;

export interface LongMemory extends AsyncDisposable {
  readonly facet: TestServices;
  readonly models: ScriptedModels;
  readonly vectors: Vectors;
  /** Asks and answers; resolves when the answer is there. Without `conversationId` a new conversation begins. */
  readonly hold: (turn: SpokenTurn, conversationId?: string, parentId?: string) => Promise<Held>;
  /** Resolves when everything that was said is remembered. */
  readonly remembered: () => Promise<void>;
}

export interface Held {
  readonly conversationId: string;
  readonly answerId: string;
}

export async function openLongMemory(): Promise<LongMemory> {
  const folder = tmpFolder();
  const log = pino({ level: "silent" });
  const file = await realFile("bge-small-en-v1.5", ".onnx");
  const engine = new OnnxEngine({ log, threads: 2 });
  const vectors = openVectors({ config: loadConfig({ ...process.env, FACET_DATA: folder.path }), log });
  // Resolves when vectors can be searched.
  await vectors.index.count("any");
  let now: SpokenTurn = { question: "", answer: "" };
  const models = scriptedModels(
    // Work behind the answers asks for a title: there is none.
    ({ turns }) => ({ text: turns.at(-1)?.text.endsWith(now.question) === true ? now.answer : "" }),
    { info: { tier: "small", capabilities: { vision: false, json: false, context, usage: true } } },
  );
  const facet = await openServices({
    models,
    vectors,
    folder: folder.path,
    keep: true,
    embed: (texts, kind, signal) => engine.embed(file, texts, kind, signal),
    asksModels: true,
  });
  const { store, memory } = facet.services;
  const { start } = facet.as(owner).personas.guide;
  return {
    facet,
    models,
    vectors,
    hold: async (turn, conversationId, parentId) => {
      now = turn;
      const asked = { input: { question: turn.question }, conversationId, parentId };
      const started = await start(asked);
      const { status } = await facet.ended(started.runId);
      if (status !== "done") throw new Error(`a run ended ${status}`);
      return { conversationId: started.conversationId, answerId: started.answerId };
    },
    remembered: async () => {
      memory.start();
      const { toRemember, factsToEmbed } = store.memories;
      while (toRemember(fakeFileId, 1).length + factsToEmbed(fakeFileId, 1).length > 0) await setTimeout(lookMs);
    },
    [Symbol.asyncDispose]: async () => {
      await facet[Symbol.asyncDispose]();
      await vectors[Symbol.asyncDispose]();
      await engine[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}
