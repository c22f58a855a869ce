// The words that differ between two texts.
import { diffLines, diffWordsWithSpace } from "diff";

/** Texts that have less in common than can be found in this time are compared line by line (ms). */
const longest = 400;

export interface Change {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

export function wordChanges(before: string, after: string): readonly Change[] {
  const parts = diffWordsWithSpace(before, after, { timeout: longest }) ?? diffLines(before, after);
  return parts.map(({ added, removed, value }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value,
  }));
}

/** Words of one kind. */
export function countWords(changes: readonly Change[], kind: Change["kind"]): number {
  return changes
    .filter((each) => each.kind === kind)
    .reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
}
