// The second part of ingestion: reads pages that show something but hold no text by optical character recognition.
import type { PageReport } from "../../pipelines/engine/documents.ts";
import { isDamage, storedPage, unreadable } from "./ingest-pages.ts";
import { openProgress } from "./ingest-progress.ts";
import type { Paces } from "./ingest-progress.ts";
import { giveWay, titleOf } from "./ingest-turn.ts";
import type { IngestParts, Turn } from "./ingest-turn.ts";

/** Pages whose picture nobody has read yet. */
export function unreadPictures(report: readonly PageReport[]): number[] {
  return report.filter(({ state, reason }) => state === "empty" && reason === "picture").map(({ page }) => page);
}

/** Reads what is left, each page replaced as soon as it is read. False when the turn was over before its end. */
export async function ingestPictures(parts: IngestParts, turn: Turn, paces: Paces): Promise<boolean> {
  const { store, chat } = parts;
  const { documentId } = turn.document;
  const left = unreadPictures(store.report(documentId));
  const total = Math.max(turn.document.total, left.length);
  const progress = openProgress(store, documentId, { stage: "reading", done: total - left.length, total }, paces);
  for (const [place, page] of left.entries()) {
    if (place > 0 && turn.isOver()) return false;
    await giveWay(chat, turn.signal);
    await readPicture(parts, turn, page);
    turn.signal.throwIfAborted();
    progress.add(1);
  }
  return true;
}

async function readPicture({ store, parser, chunk, log }: IngestParts, turn: Turn, number: number): Promise<void> {
  const { document, file, signal } = turn;
  const { documentId, owner } = document;
  const { section, width, height } = store.page(owner, documentId, number);
  try {
    const page = await parser.read(file, number, signal);
    signal.throwIfAborted();
    const { passages } = chunk(page, { documentId, title: titleOf(document), section });
    store.putPages(documentId, [storedPage(page, section)], passages);
  } catch (thrown) {
    signal.throwIfAborted();
    if (!isDamage(thrown)) throw thrown;
    log.warn({ documentId, page: number, error: thrown.data }, "A page's picture cannot be read");
    const reason = thrown.data.code === "time-limit" ? "too-slow" : "unreadable";
    store.putPages(documentId, [{ ...unreadable(number, reason), section, width, height }], []);
  }
}
