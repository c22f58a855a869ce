// The text of PDFs: pages a second of Facet's parser against pdftotext (poppler-utils), interleaved in one run.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { openParser } from "../../server/documents/parse/open-parser.ts";
import type { ParsedFile, Parser } from "../../server/documents/parse/parser.ts";
import { tmpFolder } from "../support/tmp-folder.ts";
import { times } from "./bench.ts";
import type { Bench } from "./bench.ts";
import { median, spread } from "./statistics.ts";

const papers = fileURLToPath(new URL("../data/papers", import.meta.url));
/** How often the papers are put one after another: a document of about 300 pages. */
const copies = 5;
const bars = { one: 0.2, two: 0.4 };

export interface PdfSpeed {
  readonly pages: number;
  /** Pages a second, round by round. */
  readonly one: readonly number[];
  readonly two: readonly number[];
  readonly pdftotext: readonly number[];
}

/** Null where poppler-utils is not installed. */
export async function measurePdfSpeed(rounds: number, of = copies): Promise<PdfSpeed | null> {
  if (spawnSync("pdftotext", ["-v"]).error || spawnSync("pdfunite", ["-v"]).error) return null;
  using folder = tmpFolder();
  await using parser = openParser({ log: pino({ level: "silent" }) });
  const path = join(folder.path, "papers.pdf");
  unite(path, of);
  const signal = new AbortController().signal;
  const file: ParsedFile = { path, name: "papers.pdf", mediaType: "application/pdf" };
  const { pageCount } = await parser.open(file, signal);
  const result = { pages: pageCount, one: [] as number[], two: [] as number[], pdftotext: [] as number[] };
  // Both processes are there before the clock: they live on between documents.
  await Promise.all([readAll(parser, file, 2), readAll(parser, file, 2)]);
  for (let round = 0; round < rounds; round += 1) {
    result.pdftotext.push(await pagesPerSecond(pageCount, () => pdftotext(path)));
    result.one.push(await pagesPerSecond(pageCount, () => readAll(parser, file, pageCount)));
    const both = () => Promise.all([readAll(parser, file, pageCount), readAll(parser, file, pageCount)]);
    result.two.push(await pagesPerSecond(2 * pageCount, both));
  }
  return result;
}

function unite(path: string, of: number): void {
  const files = readdirSync(papers).filter((name) => name.endsWith(".pdf"));
  const all = Array.from({ length: of }, () => files.map((name) => join(papers, name))).flat();
  const { status, stderr } = spawnSync("pdfunite", [...all, path], { encoding: "utf8" });
  if (status !== 0) throw new Error(`pdfunite failed: ${stderr}`);
}

async function readAll(parser: Parser, file: ParsedFile, to: number): Promise<void> {
  let pages = 0;
  for await (const page of parser.pages(file, 1, to, new AbortController().signal))
    pages += page.state === "text" ? 1 : 0;
  if (pages === 0) throw new Error("no page with text was read");
}

async function pdftotext(path: string): Promise<void> {
  const out = `${path}.txt`;
  const [code] = (await once(spawn("pdftotext", [path, out], { stdio: "ignore" }), "close")) as [number];
  if (code !== 0 || readFileSync(out).length === 0) throw new Error(`pdftotext ended with ${code}`);
}

async function pagesPerSecond(pages: number, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return pages / ((performance.now() - began) / 1000);
}

export const pdfSpeed: Bench = {
  name: "pdf-speed",
  run: async (scale, report) => {
    const speed = await measurePdfSpeed(times(5, scale));
    if (speed === null) {
      const figure = "not measured: pdftotext and pdfunite are missing (install poppler-utils)";
      report({ measure: "text of PDFs against pdftotext", figure, bar: "", met: null });
      return;
    }
    const { pages, pdftotext: reference } = speed;
    report({
      measure: `pdftotext, ${pages} pages (test/data/papers, ${copies} times over)`,
      figure: spread(reference, "pages/s", 0),
      bar: "",
      met: null,
    });
    for (const [kind, name] of [
      ["one", "one document"],
      ["two", "two documents at once"],
    ] as const) {
      const ratio = median(speed[kind]) / median(reference);
      report({
        measure: `text and the places of all words, ${name}: ${spread(speed[kind], "pages/s", 0)}`,
        figure: `${ratio.toFixed(2)} × pdftotext`,
        bar: `≥ ${bars[kind]} ×`,
        met: ratio >= bars[kind],
      });
    }
  },
};
