// The safe fixes of the tools put together into one, checked again by the tools, and run against the tests where there are any.
import { hasPassed } from "../../../engine/code-words.ts";
import type { Fix, Proof } from "../../../engine/code-answers.ts";
import type { CodeFile, Finding, TextEdit } from "../../../engine/code.ts";
import type { RunSummary } from "../../../engine/sandbox.ts";
import { changesOf } from "../changes.ts";
import type { DeveloperContext, Told } from "../develop.ts";
import { unlessUnchecked } from "../unless-unchecked.ts";
import { newErrors } from "./trial.ts";
import type { Before } from "./trial.ts";

interface ToMend {
  readonly files: readonly CodeFile[];
  readonly findings: readonly Finding[];
  /** Null where nothing can be run. */
  readonly before: Before | null;
  readonly title: (count: number) => string;
}

/** Null where no tool offers a safe fix, or where the fixed code is worse. */
export async function lintFix(
  { files, findings, before, title }: ToMend,
  { tools, signal }: Pick<DeveloperContext, "tools" | "signal">,
): Promise<Fix | null> {
  const used: Finding[] = [];
  const after = files.map((file) => {
    const own = findings.filter((each) => each.file === file.name && (each.edits?.length ?? 0) > 0);
    const { text, kept } = applied(file.text, own);
    used.push(...kept);
    return { ...file, text };
  });
  const changes = changesOf(files, after);
  if (changes.length === 0) return null;
  const changed = after.filter(({ name }) => changes.some((each) => each.name === name));
  const report = await unlessUnchecked(tools.check(changed, signal));
  if (!report || newErrors(findings, report.findings, new Set(changes.map(({ name }) => name)))) return null;
  const left = new Set(report.findings.map(({ findingId }) => findingId));
  const gone = used.filter(({ findingId }) => !left.has(findingId));
  if (gone.length === 0) return null;
  const run = before ? await before.rerun(after, signal) : null;
  // A lint fix that changes what tests give is no safe one.
  if (run && before && (run.passed < before.run.passed || (hasPassed(before.run) && !hasPassed(run)))) return null;
  return {
    fixId: "lint",
    purpose: "lint",
    title: title(gone.length),
    by: "tool",
    findingIds: gone.map(({ findingId }) => findingId),
    changes,
    proof: { kind: "checked", gone: gone.length, ...(run && run.total > 0 && shownRun(run)) },
  };
}

const shownRun = (run: RunSummary): Partial<Extract<Proof, { readonly kind: "checked" }>> =>
  hasPassed(run) ? { run } : { ran: { how: "fails-as-before", run } };

/** Edits of a finding are made together or not at all: one that overlaps an earlier one waits for another time. */
function applied(
  text: string,
  findings: readonly Finding[],
): { readonly text: string; readonly kept: readonly Finding[] } {
  const taken: TextEdit[] = [];
  const kept: Finding[] = [];
  for (const each of findings) {
    const edits = each.edits ?? [];
    const clashes = edits.some(
      (edit) => taken.some((other) => edit.start < other.end && other.start < edit.end) || edit.end > text.length,
    );
    if (clashes) continue;
    taken.push(...edits);
    kept.push(each);
  }
  const sorted = taken.toSorted((a, b) => b.start - a.start || b.end - a.end);
  return {
    text: sorted.reduce((now, { start, end, text: by }) => `${now.slice(0, start)}${by}${now.slice(end)}`, text),
    kept,
  };
}

export const lintTitle =
  (told: (values: { count: number }) => Told, language: keyof Told) =>
  (count: number): string =>
    told({ count })[language];
