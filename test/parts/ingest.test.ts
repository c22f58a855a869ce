// Ingestion as it runs: the real server with its parsing processes, the real embedder and a real Chroma, killed in the middle.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import type { DocumentStage } from "../../pipelines/engine/documents.ts";
import { apiOf, drop, untilFound, whenReady, withEmbedder } from "../bench/drop.ts";
import { randomOf } from "../bench/statistics.ts";
import { testSeed, withSeed } from "../bench/seed.ts";
import { startFacet } from "../support/facet-process.ts";
import type { FacetOptions, FacetProcess } from "../support/facet-process.ts";
import { wordOf, writtenPdf } from "../support/written-pdf.ts";

const random = randomOf(testSeed);

interface Row {
  readonly page: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly section: string | null;
}

/** What the store holds, read beside the server. */
function look(facet: FacetProcess): { stage: DocumentStage; pages: number; passages: Row[]; embedded: number } {
  const database = new Database(join(facet.folder, "data", "facet.db"), { readonly: true });
  try {
    const one = (sql: string) => database.prepare(sql).pluck().get();
    return {
      stage: one("select stage from documents") as DocumentStage,
      pages: one("select count(*) from pages") as number,
      embedded: one("select count(*) from passages where embedded_by is not null") as number,
      passages: database
        .prepare('select page, start, "end", text, section from passages order by page, start')
        .all() as Row[],
    };
  } finally {
    database.close();
  }
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
};

/** Reads the PDF, killing the server each time one of the moments has come. */
async function read(pdf: Buffer, options: FacetOptions, moments: readonly ((facet: FacetProcess) => boolean)[]) {
  await using facet = await startFacet(options);
  const documentId = await drop(facet.url, "long.pdf", pdf);
  for (const hasCome of moments) {
    await until(() => hasCome(facet));
    await facet.kill("SIGKILL");
    expect(look(facet).stage, withSeed).not.toBe("ready");
    await facet.restart();
  }
  await whenReady(apiOf(facet.url), documentId);
  const { passages: all } = await apiOf(facet.url).documents.search.query({ query: wordOf(7), k: 50 });
  return { ...look(facet), found: all.length, dense: all.filter(({ denseRank }) => denseRank !== undefined).length };
}

test("a server killed in the middle of 500 pages goes on, with no passage twice and the same ones as without the kills", async () => {
  const pdf = writtenPdf(500);
  const whole = await read(pdf, {}, []);
  const from = [20 + 150 * random(), 250 + 200 * random()];
  const cut = await read(
    pdf,
    {},
    from.map((pages) => (facet) => look(facet).pages >= pages),
  );
  expect([whole.pages, cut.pages], withSeed).toEqual([500, 500]);
  expect(cut.passages, withSeed).toEqual(whole.passages);
  expect(new Set(cut.passages.map(({ page, start }) => `${page}:${start}`)).size).toBe(cut.passages.length);
});

test("one killed while it embeds goes on there, and every passage has its vector", async () => {
  const cut = await read(writtenPdf(40), await withEmbedder(), [
    (facet) => look(facet).embedded > 0,
    (facet) => look(facet).embedded >= 48,
  ]);
  expect(cut.stage).toBe("ready");
  expect(cut.embedded).toBe(cut.passages.length);
  expect(cut.dense).toBeGreaterThan(20);
});

test("a corrupt file among good ones is named, and the others are ready; a text is searched while a long PDF is read", async () => {
  await using facet = await startFacet();
  const api = apiOf(facet.url);
  const long = await drop(facet.url, "long.pdf", writtenPdf(300));
  const corrupt = await drop(facet.url, "corrupt.pdf", Buffer.from("%PDF-1.4\nthis is no PDF at all"));
  const note = await drop(facet.url, "note.md", Buffer.from("# Descaling\n\nFill the kettle with one part vinegar."));
  await untilFound(api, note, "vinegar");
  const { documents } = await api.documents.list.query();
  expect(documents.find(({ documentId }) => documentId === long)?.stage).not.toBe("ready");
  await expect(whenReady(api, corrupt)).rejects.toThrow(/file-damaged.*corrupt\.pdf/);
  expect((await whenReady(api, long)).pageCount).toBe(300);
  expect((await whenReady(api, note)).stage).toBe("ready");
});

test("cancelling the reading of a long PDF ends it within a moment, and removing it leaves nothing", async () => {
  await using facet = await startFacet();
  const api = apiOf(facet.url);
  const documentId = await drop(facet.url, "long.pdf", writtenPdf(500));
  await untilFound(api, documentId, wordOf(1));
  expect((await api.documents.cancel.mutate({ documentId })).stage).toBe("cancelled");
  const { pages } = look(facet);
  expect(pages).toBeLessThan(500);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(look(facet)).toMatchObject({ stage: "cancelled", pages });
  const { removed } = await api.documents.remove.mutate({ documentId });
  expect(removed).toMatchObject({ passages: expect.any(Number), files: 1 });
  expect(look(facet)).toMatchObject({ pages: 0, passages: [] });
  expect(
    readdirSync(join(facet.folder, "data", "files"), { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    ),
  ).toEqual([]);
});
