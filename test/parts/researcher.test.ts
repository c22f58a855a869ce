// The Researcher in the small tier with everything real: a PDF through the parser, the real embedder, reranker and chat model.
import { afterAll, beforeAll, expect, test } from "vitest";
import { foldAll } from "../../pipelines/engine/fold.ts";
import researcher from "../../pipelines/researcher.ts";
import type { ResearchOutputs } from "../../pipelines/steps/research.ts";
import { startRun } from "../../server/start-run.ts";
import { openCorpus } from "../eval/corpus.ts";
import type { Corpus } from "../eval/corpus.ts";
import { folderOf } from "../eval/eval.ts";
import { embeddedModel } from "../eval/refusal.ts";

const name = "neuromatch-academy.pdf";
let models: Awaited<ReturnType<typeof embeddedModel>>;
let corpus: Corpus;

beforeAll(async () => {
  models = await embeddedModel();
  corpus = await openCorpus(folderOf("papers"), { names: [name], models });
});
afterAll(async () => {
  await corpus?.[Symbol.asyncDispose]();
  await models?.[Symbol.asyncDispose]();
});

async function ask(input: { question: string; mode?: string }) {
  const { facet, documentIds } = corpus;
  const start = { input, modelId: undefined, documentIds: [...documentIds] };
  const { runId } = await startRun(facet.services, "local", researcher, start);
  expect(await facet.ended(runId)).toMatchObject({ status: "done" });
  const events = facet.services.store.events.ofRun("local", runId, 0).map((each) => each.event);
  return { events, outputs: foldAll(events).outputs as unknown as ResearchOutputs };
}

test("a question the PDF does not answer is refused with the nearest passages, and the model is not asked", async () => {
  const { outputs } = await ask({ question: "Which SPARQL database server hosts the lecture recordings?" });
  expect(outputs).toMatchObject({ summary: "Not in your documents.", confidence: "none", citations: [] });
  expect(outputs.nearest?.length).toBeGreaterThan(0);
});

test("a question it answers is answered in its own words, boxed where they stand on the page", async () => {
  const { events, outputs } = await ask({
    question: "On which Chinese services were the notebooks and videos mirrored?",
  });
  const cited = outputs.citations.find(({ quote }) => quote.includes("mirrored on gitee"));
  expect(cited).toMatchObject({ name, page: 5, located: true });
  expect(outputs.summary).toContain(`[${cited?.number}]`);
  const { text, words } = corpus.documents.page(cited!.documentId, cited!.page);
  const quoted = text.slice(cited!.start, cited!.end).replace(/-?\s+/g, "");
  expect(quoted).toBe(cited!.quote.replace(/-?\s+/g, ""));
  const drawn = words.filter(({ start, end }) => end > cited!.start && start < cited!.end);
  expect(cited!.boxes.length).toBeGreaterThan(0);
  expect(cited!.boxes.length).toBeLessThanOrEqual(drawn.length);
  expect(outputs.references).toMatchObject([{ name, pages: expect.arrayContaining([5]) }]);
  // The extract is there before the small model has written anything.
  const shown = events.findIndex((event) => event.type === "output" && event.field === "citations");
  const written = events.findIndex((event) => event.type === "step-end" && event.step === "write");
  expect(shown).toBeGreaterThan(0);
  expect(shown).toBeLessThan(written);
});

test("a comparison quotes each cell or says that it is not stated", async () => {
  const { outputs } = await ask({ question: "What is this school like?", mode: "compare" });
  const [row] = outputs.table!.rows;
  expect(row).toHaveLength(4);
  for (const { text, citation } of row!.slice(1)) {
    if (citation === undefined) expect(text).toBe("not stated");
    else
      expect(outputs.citations.find(({ number }) => number === citation[0])).toMatchObject({
        quote: text,
        located: true,
      });
  }
});
