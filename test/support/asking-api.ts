// The Developer asked about documentation of an API: real parser, tools and queue, with a model that answers by what it is asked.
import developer from "../../pipelines/developer.ts";
import { foldAll } from "../../pipelines/engine/fold.ts";
import type { ModelInfo } from "../../pipelines/engine/ports.ts";
import type { DeveloperOutputs } from "../../pipelines/steps/code/explain/outputs.ts";
import { startRun } from "../../server/start-run.ts";
import { addFile, openReal } from "./api-documents.ts";
import { scriptedModels } from "./scripted-model.ts";

type Reply = (asked: string, call: number) => unknown;
const promptMarks = {
  rewrite: "You rewrite a follow-up question",
  score: "You judge whether a passage helps",
  judge: "You decide whether sources are enough",
  write: "You answer questions on an API",
  check: "You check one sentence",
  repair: "You correct sentences",
  lead: "in one short sentence",
  values: "You choose the values of one sample request",
  call: "You write one short sample in TypeScript",
} as const;
type PromptKind = keyof typeof promptMarks;

interface Setting {
  readonly files: Readonly<Record<string, string | Buffer>>;
  readonly replies?: Readonly<Partial<Record<PromptKind, Reply>>>;
  readonly info?: Partial<ModelInfo>;
}

export async function askingApi({ files, replies = {}, info }: Setting) {
  const calls = new Map<PromptKind, number>();
  const models = scriptedModels(
    ({ turns }) => {
      const asked = turns.map(({ text }) => text).join("\n");
      const kind = (Object.keys(promptMarks) as PromptKind[]).find((each) => asked.includes(promptMarks[each]));
      const reply = kind && replies[kind];
      if (!kind || !reply) throw new Error(`The test has no reply to: ${asked.slice(0, 160)}`);
      const call = calls.get(kind) ?? 0;
      calls.set(kind, call + 1);
      const said = reply(asked, call);
      return { text: typeof said === "string" ? said : JSON.stringify(said) };
    },
    { info: { tier: "large", ...info } },
  );
  const facet = await openReal({
    models,
    rerank: async (question, texts) => texts.map((text) => shared(question, text)),
  });
  const ids: string[] = [];
  for (const [name, bytes] of Object.entries(files)) ids.push(await addFile(facet, name, bytes));
  let conversationId: string | undefined;
  const ask = async (question: string) => {
    const started = await startRun(facet.services, "local", developer, {
      input: { question, wish: "ask" },
      modelId: undefined,
      conversationId,
      documentIds: ids,
    });
    conversationId = started.conversationId;
    const { status } = await facet.ended(started.runId);
    const events = facet.services.store.events.ofRun("local", started.runId, 0).map((each) => each.event);
    const answer = foldAll(events);
    return { status, events, notes: answer.notes, outputs: answer.outputs as unknown as DeveloperOutputs };
  };
  return { ask, facet, calls, asked: models.llm.asked };
}

/** As a reranker would: words both have, in any form. */
function shared(question: string, text: string): number {
  const of = (value: string) => new Set(value.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  const held = of(text);
  return [...of(question)].filter((word) => held.has(word)).length - 2;
}
