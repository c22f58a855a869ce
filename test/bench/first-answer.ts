// The Researcher's first words: a 30-page PDF read and indexed, a question asked of the embedded model; time until a cited extract, and until the lead sentence.
import { readFile } from "node:fs/promises";
import { loadConfig } from "../../server/config.ts";
import { startFacet } from "../support/facet-process.ts";
import { openPage } from "../support/page-client.ts";
import { realWeights } from "../support/real-weights.ts";
import { times, wait } from "./bench.ts";
import type { Bench } from "./bench.ts";
import { median, spread } from "./statistics.ts";

const bars = { extractMs: 2000, leadMs: 15_000 };
/** 24 and 9 pages of the papers: about thirty together. */
const papers = ["program-guided-fact-checking.pdf", "snik-graph.pdf"];
const questions = [
  "Which datasets is ProgramFC evaluated on?",
  "What does the SNIK graph describe?",
  "How is a claim broken down into sub-tasks?",
  "Which language model generates the reasoning programs?",
  "Which formats is SNIK Graph available in?",
];

interface Answered {
  readonly extractMs: number;
  /** Until the run ended: the lead sentence is in the answer by then, or did not verify. */
  readonly endMs: number;
  readonly hasLead: boolean;
}

/** Asks each question in a conversation of its own, models warm after a first one that does not count. */
async function measureFirstAnswers(rounds: number): Promise<readonly Answered[]> {
  for (const entry of ["qwen2.5-coder-0.5b-instruct", "bge-small-en-v1.5", "ms-marco-minilm-l12"])
    await realWeights(entry);
  await using facet = await startFacet({ environment: { FACET_CACHE: loadConfig(process.env).FACET_CACHE } });
  const page = openPage(facet.url);
  try {
    const documentIds = await Promise.all(papers.map((name) => indexed(facet.url, page.api, name)));
    const answers: Answered[] = [];
    for (let round = -1; round < rounds; round += 1) {
      const question = questions[(round + questions.length) % questions.length] ?? "";
      const asked = performance.now();
      let extractMs = NaN;
      const { runId } = await page.api.personas.researcher.start.mutate({ input: { question }, documentIds });
      await page.until(() =>
        page.events.some(
          ({ runId: of, event }) =>
            of === runId &&
            (event.type === "run-end" ||
              (event.type === "output" && event.field === "citations" && isFilled(event.value))),
        ),
      );
      extractMs = performance.now() - asked;
      await page.ended(runId);
      const endMs = performance.now() - asked;
      const { outputs } = await page.api.runs.get.query({ runId });
      // An extract is "quoted"; only a lead sentence is "supported".
      const hasLead = JSON.stringify(outputs["citations"]).includes('"supported"');
      if (round >= 0) answers.push({ extractMs, endMs, hasLead });
    }
    return answers;
  } finally {
    page.close();
  }
}

const isFilled = (value: unknown) => Array.isArray(value) && value.length > 0;

async function indexed(url: string, api: ReturnType<typeof openPage>["api"], name: string): Promise<string> {
  const body = await readFile(new URL(`../data/papers/${name}`, import.meta.url));
  const response = await fetch(`${url}/files?name=${name}`, { method: "PUT", body });
  if (!response.ok) throw new Error(`the upload was refused: ${await response.text()}`);
  const { fileId } = (await response.json()) as { fileId: string };
  const { documentId } = await api.documents.ingest.mutate({ fileId, name });
  for (;;) {
    const { stage, error } = await api.documents.get.query({ documentId });
    if (stage === "ready") return documentId;
    if (stage === "failed") throw new Error(`${name} could not be read: ${JSON.stringify(error)}`);
    await wait(100);
  }
}

export const firstAnswer: Bench = {
  name: "first-answer",
  run: async (scale, report) => {
    const answers = await measureFirstAnswers(times(10, scale));
    const extracts = answers.map(({ extractMs }) => extractMs);
    const ends = answers.map(({ endMs }) => endMs);
    report({
      measure: "from Enter to a cited extract, embedded model, 30 pages indexed",
      figure: spread(extracts, "ms"),
      bar: `≤ ${bars.extractMs} ms`,
      met: median(extracts) <= bars.extractMs,
    });
    report({
      measure: `from Enter to the end of the answer, the lead sentence verified (${answers.filter(({ hasLead }) => hasLead).length} of ${answers.length}) or left out`,
      figure: spread(ends, "ms"),
      bar: `≤ ${bars.leadMs} ms`,
      met: median(ends) <= bars.leadMs,
    });
  },
};
