// Where lines of one version of a file stand in another: by what was added and taken away between the two.
import { diffArrays } from "diff";
import type { LineRange } from "../../pipelines/engine/code.ts";

/** Milliseconds and changed lines a comparison may take: two files with nothing in common have no lines to find. */
const most = { timeout: 300, maxEditLength: 5000 } as const;

/** The range in the other text; null where one of its lines was changed or is gone. */
export type LineMap = (lines: LineRange) => LineRange | null;

const same: LineMap = (lines) => lines;
const nowhere: LineMap = () => null;

export function lineMap(before: string, after: string): LineMap {
  if (before === after) return same;
  const [from, to] = [splitLines(before), splitLines(after)];
  const changes = diffArrays(from, to, most);
  if (!changes) return nowhere;
  const places = new Map<number, number>();
  let [left, right] = [1, 1];
  for (const { added, removed, count } of changes) {
    if (added) right += count;
    else if (removed) left += count;
    else for (let each = 0; each < count; each += 1) places.set(left++, right++);
  }
  return ({ from: first, to: last }) => {
    const begin = places.get(first);
    if (begin === undefined) return null;
    // What was put between two of its lines belongs to it; a line that is gone makes it another place.
    for (let line = first; line <= last; line += 1) if (!places.has(line)) return null;
    return { from: begin, to: places.get(last) ?? begin };
  };
}

function splitLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}
