// Tries a changed state of the code: parses it, checks it with the tools, and runs what failed before.
import { hasPassed } from "../../../engine/code-words.ts";
import type { Proof } from "../../../engine/code-answers.ts";
import type { CodeFile, FileOutline, Finding } from "../../../engine/code.ts";
import type { RunSummary } from "../../../engine/sandbox.ts";
import { changesOf } from "../changes.ts";
import type { DeveloperContext } from "../develop.ts";
import { failedTests, failureText } from "../failure-text.ts";
import { keepsTests } from "../harness/own-tests.ts";
import { uncheckedProblem, unlessUnchecked } from "../unless-unchecked.ts";

export interface Before {
  readonly files: readonly CodeFile[];
  readonly outlines: readonly FileOutline[];
  readonly findings: readonly Finding[];
  readonly run: RunSummary;
  /** Runs the same on other files. */
  readonly rerun: (files: readonly CodeFile[], signal: AbortSignal) => Promise<RunSummary>;
}

export interface Trial {
  readonly files: readonly CodeFile[];
  /** Null where it was not even run. */
  readonly run: RunSummary | null;
  readonly passes: boolean;
  /** For the model, in English; empty where it passes. */
  readonly problem: string;
  /** The code as it was passes now too: what passes by chance proves nothing. */
  readonly isChance?: true;
  /** The tools came to no end on it. */
  readonly isUnchecked?: true;
}

export async function tryCode(
  files: readonly CodeFile[],
  before: Before,
  { tools, signal }: Pick<DeveloperContext, "tools" | "signal">,
): Promise<Trial> {
  if (!keepsTests(before.files, files))
    return { files, run: null, passes: false, problem: "The tests in the code were changed: leave them as they are." };
  const changed = changesOf(before.files, files).flatMap(({ name }) => files.filter((each) => each.name === name));
  const report = await unlessUnchecked(tools.check(changed, signal));
  if (!report) return { files, run: null, passes: false, problem: uncheckedProblem, isUnchecked: true };
  const broken = newErrors(before.findings, report.findings, new Set(changed.map(({ name }) => name)));
  if (broken) {
    const problem = `${broken.file}:${broken.lines.from}: ${broken.title}`;
    return { files, run: null, passes: false, problem };
  }
  const run = await before.rerun(files, signal);
  const isGood = hasPassed(run) && run.total >= before.run.total;
  if (!isGood) return { files, run, passes: false, problem: problemOf(run, before.run) };
  const again = await runAgain(files, before, signal);
  if (again === "chance") return { files, run, passes: true, problem: "", isChance: true };
  return hasPassed(again ?? run)
    ? { files, run, passes: true, problem: "" }
    : { files, run: again ?? run, passes: false, problem: problemOf(again ?? run, before.run) };
}

/**
 * Tests that hang on chance or on the clock pass by themselves some time: what failed must fail again without the change, and pass again with it.
 * The second run of the change, `chance` where the code as it was passes now too, or null where nothing failed before.
 */
export async function runAgain(
  files: readonly CodeFile[],
  before: Before,
  signal: AbortSignal,
): Promise<RunSummary | "chance" | null> {
  if (before.run.status === "not-run" || hasPassed(before.run)) return null;
  const [old, now] = await Promise.all([before.rerun(before.files, signal), before.rerun(files, signal)]);
  return hasPassed(old) ? "chance" : now;
}

/** The first error of the tools that the code did not have before, by how many of each rule there were. */
export function newErrors(
  before: readonly Finding[],
  after: readonly Finding[],
  changed: ReadonlySet<string>,
): Finding | undefined {
  const keyOf = ({ file, origin }: Finding) =>
    `${file} ${origin.kind === "tool" ? `${origin.tool} ${origin.rule}` : origin.kind}`;
  const count = new Map<string, number>();
  for (const each of before) if (changed.has(each.file)) count.set(keyOf(each), (count.get(keyOf(each)) ?? 0) + 1);
  return after
    .filter(({ severity }) => severity === "error")
    .find((each) => {
      const left = count.get(keyOf(each)) ?? 0;
      count.set(keyOf(each), left - 1);
      return left <= 0;
    });
}

function problemOf(after: RunSummary, before: RunSummary): string {
  if (after.status === "not-run") {
    const name = after.reason && "name" in after.reason ? `: it needs ${after.reason.name}` : "";
    return `It could not be run any more${name}.`;
  }
  const passed = new Set(before.tests.filter(({ status }) => status === "passed").map(({ name }) => name));
  const broken = failedTests(after).filter(({ name }) => passed.has(name));
  const told =
    broken.length === 0
      ? ""
      : `It breaks what passed before: ${broken
          .map(({ name }) => name)
          .slice(0, 5)
          .join("; ")}\n`;
  return `${told}${failureText(after)}`;
}

/** Only what failed before and passes after is proven. */
export function proofOf(trial: Trial, before: RunSummary, round: number): Proof {
  if (!trial.run) return { kind: "not-run", reason: { key: "does-not-parse" } };
  if (trial.run.status === "not-run") return { kind: "not-run", reason: trial.run.reason ?? { key: "sandbox-failed" } };
  if (trial.isChance) return { kind: "checked", gone: 0, ran: { how: "chance", run: trial.run } };
  if (hasPassed(before))
    return trial.passes ? { kind: "checked", gone: 0, run: trial.run } : refuted(trial.run, before, round);
  return trial.passes ? { kind: "proven", before, after: trial.run, round } : refuted(trial.run, before, round);
}

function refuted(after: RunSummary, before: RunSummary, round: number): Proof {
  return { kind: "refuted", before, after, round };
}
