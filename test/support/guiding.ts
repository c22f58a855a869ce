// The Guide's steps in one conversation, with a model that answers by what it is asked, over documents and a history that a test writes down.
import { createStepContext } from "../../pipelines/engine/chat.ts";
import type { Turn } from "../../pipelines/engine/conversations.ts";
import type { FoundPassage, Passage } from "../../pipelines/engine/documents.ts";
import type { RunEvent } from "../../pipelines/engine/events.ts";
import { foldAll } from "../../pipelines/engine/fold.ts";
import type { ImageInfo } from "../../pipelines/engine/images.ts";
import { componentsOf, fieldsOfPersona } from "../../pipelines/engine/persona-fields.ts";
import type { ChatModel, ModelInfo } from "../../pipelines/engine/ports.ts";
import guide from "../../pipelines/guide.ts";
import type { GuideOutputs } from "../../pipelines/steps/guide/guide.ts";
import { someDocuments, someFound } from "./found-passages.ts";
import { givenPictures } from "./given-pictures.ts";
import { turnOf } from "./remembered.ts";
import { scriptedModels } from "./scripted-model.ts";

/** What the model says to each prompt of the Guide; an absent one fails the test that asks it. A list is streamed piece by piece. */
export type Replies = Readonly<Partial<Record<PromptKind, (asked: string, call: number) => unknown>>>;
export type PromptKind = keyof typeof promptMarks;

const promptMarks = {
  jsonAgain: "This is not the JSON that was asked for",
  outline: "You plan how a topic is opened",
  outlineSmall: "You plan short lessons",
  layer: "you tell one layer of a topic",
  layerSmall: "You explain one thing at a time",
  check: "You check one sentence",
  mend: "You mend a",
  answerFrom: "Where a source states what a paragraph says",
  quiz: "You make a quiz of",
  plain: "you explain topics step by step",
  plainSmall: "You are the Guide. Explain step by step",
} as const;

export const titles = [
  "What heat is",
  "A liquid that boils in the cold",
  "The loop",
  "One unit of power moves three of heat",
  "In frost",
] as const;

export const told = (text: string, more: object = {}) => ({
  paragraphs: [{ text, cites: [], sure: true }],
  picture: { picture: "" },
  example: { example: `A case of it: ${text}`, cites: [], sure: true },
  words: [],
  ...more,
});

/** A large model that opens one path of five layers, and tells each by its title. */
export const teaching = {
  outline: () => ({ topic: "Heat pumps", layers: titles }),
  layer: (asked) => {
    const title = /This layer: (.+)$/.exec(asked)?.[1] ?? "";
    return told(`${title} is told here in a sentence.`, { words: [{ word: title.toLowerCase(), meaning: title }] });
  },
  plain: () => "Because it is so.",
  check: () => ({ supported: true, reason: "" }),
} satisfies Replies;

interface Setting {
  readonly replies?: Replies;
  readonly info?: Partial<ModelInfo>;
  readonly history?: readonly Turn[];
  readonly images?: readonly ImageInfo[];
  /** Sentences of one page each of a document; all are found. */
  readonly pages?: readonly string[];
  /** Instead of the scripted one. */
  readonly model?: ChatModel;
}

/** The model alone: for a page over a real server. */
export const guideModels = (replies: Replies) =>
  scriptedModels((request) => ({ text: replyTo(request.turns, replies, []) }), { info: { tier: "large" } });

export interface Guided {
  readonly outputs: GuideOutputs;
  readonly events: readonly RunEvent[];
  readonly notes: readonly string[];
  /** The text as it was streamed. */
  readonly streamed: string;
}

