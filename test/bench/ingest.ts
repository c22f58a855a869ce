// Ingestion: a PDF of 300 pages from its drop until it is ready, without and with embedding, and until its first page is found.
import { startFacet } from "../support/facet-process.ts";
import { wordOf, writtenPdf } from "../support/written-pdf.ts";
import { times } from "./bench.ts";
import type { Bench } from "./bench.ts";
import { apiOf, drop, untilFound, whenReady, withEmbedder } from "./drop.ts";
import { spread } from "./statistics.ts";

const pages = 300;
const barsMs = { without: 30_000, with: 150_000 };

export interface Ingested {
  readonly readyMs: number;
  /** Until a search finds the first page; undefined where it was not asked for. */
  readonly firstMs: number | undefined;
}

/** One new server, one new document. The clock begins before the upload. */
export async function ingestOnce(pageCount: number, embedding: boolean): Promise<Ingested> {
  const pdf = writtenPdf(pageCount);
  await using facet = await startFacet(embedding ? await withEmbedder() : {});
  const api = apiOf(facet.url);
  if (embedding) await embedderIsKnown(facet.url);
  const began = performance.now();
  const documentId = await drop(facet.url, "long.pdf", pdf);
  // With an embedder a search is work of its own; there the time to the first page is not asked for.
  const first = embedding ? undefined : untilFound(api, documentId, wordOf(1)).then(() => performance.now() - began);
  await whenReady(api, documentId);
  const readyMs = performance.now() - began;
  return { readyMs, firstMs: await first };
}

/** A page that is opened first would see this too: the model's file is hashed once after the start. */
async function embedderIsKnown(url: string): Promise<void> {
  const api = apiOf(url);
  for (;;) {
    const { models } = await api.models.list.query();
    if (models.some(({ role, modelId }) => role === "embed" && modelId.startsWith("sha256:"))) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export const ingest: Bench = {
  name: "ingest",
  run: async (scale, report) => {
    const pageCount = times(pages, scale);
    const rounds = times(3, scale);
    for (const embedding of [false, true]) {
      const all: Ingested[] = [];
      for (let round = 0; round < rounds; round += 1) all.push(await ingestOnce(pageCount, embedding));
      const ready = all.map(({ readyMs }) => readyMs / 1000);
      const bar = (embedding ? barsMs.with : barsMs.without) / 1000;
      report({
        measure: `a written PDF of ${pageCount} pages, from the drop until it is ready, ${embedding ? "with" : "without"} embedding, ${rounds} times`,
        figure: spread(ready, "s"),
        bar: `≤ ${bar} s for ${pages} pages`,
        met: Math.max(...ready) <= bar,
      });
      const first = all.flatMap(({ firstMs }) => firstMs ?? []);
      if (first.length === 0) continue;
      report({
        measure: "until a search finds a word of its first page",
        figure: spread(first, "ms", 0),
        bar: "",
        met: null,
      });
    }
  },
};
