// The rows of a diff: what changed with its numbers and marks, what stands around it, and gaps that can be opened.
import { diffWordsWithSpace } from "diff";
import type { FileChange } from "../../../pipelines/engine/code-answers.ts";
import { hunksOf } from "../../../pipelines/engine/code-patch.ts";
import type { Mark } from "./colours.ts";
import { enclosingName } from "./enclosing-name.ts";

export interface LineRow {
  readonly kind: "same" | "added" | "removed";
  /** Line numbers from 1; null on the side where it is not. */
  readonly old: number | null;
  readonly now: number | null;
  readonly text: string;
  readonly marks: readonly Mark[];
}

export interface GapRow {
  readonly kind: "gap";
  /** The first hidden line on each side, and how many follow. */
  readonly old: number;
  readonly now: number;
  readonly count: number;
  /** What the change below is in: `latest_before`. */
  readonly heading: string | null;
}

/** What git says of a file that ends without a line break. */
export interface NoteRow {
  readonly kind: "note";
  readonly text: string;
}

export type DiffRow = LineRow | GapRow | NoteRow;

type Change = Pick<FileChange, "before" | "after">;

export function rowsOf(change: Change): readonly DiffRow[] {
  const lines = (change.before ?? "").split("\n");
  const total = lines.at(-1) === "" ? lines.length - 1 : lines.length;
  const rows: DiffRow[] = [];
  let [old, now] = [1, 1];
  for (const hunk of hunksOf(change)) {
    const count = hunk.oldStart - old;
    const firstChange = hunk.lines.findIndex((line) => !line.startsWith(" "));
    const heading = enclosingName(lines, hunk.oldStart - 1 + Math.max(firstChange, 0));
    if (count > 0) rows.push({ kind: "gap", old, now, count, heading });
    [old, now] = [hunk.oldStart, hunk.newStart];
    for (const line of hunk.lines) {
      const text = line.slice(1).replace(/\r$/, "");
      if (line.startsWith("\\")) rows.push({ kind: "note", text: line });
      else if (line.startsWith("-")) rows.push({ kind: "removed", old: old++, now: null, text, marks: [] });
      else if (line.startsWith("+")) rows.push({ kind: "added", old: null, now: now++, text, marks: [] });
      else rows.push({ kind: "same", old: old++, now: now++, text, marks: [] });
    }
  }
  const rest = total - old + 1;
  if (rest > 0 && rows.length > 0) rows.push({ kind: "gap", old, now, count: rest, heading: null });
  return withMarks(rows);
}

/** The lines a gap hides. */
export function openGap({ old, now, count }: GapRow, { before }: Change): readonly LineRow[] {
  const hidden = (before ?? "").split("\n").slice(old - 1, old - 1 + count);
  return hidden.map((text, at) => ({
    kind: "same",
    old: old + at,
    now: now + at,
    text: text.replace(/\r$/, ""),
    marks: [],
  }));
}

export interface Pair {
  readonly left: LineRow | null;
  readonly right: LineRow | null;
}

/** Rows for two columns: each taken out line beside the one put in for it. */
export function pairsOf(rows: readonly DiffRow[]): readonly (Pair | GapRow | NoteRow)[] {
  const pairs: (Pair | GapRow | NoteRow)[] = [];
  for (const block of blocksOf(rows)) {
    if (!isBlock(block)) {
      pairs.push(block.kind === "same" ? { left: block, right: block } : block);
      continue;
    }
    const { removed, added } = sidesOf(block);
    for (let at = 0; at < Math.max(removed.length, added.length); at++)
      pairs.push({ left: removed[at] ?? null, right: added[at] ?? null });
  }
  return pairs;
}

type Block = readonly LineRow[];
type Single = (LineRow & { readonly kind: "same" }) | GapRow | NoteRow;

/** Lines that changed next to each other make one block. */
function blocksOf(rows: readonly DiffRow[]): readonly (Block | Single)[] {
  const blocks: (LineRow[] | Single)[] = [];
  for (const row of rows) {
    const last = blocks.at(-1);
    if (row.kind === "added" || row.kind === "removed") {
      if (Array.isArray(last)) last.push(row);
      else blocks.push([row]);
    } else blocks.push(row as Single);
  }
  return blocks;
}

function isBlock(block: Block | Single): block is Block {
  return Array.isArray(block);
}

function sidesOf(block: Block) {
  return {
    removed: block.filter(({ kind }) => kind === "removed"),
    added: block.filter(({ kind }) => kind === "added"),
  };
}

function withMarks(rows: readonly DiffRow[]): readonly DiffRow[] {
  return blocksOf(rows).flatMap((block): readonly DiffRow[] => {
    if (!isBlock(block)) return [block];
    const { removed, added } = sidesOf(block);
    const marked = new Map<LineRow, readonly Mark[]>();
    for (const [at, before] of removed.entries()) {
      const after = added[at];
      const found = after && marksOf(before.text, after.text);
      if (!found) continue;
      marked.set(before, found.before);
      marked.set(after, found.after);
    }
    return block.map((row): LineRow => ({ ...row, marks: marked.get(row) ?? [] }));
  });
}

/** Longer lines are not compared word by word (characters). */
const longestMarked = 400;
/** Lines that share less of their characters are two different lines. */
const leastShared = 0.4;

function marksOf(before: string, after: string) {
  if (Math.max(before.length, after.length) > longestMarked) return undefined;
  const parts = diffWordsWithSpace(before, after);
  const shared = parts
    .filter(({ added, removed }) => !added && !removed)
    .reduce((sum, each) => sum + each.value.trim().length, 0);
  if (shared < leastShared * Math.max(before.trim().length, after.trim().length)) return undefined;
  const marks: { before: Mark[]; after: Mark[] } = { before: [], after: [] };
  let [left, right] = [0, 0];
  for (const { added, removed, value } of parts) {
    if (removed) marks.before.push([left, left + value.length]);
    if (added) marks.after.push([right, right + value.length]);
    if (!added) left += value.length;
    if (!removed) right += value.length;
  }
  return marks;
}
