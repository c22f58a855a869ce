// The Researcher over real rows and the real queue, with documents a test writes and a model that answers by what it is asked.
import { onTestFinished } from "vitest";
import type { RunEvent } from "../../pipelines/engine/events.ts";
import { foldAll } from "../../pipelines/engine/fold.ts";
import type { ChatModels, ModelInfo } from "../../pipelines/engine/ports.ts";
import researcher from "../../pipelines/researcher.ts";
import type { ResearchOutputs } from "../../pipelines/steps/research.ts";
import { startRun } from "../../server/start-run.ts";
import type { DocumentFacts } from "../../server/store/document-store.ts";
import { addDocument, page, passage } from "./document-rows.ts";
import { scriptedModels } from "./scripted-model.ts";
import { openServices } from "./services.ts";

/** Pages of one document: each its passages, as paragraphs of the page's text. */
export interface WrittenDocument {
  readonly name: string;
  readonly pages: readonly (readonly string[])[];
  readonly facts?: Partial<DocumentFacts>;
  /** Pages that could not be read, behind the others. */
  readonly failed?: number;
}

/** What the model says to each prompt of the Researcher; an absent one fails the test that asks it. */
export type Replies = Readonly<Partial<Record<PromptKind, Reply>>>;
export type Reply = (asked: string, call: number) => unknown;
type PromptKind = keyof typeof promptMarks;

const promptMarks = {
  rewrite: "You rewrite a follow-up question",
  score: "You judge whether a passage helps",
  judge: "You decide whether sources are enough",
  write: "You answer from the sources alone",
  check: "You check one sentence",
  repair: "You correct sentences",
  mend: "You mend a",
  lead: "in one short sentence",
  aspects: "You choose the columns",
  cell: "You fill one cell",
  general: "asked for an answer from general knowledge",
  query: "You write one DuckDB SELECT",
} as const;

export const yes = {
  score: () => ({ relevant: true, score: 9, quote: "" }),
  judge: () => ({ answerable: true, missing: [] }),
  check: () => ({ supported: true, reason: "stated" }),
} satisfies Replies;

interface Setting {
  readonly documents: readonly WrittenDocument[];
  readonly replies?: Replies;
  readonly info?: Partial<ModelInfo>;
  /** Default: the scripted model. */
  readonly open?: ChatModels["open"];
  /** Relevance of a passage to a question; default: how many of the question's words it holds, minus two. */
  readonly relevance?: (question: string, text: string) => number;
}

export interface Asking {
  readonly question: string;
  readonly [field: string]: unknown;
}

export async function openResearch({ documents, replies = {}, info, open, relevance = sharedWords }: Setting) {
  const calls = new Map<PromptKind, number>();
  const models = scriptedModels(
    ({ turns }) => {
      const asked = turns.map(({ text }) => text).join("\n");
      const kind = (Object.keys(promptMarks) as PromptKind[]).find((each) => asked.includes(promptMarks[each]));
      const reply = kind && replies[kind];
      if (!kind || !reply) throw new Error(`The test has no reply to: ${asked.slice(0, 120)}`);
      const call = calls.get(kind) ?? 0;
      calls.set(kind, call + 1);
      const said = reply(asked, call);
      // JSON without its end was cut.
      const isCut = typeof said === "string" && said.startsWith("{") && !said.endsWith("}");
      return { text: typeof said === "string" ? said : JSON.stringify(said), isCut };
    },
    { info: { tier: "large", ...info }, ...(open && { open }) },
  );
  const facet = await openServices({
    models,
    rerank: async (question, texts) => texts.map((text) => relevance(question, text)),
  });
  onTestFinished(() => facet[Symbol.asyncDispose]());
  const ids = documents.map((each) => addWritten(facet.services.store, each));
  let conversationId: string | undefined;
  const ask = async (input: Asking, documentIds: readonly string[] = ids) => {
    const started = await startRun(facet.services, "local", researcher, {
      input,
      modelId: undefined,
      conversationId,
      documentIds: [...documentIds],
    });
    conversationId = started.conversationId;
    const { status } = await facet.ended(started.runId);
    const events = facet.services.store.events.ofRun("local", started.runId, 0).map((each) => each.event);
    const answer = foldAll(events);
    return { status, events, answer, notes: answer.notes, outputs: answer.outputs as unknown as ResearchOutputs };
  };
  return { ask, ids, facet, asked: models.llm.asked, calls };
}

function addWritten(store: Parameters<typeof addDocument>[0], { name, pages, facts, failed = 0 }: WrittenDocument) {
  const { documentId } = addDocument(store, name);
  const texts = pages.map((paragraphs) => paragraphs.join("\n\n"));
  const broken = Array.from({ length: failed }, (_, index) =>
    page(texts.length + index + 1, "", { state: "failed", reason: "unreadable" }),
  );
  store.documents.putPages(
    documentId,
    [...texts.map((text, index) => page(index + 1, text, { words: wordsOf(text) })), ...broken],
    pages.flatMap((paragraphs, index) =>
      paragraphs.map((text) => passage(documentId, index + 1, text, texts[index]!.indexOf(text))),
    ),
  );
  store.documents.setFacts(documentId, {
    title: null,
    authors: [],
    year: null,
    pageCount: texts.length + failed,
    drawable: true,
    isData: false,
    ...facts,
  });
  store.documents.setProgress(documentId, { stage: "ready" });
  return documentId;
}

/** Each word in a box of its own line, so that boxes can be counted. */
function wordsOf(text: string) {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }, at) => ({
    start: index,
    end: index + word.length,
    box: [0.1, at / 1000, 0.1, 0.0005] as const,
  }));
}

function sharedWords(question: string, text: string): number {
  const of = (value: string) => value.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const held = new Set(of(text));
  return of(question).filter((word) => held.has(word)).length - 2;
}

export const deltas = (events: readonly RunEvent[], field: string): string =>
  events.flatMap((event) => (event.type === "text-delta" && event.field === field ? [event.text] : [])).join("");

/** Writes these sentences, each citing the source that holds its quote. */
export const writes =
  (sentences: readonly (readonly [text: string, quote: string])[], rest: object = {}): Reply =>
  (asked) => ({
    sentences: sentences.map(([text, quote]) => ({
      text,
      cites: quote === "" ? [] : [{ id: idOf(asked, quote), quote }],
    })),
    disagreements: [],
    missing: [],
    ...rest,
  });

export function idOf(asked: string, quote: string): number {
  const held = [...asked.matchAll(/<source id="(\d+)"[^>]*>\n([^]*?)\n<\/source>/g)];
  return Number(held.find(([, , text]) => text?.includes(quote))?.[1] ?? 1);
}
