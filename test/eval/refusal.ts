// Refusal through the real Researcher: questions the documents do not answer are refused, those they answer are not.
import { pino } from "pino";
import type { ChatModels, ModelInfo } from "../../pipelines/engine/ports.ts";
import { foldAll } from "../../pipelines/engine/fold.ts";
import researcher from "../../pipelines/researcher.ts";
import { locateQuote } from "../../pipelines/steps/locate-quote.ts";
import { isRefusal } from "../../server/evaluation/grade-answer.ts";
import { EmbeddedChatModel } from "../../server/models/embedded/embedded-chat-model.ts";
import { EmbeddedEngine } from "../../server/models/embedded/embedded-engine.ts";
import { startRun } from "../../server/start-run.ts";
import { realFile } from "../support/real-weights.ts";
import { scriptedModels } from "../support/scripted-model.ts";
import { openCorpus } from "./corpus.ts";
import type { Corpus } from "./corpus.ts";
import { folderOf, questionsOf, share, unanswerableOf } from "./eval.ts";
import type { Evaluation } from "./eval.ts";

const bars = { refused: 0.8, falsely: 0.1 };
const standIn = { name: "qwen2.5-coder-0.5b-instruct", threads: 2, context: 4096 };

/** Asks in a conversation of its own. True when the answer is that the documents do not answer. */
export async function isRefused(question: string, { facet, documentIds }: Corpus): Promise<boolean> {
  const started = await startRun(facet.services, "local", researcher, {
    input: { question },
    modelId: undefined,
    conversationId: undefined,
    documentIds: [...documentIds],
  });
  const { status } = await facet.ended(started.runId);
  if (status !== "done") throw new Error(`“${question}” ended ${status}`);
  const events = facet.services.store.events.ofRun("local", started.runId, 0).map((each) => each.event);
  return isRefusal(foldAll(events).outputs);
}

export async function embeddedModel(): Promise<ChatModels & AsyncDisposable> {
  const engine = new EmbeddedEngine({
    file: await realFile(standIn.name, ".gguf"),
    threads: standIn.threads,
    context: standIn.context,
    name: standIn.name,
    log: pino({ level: "silent" }),
  });
  await engine.load();
  const info: ModelInfo = {
    modelId: standIn.name,
    name: standIn.name,
    kind: "embedded",
    tier: "small",
    standIn: true,
    capabilities: { vision: false, json: true, context: standIn.context, usage: true },
    template: { systemRole: true, alternates: false },
  };
  const llm = new EmbeddedChatModel(engine, standIn.name);
  return {
    open: async () => ({ info, llm, countTokens: (text) => engine.countTokens(text) }),
    pool: () => ({ poolId: "embedded", limit: 1 }),
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  };
}

const source = /<source id="(\d+)"[^>]*>\n([^]*?)\n<\/source>/g;

/** A large model that knows which words answer each question, and says so only where it is shown them. */
export function knowingModel(): ChatModels {
  const known = questionsOf("papers");
  return scriptedModels(
    ({ turns, options }) => {
      const asked = turns.map(({ text }) => text).join("\n");
      const answer = known.find(({ question }) => asked.includes(question));
      const shown = [...asked.matchAll(source)].find(
        ([, , text = ""]) => answer && locateQuote(text, answer.quote) !== null,
      );
      const id = Number(shown?.[1] ?? 0);
      const fields = Object.keys((options.schema as { properties?: object } | undefined)?.properties ?? {});
      return { text: JSON.stringify(reply(fields, shown && answer ? { id, quote: answer.quote } : null)) };
    },
    { info: { tier: "large", capabilities: { vision: false, json: true, context: 16_384, usage: true } } },
  );
}

function reply(fields: readonly string[], found: { readonly id: number; readonly quote: string } | null): object {
  if (fields.includes("relevant")) return { relevant: found !== null, score: found ? 9 : 1, quote: "" };
  if (fields.includes("answerable")) return { answerable: found !== null, missing: found ? [] : ["what is asked for"] };
  if (fields.includes("supported")) return { supported: true, reason: "stated" };
  const sentences = found ? [{ text: `The document says: ${found.quote}.`, cites: [found] }] : [];
  return { sentences, disagreements: [], missing: [] };
}

export const refusal: Evaluation = {
  name: "refusal",
  run: async (report) => {
    await using embedded = await embeddedModel();
    for (const [who, models] of [
      ["embedded model", embedded],
      ["scripted large model", knowingModel()],
    ] as const) {
      await using corpus = await openCorpus(folderOf("papers"), { models });
      const refused = async (all: readonly { readonly question: string }[]) => {
        let count = 0;
        for (const { question } of all) count += (await isRefused(question, corpus)) ? 1 : 0;
        return count;
      };
      const [unanswerable, answerable] = [unanswerableOf("papers"), questionsOf("papers")];
      const rightly = await refused(unanswerable);
      const falsely = await refused(answerable);
      report({
        measure: `refused, ${who}`,
        figure: share(rightly, unanswerable.length),
        bar: `≥ ${bars.refused}`,
        met: rightly >= bars.refused * unanswerable.length,
      });
      report({
        measure: `falsely refused, ${who}`,
        figure: share(falsely, answerable.length),
        bar: `≤ ${bars.falsely}`,
        met: falsely <= bars.falsely * answerable.length,
      });
    }
  },
};