/** Each question is asked on top of those before it. */
export function guiding({ replies = teaching, info, history = [], images = [], pages = [], ...given }: Setting = {}) {
  const turns = [...history];
  const asked: { kind: PromptKind; text: string }[] = [];
  const scripted = scriptedModels((request) => ({ text: replyTo(request.turns, replies, asked) }), {
    info: { tier: "large", ...info },
  });
  const model = given.model ?? scripted.model;
  const ask = async (question: string, more: Readonly<Record<string, unknown>> = {}): Promise<Guided> => {
    const events: RunEvent[] = [];
    const run = {
      runId: "run",
      signal: new AbortController().signal,
      history: [...turns],
      memory: { summary: () => null, recall: async () => [] },
      model,
      documents: documentsOf(pages),
      images: givenPictures(images),
      data: none,
      code: none,
      tools: none,
      sandbox: none,
      embed: none,
      emit: (event: RunEvent) => void events.push(event),
    };
    const input = guide.inputSchema.parse({ question, ...more });
    let state: Record<string, unknown> = input;
    for (const step of guide.steps) {
      const { context } = createStepContext(run, step.name, { used: () => {}, asked: () => {} });
      const values = await step.run(state as never, context);
      for (const [field, value] of Object.entries(values))
        if (field in guide.outputs) events.push({ type: "output", field, value });
      // As a checkpoint holds it.
      state = JSON.parse(JSON.stringify({ ...state, ...values })) as Record<string, unknown>;
    }
    const own = Object.fromEntries(Object.keys(guide.outputs).map((key) => [key, state[key]]));
    const outputs = guide.outputSchema.parse(own) as GuideOutputs;
    turns.push(turnOf("user", question, { input }), turnOf("assistant", outputs.answer, { outputs: { ...outputs } }));
    const notes = events.flatMap((event) => (event.type === "note" ? [event.key] : []));
    const streamed = events.flatMap((event) => (event.type === "text-delta" ? [event.text] : [])).join("");
    return { outputs, events, notes, streamed };
  };
  return { ask, asked, turns, prompts: scripted.llm.asked };
}

/** What the page shows in the end. */
export const shownAtEnd = (events: readonly RunEvent[]) =>
  foldAll(events, componentsOf(fieldsOfPersona(guide))).outputs as unknown as GuideOutputs;

function replyTo(
  turns: readonly { readonly text: string }[],
  replies: Replies,
  asked: { kind: PromptKind; text: string }[],
): string | readonly string[] {
  const text = turns.map((turn) => turn.text).join("\n");
  const kind = (Object.keys(promptMarks) as PromptKind[]).find((each) => text.includes(promptMarks[each]));
  const reply = kind && replies[kind];
  if (!kind || !reply) throw new Error(`The test has no reply to ${kind ?? "this"}: ${text.slice(0, 200)}`);
  const call = asked.filter((each) => each.kind === kind).length;
  asked.push({ kind, text });
  const said = reply(text, call);
  if (Array.isArray(said)) return said as string[];
  return typeof said === "string" ? said : JSON.stringify(said);
}

function documentsOf(pages: readonly string[]) {
  const passages = pages.map((text, at): Passage => {
    const { score: _score, reranked: _reranked, ...passage } = someFound(text, 0, { page: at + 1 });
    return passage;
  });
  const info = { documentId: "report", name: "report.pdf", stage: "ready", isData: false };
  return someDocuments({
    list: () => (pages.length === 0 ? [] : [info as never]),
    lexical: () => passages.map((each): FoundPassage => ({ ...each, score: 1, reranked: false })),
    passages: () => passages,
    page: (_, page) => ({ text: pages[page - 1] ?? "", section: null, words: [] }) as never,
    report: () => [],
    rerank: async (question, read) => read.map(({ text }) => sharedWords(question, text) * 2 - 2),
  });
}

function sharedWords(question: string, text: string): number {
  const of = (value: string) => value.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const held = new Set(of(text));
  return of(question).filter((word) => held.has(word)).length;
}

/** The Guide asks none of these. */
const none = new Proxy(
  {},
  {
    get: (_, key) => {
      throw new Error(`The Guide asked for ${String(key)}`);
    },
  },
) as never;
