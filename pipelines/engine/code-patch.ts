// The difference between two versions of code: hunks for the page, and one patch that `git apply` takes.
import { formatPatch, structuredPatch } from "diff";
import type { FileChange } from "./code-answers.ts";

/** Unchanged lines around a change, as git shows them. */
const context = 3;
/** Texts that differ in more lines than this are told as one taken out and the other put in: finding the least difference would take seconds. */
const mostEdits = 1000;

export interface Hunk {
  /** From 1. */
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  /** Each behind its sign: a space, `-`, `+`, or `\` for the end of a file without a line break. */
  readonly lines: readonly string[];
}

export function hunksOf({ before, after }: Pick<FileChange, "before" | "after">): readonly Hunk[] {
  return patchOf({ name: "file", before, after }).hunks;
}

/** In git's own format: new and removed files too, names quoted as git quotes them. */
export function patchText(changes: readonly Omit<FileChange, "language">[]): string {
  return changes
    .filter(({ before, after }) => before !== after)
    .map((change) => formatPatch(patchOf(change)))
    .join("");
}

function patchOf({ name, before, after }: Omit<FileChange, "language">) {
  const oldName = before === null ? "/dev/null" : `a/${name}`;
  const newName = after === null ? "/dev/null" : `b/${name}`;
  const [old, now] = [before ?? "", after ?? ""];
  const least = structuredPatch(oldName, newName, old, now, undefined, undefined, {
    context,
    maxEditLength: mostEdits,
  });
  const whole = () => ({
    oldFileName: oldName,
    newFileName: newName,
    oldHeader: undefined,
    newHeader: undefined,
    hunks: [wholeHunk(old, now)],
  });
  return {
    ...(least ?? whole()),
    isGit: true,
    ...(before === null ? { isCreate: true } : {}),
    ...(after === null ? { isDelete: true } : {}),
  };
}

function wholeHunk(before: string, after: string) {
  const [removed, added] = [signed(before, "-"), signed(after, "+")];
  const count = (lines: readonly string[]) => lines.filter((line) => !line.startsWith("\\")).length;
  return {
    oldStart: 1,
    oldLines: count(removed),
    newStart: 1,
    newLines: count(added),
    lines: [...removed, ...added],
  };
}

function signed(text: string, sign: string): readonly string[] {
  if (text === "") return [];
  const lines = text.replace(/\n$/, "").split("\n");
  return [...lines.map((line) => sign + line), ...(text.endsWith("\n") ? [] : ["\\ No newline at end of file"])];
}
