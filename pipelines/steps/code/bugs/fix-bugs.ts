// The Developer's fourth step: what runs and tools have shown becomes findings, and each fix is tried before it is offered.
import { hasPassed } from "../../../engine/code-words.ts";
import type { ToFix } from "./to-fix.ts";
import { isAbsent } from "../../../engine/absent-model.ts";
import type { Fix } from "../../../engine/code-answers.ts";
import type { Finding } from "../../../engine/code.ts";
import { changedLines } from "../changes.ts";
import { chooseCode } from "../choose-code.ts";
import type { Checked, DeveloperContext, Submission, Work } from "../develop.ts";
import { errorText } from "../failure-text.ts";
import { byWeight, distinct } from "../finding.ts";
import { canRun, rerunOf } from "../run-code.ts";
import type { DeveloperWords } from "../words.ts";
import { lintFix, lintTitle } from "./lint-fix.ts";
import { repairByModel } from "./model-rounds.ts";
import { reviewCode } from "./review.ts";
import { fixReviewed } from "./fix-reviewed.ts";
import { runFindings } from "./run-findings.ts";
import { searchFix } from "./search-fix.ts";
import { suspectsOf } from "./suspects.ts";
import type { Before } from "./trial.ts";

/** Of the context, what the code in the review may take. */
const reviewShare = 0.5;

export async function fixBugs(state: ToFix, context: DeveloperContext, words: DeveloperWords): Promise<{ work: Work }> {
  const { submission, checked, ran } = state;
  const none: Work = { findings: checked.findings, fixes: [], measurements: [], tried: 0, said: null };
  if (!submission.tasks.includes("bugs") || submission.files.length === 0) return { work: none };
  const { emit } = context;
  const shown = runFindings({ submission, outlines: checked.outlines, ran }, words);
  const known = distinct([...shown, ...checked.findings]).toSorted(byWeight);
  if (shown.length > 0) emit({ type: "output", field: "findings", value: known });
  const before = beforeOf(state, context);
  const work = await repaired(state, { known, shown, before }, context, words);
  const lint = await lintFix(
    {
      files: submission.files,
      findings: checked.findings,
      before: ran.kind === "tests" ? before : null,
      title: lintTitle(words.told.lintFix, submission.language),
    },
    context,
  );
  const fixes = lint ? [...work.fixes, lint] : work.fixes;
  const findings = linked(work.findings, fixes).toSorted(byWeight);
  return { work: { ...work, findings, fixes } };
}

interface Known {
  readonly known: readonly Finding[];
  readonly shown: readonly Finding[];
  readonly before: Before | null;
}

/** Something fails: it is repaired. Nothing fails, or nothing runs: a large model reads the code, and its findings are tried. */
async function repaired(
  state: ToFix,
  { known, shown, before }: Known,
  context: DeveloperContext,
  words: DeveloperWords,
): Promise<Work> {
  const { submission, checked, ran } = state;
  const { model } = context;
  const isLarge = model.info.tier === "large" && !isAbsent(model.info);
  const base: Work = { findings: known, fixes: [], measurements: [], tried: 0, said: null };
  const run = ran.kind === "none" ? null : ran.run;
  const suspects = suspectsOf({ run, raised: submission.raised, files: submission.files, outlines: checked.outlines });
  const isBroken = ran.kind === "none" && ran.reason.key === "does-not-parse";
  if (before && (isBroken || (run && !hasPassed(run)))) {
    const byModel = isLarge
      ? await repairByModel(
          { submission, before, suspects, ...(isBroken && { failed: parseText(checked) }) },
          context,
          words,
        )
      : { fix: null, cause: null, tried: 0 };
    const isDone = byModel.fix !== null && byModel.fix.proof.kind !== "refuted";
    const searched =
      isDone || isBroken
        ? { fix: null, tried: 0 }
        : await searchFix(
            { before, ran, submission, suspects, title: (change) => words.told.searchFix(change)[submission.language] },
            context,
          );
    const fix = searched.fix ?? byModel.fix;
    const told = { ...base, tried: byModel.tried + searched.tried, said: byModel.cause };
    return fix ? withFix(told, { fix, shown, state }) : told;
  }
  if (!isLarge) return base;
  const tokens = Math.floor(model.info.capabilities.context * reviewShare);
  const chosen = await chooseCode(
    { ...submission, outlines: checked.outlines, focus: suspects, tokens, numbered: true },
    model.countTokens,
  );
  const reviewed = await reviewCode({ submission, chosen, known }, context, words);
  if (reviewed.length === 0 && submission.raised === null) return base;
  return fixReviewed({ state, base, reviewed, suspects, failed: reportedText(submission) }, context, words);
}

/** The finding moves to the lines that the proven fix changes: there the cause is. */
function withFix(work: Work, { fix, shown, state }: { fix: Fix; shown: readonly Finding[]; state: ToFix }): Work {
  const ids = new Set(shown.map(({ findingId }) => findingId));
  const proven = fix.proof.kind === "proven";
  const change = fix.changes[0];
  const file = state.submission.files.find(({ name }) => name === change?.name);
  const lines = change?.after == null || !file ? undefined : changedLines(file.text, change.after)[0];
  const findings = work.findings.map((each) => {
    if (!ids.has(each.findingId)) return each;
    const moved = proven && lines && change && each.file === change.name ? { lines } : {};
    return {
      ...each,
      ...moved,
      ...(work.said !== null && proven && { why: work.said }),
      ...(proven && { fixId: fix.fixId }),
    };
  });
  return { ...work, findings, fixes: [{ ...fix, findingIds: [...ids] }, ...work.fixes] };
}

function linked(findings: readonly Finding[], fixes: readonly Fix[]): Finding[] {
  const by = new Map(fixes.flatMap(({ fixId, findingIds }) => findingIds.map((id) => [id, fixId] as const)));
  return findings.map((each) => {
    const fixId = each.fixId ?? by.get(each.findingId);
    return fixId === undefined ? each : { ...each, fixId };
  });
}

/** Null where the code cannot be run at all. */
function beforeOf({ submission, checked, ran }: ToFix, context: DeveloperContext): Before | null {
  const { files } = submission;
  const common = { files, outlines: checked.outlines, findings: checked.findings };
  if (ran.kind !== "none") return { ...common, run: ran.run, rerun: rerunOf(ran, submission, context) };
  if (ran.reason.key !== "does-not-parse" || !canRun(files)) return null;
  const run = { status: "not-run", tests: [], passed: 0, total: 0, output: "", ms: 0, reason: ran.reason } as const;
  return { ...common, run, rerun: rerunOf(ran, submission, context) };
}

function parseText({ findings }: Checked): string {
  const broken = findings.filter(({ category }) => category === "syntax");
  return broken.map(({ file, lines, title }) => `${file}:${lines.from}: ${title}`).join("\n") || "It does not parse.";
}

function reportedText({ raised, error }: Submission): string | null {
  if (raised) return `The person reports:\n${errorText(raised)}`;
  return error === null ? null : `The person reports:\n${error.slice(0, 2000)}`;
}
