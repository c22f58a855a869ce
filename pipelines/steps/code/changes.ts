// What differs between two states of the code: the changed files, and the lines of the first that an edit touches.
import { structuredPatch } from "diff";
import type { FileChange } from "../../engine/code-answers.ts";
import type { CodeFile, LineRange } from "../../engine/code.ts";

export function changesOf(before: readonly CodeFile[], after: readonly CodeFile[]): FileChange[] {
  const old = new Map(before.map((each) => [each.name, each]));
  return after.flatMap(({ name, language, text }) => {
    const was = old.get(name)?.text ?? null;
    return was === text ? [] : [{ name, language, before: was, after: text }];
  });
}

/** Texts that differ in more lines have no lines worth pointing at, and comparing them takes seconds. */
const mostEdits = 1000;

/** Lines of the text before that are changed, from the first to the last of each hunk; an insertion is the line above it. None of wholly different texts. */
export function changedLines(before: string, after: string): LineRange[] {
  const patch = structuredPatch("", "", before, after, "", "", { context: 0, maxEditLength: mostEdits });
  return (patch?.hunks ?? []).map(({ oldStart, oldLines }) => {
    // Of a mere insertion the package counts the line below it.
    const from = Math.max(1, oldLines === 0 ? oldStart - 1 : oldStart);
    return { from, to: from + Math.max(1, oldLines) - 1 };
  });
}
