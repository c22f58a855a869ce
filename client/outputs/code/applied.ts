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

function isIn({ before, after }: FileChange, text: string | null): boolean {
  if (text === after) return true;
  if (text === before || text === null || after === null) return false;
  // A new file that was edited since is still there.
  if (before === null) return true;
  const hunks = hunksOf({ before: after, after: before }).map((hunk) => ({ ...hunk, lines: [...hunk.lines] }));
  const names = { oldFileName: "file", newFileName: "file", oldHeader: undefined, newHeader: undefined };
  return applyPatch(text, { ...names, hunks }) !== false;
}
