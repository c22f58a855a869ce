// Whether a fix is in the code as it is now: told by the code itself, so that an edit, an undo or a restored version counts.
import { applyPatch } from "diff";
import type { FileChange } from "../../../pipelines/engine/code-answers.ts";
import { hunksOf } from "../../../pipelines/engine/code-patch.ts";
import type { CodeFile } from "../../../pipelines/engine/code.ts";

/** True where each change can be taken out of the code again. */
export function isApplied(changes: readonly FileChange[], files: readonly Pick<CodeFile, "name" | "text">[]): boolean {
  const effective = changes.filter(({ before, after }) => before !== after);
  return (
    effective.length > 0 &&
    effective.every((change) => isIn(change, files.find(({ name }) => name === change.name)?.text ?? null))
  );
}

interface Stood {
  /** The code the answer speaks of. */
  readonly about: readonly Pick<CodeFile, "name" | "text">[];
  readonly current: readonly Pick<CodeFile, "name" | "text">[];
  /** The fix is in the current code. */
  readonly isApplied: boolean;
}

/** False where the code is not what the fix was run on any more, apart from the fix itself: its proof is of an earlier text. */
export function isAsRun(changes: readonly FileChange[], { about, current, isApplied: isThere }: Stood): boolean {
  return current.every(({ name, text }) => {
    const change = changes.find((each) => each.name === name);
    if (change) return text === (isThere ? change.after : change.before);
    const was = about.find((each) => each.name === name);
    return was === undefined || was.text === text;
  });
}

function isIn({ before, after }: FileChange, text: string | null): boolean {
  if (text === after) return true;
  if (text === before || text === null || after === null) return false;
  // A new file that was edited since is still there.
  if (before === null) return true;
  const back = hunksOf({ before: after, after: before });
  // What only takes lines away goes back wherever its surroundings stand: the lines themselves must be gone.
  const removals = hunksOf({ before, after }).filter(({ lines }) => lines.every((line) => !line.startsWith("+")));
  return fits(text, back) && !removals.some((hunk) => fits(text, [hunk]));
}

function fits(text: string, hunks: ReturnType<typeof hunksOf>): boolean {
  const names = { oldFileName: "file", newFileName: "file", oldHeader: undefined, newHeader: undefined };
  const own = hunks.map((hunk) => ({ ...hunk, lines: [...hunk.lines] }));
  return applyPatch(text, { ...names, hunks: own }) !== false;
}
