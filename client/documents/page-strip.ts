// The page strip: one small page per page, in groups of ten where there are many, each with its state and why.
import type { DocumentStage, PageReport, PageState } from "../../pipelines/engine/documents.ts";

/** From this many pages on, ten stand as one. */
const groupFrom = 60;
const groupSize = 10;
/** Pages drawn one by one or in groups; above it the groups grow, so that the strip stays a strip. */
const mostCells = 120;

export type StripState = PageState | "waiting";

/** Without what is not settled yet: while a document is being read, its pictures wait for OCR. */
export function settledReports(reports: readonly PageReport[], stage: DocumentStage): readonly PageReport[] {
  if (stage !== "queued" && stage !== "parsing" && stage !== "reading") return reports;
  return reports.filter(({ state, reason }) => state !== "empty" || reason !== "picture");
}

export interface StripCell {
  readonly first: number;
  readonly last: number;
  /** What most of its pages are; but a failed page is never hidden behind others. */
  readonly state: StripState;
  /** Pages of the cell that are done, 0 to 1. */
  readonly share: number;
}

/** Reports may be missing (not read yet), come in any order, and name pages beyond the count: those count too. */
export function stripOf(reports: readonly PageReport[], pageCount: number): readonly StripCell[] {
  const states = new Map<number, PageState>(reports.map(({ page, state }) => [page, state]));
  const count = Math.max(pageCount, ...reports.map(({ page }) => page), 0);
  if (count === 0) return [];
  const size = count < groupFrom ? 1 : groupSize * Math.ceil(count / (mostCells * groupSize));
  return Array.from({ length: Math.ceil(count / size) }, (_, at) => {
    const first = at * size + 1;
    const last = Math.min(first + size - 1, count);
    return cellOf(states, first, last);
  });
}

function cellOf(states: ReadonlyMap<number, PageState>, first: number, last: number): StripCell {
  const counts = new Map<StripState, number>();
  for (let page = first; page <= last; page += 1) {
    const state = states.get(page) ?? "waiting";
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const known = [...counts].filter(([state]) => state !== "waiting");
  const most = known.sort((a, b) => b[1] - a[1])[0]?.[0];
  const state = counts.has("failed") ? "failed" : (most ?? "waiting");
  return { first, last, state, share: 1 - (counts.get("waiting") ?? 0) / (last - first + 1) };
}

export interface StripCounts {
  readonly read: number;
  readonly text: number;
  readonly ocr: number;
  readonly empty: number;
  readonly failed: number;
}

export function countsOf(reports: readonly PageReport[]): StripCounts {
  const of = (state: PageState) => reports.filter((each) => each.state === state).length;
  return { read: reports.length, text: of("text"), ocr: of("ocr"), empty: of("empty"), failed: of("failed") };
}

/** Pages that could not be read although they show something, by why; blank pages are no loss. */
export function lostPages(
  reports: readonly PageReport[],
): readonly { readonly reason: PageReport["reason"]; readonly pages: string }[] {
  const lost = reports.filter(({ state, reason }) => state === "failed" || (state === "empty" && reason !== "blank"));
  return [...Map.groupBy(lost, ({ reason }) => reason)].map(([reason, each]) => ({
    reason,
    pages: rangesOf(each.map(({ page }) => page)),
  }));
}

/** [1, 2, 3, 7] as "1–3, 7". */
export function rangesOf(pages: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const page of [...pages].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && page <= last[1] + 1) last[1] = page;
    else ranges.push([page, page]);
  }
  return ranges.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(", ");
}

/** Nothing more will happen to it by itself. */
export function isOver(stage: DocumentStage): boolean {
  return stage === "ready" || stage === "failed" || stage === "cancelled";
}
