// The changes of an improved draft: applied from the beginning on, each to the next place where its words stand.
import type { DraftChange } from "./post.ts";

export interface PlacedChange extends DraftChange {
  /** UTF-16 units of the draft, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Where each change stands in the draft; one whose words are not there, or only before the change before it, is left out. */
export function placeChanges(draft: string, changes: readonly DraftChange[]): PlacedChange[] {
  const placed: PlacedChange[] = [];
  let from = 0;
  for (const change of changes) {
    const start = change.before === "" ? -1 : draft.indexOf(change.before, from);
    if (start < 0) continue;
    from = start + change.before.length;
    placed.push({ ...change, start, end: from });
  }
  return placed;
}

/** UTF-16 units of words before a change that may make its place plain: where more are needed it says the same over and over. */
const anchorAtMost = 400;

/** The draft with the changes made. Taking one out of the list takes it back, as long as the others keep their order. */
export function applyChanges(draft: string, changes: readonly PlacedChange[]): string {
  let text = "";
  let from = 0;
  for (const { start, end, after } of changes) {
    text += draft.slice(from, start) + after;
    from = end;
  }
  return text + draft.slice(from);
}

/** In their order, none over another, each with as much of the words before it as makes `placeChanges` find its place. */
export function anchorChanges(draft: string, changes: readonly PlacedChange[]): PlacedChange[] {
  const anchored: PlacedChange[] = [];
  let from = 0;
  for (const change of changes.toSorted((a, b) => a.start - b.start)) {
    if (change.start < from || change.end > draft.length) continue;
    let { start } = change;
    const least = Math.max(from, start - anchorAtMost);
    const wordBefore = () => /\S*\s*$/.exec(draft.slice(least, start))?.[0].length ?? 0;
    const isPlain = () => change.end > start && draft.indexOf(draft.slice(start, change.end), from) === start;
    while (start > least && !isPlain()) start -= Math.max(wordBefore(), 1);
    if (!isPlain()) continue;
    const before = draft.slice(start, change.end);
    anchored.push({ ...change, before, after: draft.slice(start, change.start) + change.after, start });
    from = change.end;
  }
  return anchored;
}
