// Searches a fix without a model: one small change at a time at the suspicious lines, each run in the sandbox; the first that passes everything is proven.
import { hasPassed } from "../../../engine/code-words.ts";
import type { Fix } from "../../../engine/code-answers.ts";
import { changesOf } from "../changes.ts";
import type { AskedLines, DeveloperContext, Ran, Submission } from "../develop.ts";
import { languageToRun } from "../harness/find-tests.ts";
import { candidatesOf } from "./candidates.ts";
import type { Candidate } from "./candidates.ts";
import { runAgain } from "./trial.ts";
import type { Before } from "./trial.ts";
import { tryVariants } from "./try-variants.ts";

/** Milliseconds a person waits for a fix without a model, at most. */
const budgetMs = 75_000;
/** Changes that are tried in one go before progress is told. */
const atOnce = 40;

interface ToSearch {
  readonly before: Before;
  readonly ran: Ran;
  readonly submission: Submission;
  readonly suspects: readonly AskedLines[];
  readonly title: (change: { before: string; after: string }) => string;
}

export interface Searched {
  readonly fix: Fix | null;
  readonly tried: number;
}

type Context = Pick<DeveloperContext, "tools" | "signal" | "progress" | "sandbox">;

export async function searchFix(search: ToSearch, context: Context): Promise<Searched> {
  const { before, ran, suspects } = search;
  if (ran.kind === "reproduction" && isThrownOnPurpose(before)) return { fix: null, tried: 0 };
  const places = ran.kind === "reproduction" ? inFunctions(suspects, before) : suspects;
  const candidates = await candidatesOf(before, places, context);
  const until = performance.now() + budgetMs;
  const isPython = languageToRun(before.files) === "python";
  return isPython && ran.kind === "tests"
    ? searchTogether(search, candidates, context, until)
    : searchOneByOne(search, candidates, context, until);
}

/** The code checks and refuses: what takes the error away takes the check away. */
function isThrownOnPurpose({ files, run }: Before): boolean {
  const place = run.error?.trace.at(-1);
  const text = files.find(({ name }) => name === place?.file)?.text.split("\n")[(place?.line ?? 0) - 1] ?? "";
  return /\b(?:throw|raise)\b/.test(text);
}

/** Where a file has functions, its other lines are the call that shows the error: another input is no fix. */
function inFunctions(suspects: readonly AskedLines[], { outlines }: Before): readonly AskedLines[] {
  return suspects.flatMap(({ file, lines }) => {
    const symbols = outlines.find((each) => each.file === file)?.symbols ?? [];
    const functions = symbols.filter(({ kind }) => kind === "function" || kind === "method");
    if (functions.length === 0) return [{ file, lines }];
    return functions.flatMap(({ lines: own }) => {
      const [from, to] = [Math.max(lines.from, own.from), Math.min(lines.to, own.to)];
      return from <= to ? [{ file, lines: { from, to } }] : [];
    });
  });
}

/** Many in one process; the good one is run again by itself, and that run is the proof. */
async function searchTogether(
  { before, submission, title }: ToSearch,
  candidates: readonly Candidate[],
  context: Context,
  until: number,
): Promise<Searched> {
  let from = 0;
  while (from < candidates.length && performance.now() < until) {
    context.progress(from, candidates.length);
    const some = candidates.slice(from, from + atOnce);
    const variants = some.map(({ file, text }) => ({ file: file.name, text }));
    const result = await tryVariants({ files: before.files, submission, variants }, context, until);
    if (result === null) return { fix: null, tried: from };
    from += Math.max(1, result.tried);
    const good = result.good === null ? undefined : some[result.good];
    if (!good) continue;
    const after = await before.rerun(good.files, context.signal);
    if (!isProof(after, before)) continue;
    const again = await runAgain(good.files, before, context.signal);
    if (again === "chance") return { fix: null, tried: from };
    if (again !== null && isProof(again, before)) return { fix: fixOf(good, { before, after, title }), tried: from };
  }
  return { fix: null, tried: Math.min(from, candidates.length) };
}

/** Two at a time, where each process starts in an instant or its own error is what counts. */
async function searchOneByOne(
  { before, title }: ToSearch,
  candidates: readonly Candidate[],
  { signal, progress }: Context,
  until: number,
): Promise<Searched> {
  let at = 0;
  for (; at < candidates.length && performance.now() < until; at += 2) {
    progress(at, candidates.length);
    const pair = candidates.slice(at, at + 2);
    const runs = await Promise.all(pair.map(({ files }) => before.rerun(files, signal)));
    for (const [index, after] of runs.entries()) {
      const candidate = pair[index];
      if (!candidate || !isProof(after, before)) continue;
      const again = await runAgain(candidate.files, before, signal);
      if (again === "chance") return { fix: null, tried: at + index + 1 };
      if (again !== null && isProof(again, before))
        return { fix: fixOf(candidate, { before, after, title }), tried: at + index + 1 };
    }
  }
  return { fix: null, tried: Math.min(at, candidates.length) };
}

function isProof(after: Before["run"], { run }: Before): boolean {
  return hasPassed(after) && after.total >= run.total && (after.total > 0 || run.total === 0);
}

function fixOf(
  { files, file, line, text }: Candidate,
  { before, after, title }: Pick<ToSearch, "before" | "title"> & { readonly after: Before["run"] },
): Fix {
  const lineOf = (whole: string) => whole.split("\n")[line - 1]?.trim() ?? "";
  return {
    fixId: "bug-search",
    purpose: "bug",
    title: title({ before: lineOf(file.text), after: lineOf(text) }),
    by: "search",
    findingIds: [],
    changes: changesOf(before.files, files),
    proof: { kind: "proven", before: before.run, after, round: 1 },
  };
}
