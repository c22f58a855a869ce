// The first part of ingestion: reads the pages that are missing, and puts them with their passages into the store, batch by batch.
import type { PageReport, PageText } from "../../pipelines/engine/documents.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { NewPassage } from "../store/document-store.ts";
import { openProgress } from "./ingest-progress.ts";
import type { Paces, Progress } from "./ingest-progress.ts";
import { giveWay, titleOf } from "./ingest-turn.ts";
import type { IngestParts, Turn } from "./ingest-turn.ts";
import type { ParsedPage } from "./parse/parser.ts";

/** Pages of one transaction, and milliseconds after which fewer are written too: what is read can be searched at once. */
const batch = { pages: 8, ms: 500 };
/** Kinds of files that can be asked with SQL. */
const dataTypes: readonly string[] = [
  "text/csv",
  "text/tab-separated-values",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.apache.parquet",
];

export interface Span {
  readonly from: number;
  readonly to: number;
}

type StoredPage = Omit<PageText, "documentId">;

/** Reads what is missing. False when the turn was over before its end. Throws what `Parser.open` throws when nothing at all can be read. */
export async function ingestPages(parts: IngestParts, turn: Turn, paces: Paces): Promise<boolean> {
  const { store, parser } = parts;
  const { documentId, mediaType, stage } = turn.document;
  const { pageCount, title, authors, year, drawable } = await parser.open(turn.file, turn.signal);
  turn.signal.throwIfAborted();
  const isData = dataTypes.includes(mediaType);
  store.setFacts(documentId, { title, authors, year, pageCount, drawable, isData });
  const spans = missingSpans(store.report(documentId), pageCount, stage === "queued");
  const missing = spans.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const place = { stage: "parsing", done: pageCount - missing, total: pageCount } as const;
  const progress = openProgress(store, documentId, place, paces);
  /** As many passages a page as so far, each at the embedder's pace. */
  const timeToEmbed = (): number => {
    if (parts.embedder.modelId() === null) return 0;
    const perPage = store.countPassages(documentId) / store.report(documentId).length;
    return perPage * pageCount * (paces.get("embedding") ?? 0);
  };
  const counting: Progress = { add: (count) => progress.add(count, timeToEmbed) };
  for (const span of spans) {
    if (!(await readSpan(parts, { ...turn, document: store.stored(documentId) }, span, counting))) return false;
  }
  return true;
}

/** The pages that are not there, as spans; where a person asks once more, those that failed too. */
export function missingSpans(known: readonly PageReport[], pageCount: number, again: boolean): Span[] {
  const here = new Set(known.filter(({ state }) => !again || state !== "failed").map(({ page }) => page));
  const spans: Span[] = [];
  for (let page = 1; page <= pageCount; page += 1) {
    if (here.has(page)) continue;
    const last = spans.at(-1);
    if (last?.to === page - 1) spans[spans.length - 1] = { from: last.from, to: page };
    else spans.push({ from: page, to: page });
  }
  return spans;
}

async function readSpan(parts: IngestParts, turn: Turn, span: Span, progress: Progress): Promise<boolean> {
  const { store, chat } = parts;
  const { document, signal } = turn;
  let next = span.from;
  let written = performance.now();
  let pages: StoredPage[] = [];
  let passages: NewPassage[] = [];
  const put = (): void => {
    signal.throwIfAborted();
    store.putPages(document.documentId, pages, passages);
    progress.add(pages.length);
    [pages, passages, written] = [[], [], performance.now()];
  };
  try {
    for await (const { page, made } of chunked(parts, turn, span)) {
      pages.push(page);
      passages.push(...made);
      next = page.page + 1;
      // The very first page is there as soon as it can be.
      const isDue = page.page === 1 || pages.length === batch.pages || performance.now() - written > batch.ms;
      if (!isDue) continue;
      put();
      await giveWay(chat, signal);
      if (next <= span.to && turn.isOver()) return false;
    }
  } catch (thrown) {
    if (!isDamage(thrown) || store.report(document.documentId).length + pages.length === 0) throw thrown;
    parts.log.warn(
      { documentId: document.documentId, page: next, error: thrown.data },
      "The rest of a document cannot be read",
    );
  }
  // Pages that the file promised and did not give are said to be missing, never left out silently.
  for (; next <= span.to; next += 1) pages.push(unreadable(next));
  if (pages.length > 0) put();
  return true;
}

/** The span's pages with their passages. The page before the span is read once more for the heading it ends under. */
async function* chunked({ store, parser, chunk }: IngestParts, { document, file, signal }: Turn, { from, to }: Span) {
  const { owner, documentId } = document;
  const before = from > 1 ? store.page(owner, documentId, from - 1) : null;
  const first = before === null || before.state === "failed" ? from : from - 1;
  let section = before?.section ?? null;
  for await (const page of parser.pages(file, first, to, signal)) {
    signal.throwIfAborted();
    const { passages, section: after } = chunk(page, { documentId, title: titleOf(document), section });
    if (page.page >= from) yield { page: storedPage(page, section), made: passages };
    section = after;
  }
}

export function storedPage(parsed: ParsedPage, section: string | null): StoredPage {
  const { page, state, reason, text, words, width, height } = parsed;
  return { page, state, ...(reason && { reason }), text, words, width, height, section: parsed.section ?? section };
}

export function unreadable(page: number, reason: "unreadable" | "too-slow" = "unreadable"): StoredPage {
  return { page, state: "failed", reason, text: "", words: [], width: 0, height: 0, section: null };
}

/** What says that a file goes no further, and nothing of this machine. */
export function isDamage(thrown: unknown): thrown is FacetError {
  return thrown instanceof FacetError && ["file-damaged", "time-limit", "unsupported-file"].includes(thrown.data.code);
}
