// A text with edits made in it.
import type { TextEdit } from "../../pipelines/engine/code.ts";

/** Edits at one place follow each other as they are listed. They must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.toSorted((one, other) => one.start - other.start || one.end - other.end);
  let done = 0;
  let result = "";
  for (const { start, end, text: written } of sorted) {
    result += text.slice(done, start) + written;
    done = end;
  }
  return result + text.slice(done);
}
