// Memory over a real Chroma server and the real embedder.
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadConfig } from "../../server/config.ts";
import type { ModelRegistry } from "../../server/models/registry.ts";
import { OnnxEngine } from "../../server/models/onnx/onnx-engine.ts";
import { openVectors } from "../../server/vectors/open-vectors.ts";
import { memoryContract } from "../support/memory-contract.ts";
import { realFile } from "../support/real-weights.ts";
import { openRemembering } from "../support/remembering.ts";
import { tmpFolder } from "../support/tmp-folder.ts";

const log = pino({ level: "silent" });
const folder = tmpFolder();
const vectors = openVectors({ config: loadConfig({ FACET_DATA: folder.path }), log });
const engine = new OnnxEngine({ log, threads: 1 });
let file: string;
beforeAll(async () => {
  file = await realFile("bge-small-en-v1.5", ".onnx");
  await vectors.index.count("ready");
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  await vectors[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

let names = 0;
/** Each test has owners, and so collections, of its own, under an embedder of its own name. */
const open = (embed?: ModelRegistry["embed"]) =>
  openRemembering({
    index: vectors.index,
    embedder: `sha256:${Date.now()}-${(names += 1)}`,
    ...(embed === undefined ? {} : { embed }),
  });

describe("with a Chroma server", () => memoryContract(() => open()));

/** What is told, how it is asked for in other words, and what the memory must hold. */
const planted = [
  ["The budget for the kitchen renovation is 12,500 euros.", "How much may we spend on redoing the kitchen?", "12,500"],
  ["My landlord's name is Mr Okafor.", "Who do I rent my flat from?", "Okafor"],
  ["My thesis is about the migration of eels.", "What animal did I write my dissertation on?", "eels"],
  ["I prefer aisle seats on flights.", "Where do I like to sit in an airplane?", "aisle"],
  ["I hate coriander, it tastes like soap.", "Which herb can I not stand?", "coriander"],
  ["My passport expires in October 2027.", "Until when is my travel document valid?", "October 2027"],
  ["My son Theo plays the bassoon.", "Which instrument does my boy play?", "bassoon"],
  ["My gym membership costs 39 euros a month.", "What do I pay for the fitness studio?", "39"],
  ["The conference in Oslo starts on 5 June.", "When does the event in Norway begin?", "5 June"],
  ["I work as a cartographer for the port authority.", "What is my profession?", "cartographer"],
] as const;
const subjects = ["bread", "trains", "the moon", "old maps", "tea", "winter", "bicycles", "rivers", "chess", "glass"];

test(
  "among 200 turns facts are found in other words, quickly, and a corrected one is not",
  { timeout: 300_000 },
  async () => {
    await using parts = open((texts, kind, signal) => engine.embed(file, texts, kind, signal));
    let conversationId: string | undefined;
    for (let turn = 0; turn < 100; turn += 1) {
      const subject = subjects[turn % subjects.length] ?? "";
      const fact = planted[turn / 4]?.[0];
      const question = fact ?? `Tell me something new about ${subject}, part ${turn}, that I can use at school.`;
      const answer = `Here is part ${turn} about ${subject}: people have cared for it for a long time, and they still do.`;
      ({ conversationId } = await parts.tell(question, { conversationId, answer: fact ? "Thank you." : answer }));
    }
    if (conversationId === undefined) throw new Error("nothing was told");
    await parts.settled();
    const missed: string[] = [];
    for (const [, question, expected] of planted) {
      const found = await parts.recalled(conversationId, question, 5);
      if (!found.some((text) => text.includes(expected))) missed.push(question);
    }
    expect(missed).toEqual([]);
    await parts.tell("Correction: my landlord's name is Ms Brandt.", { conversationId });
    await parts.settled();
    const found = (await parts.recalled(conversationId, "Who do I rent my flat from?", 10)).join();
    expect(found).toContain("Brandt");
    expect(found).not.toContain("Okafor");
  },
);
