// What the Developer's outputs are made of: the work of all steps, in the order that a reader wants it.
import type { CodeSample, Fix, LineNote, Measurement } from "../../../engine/code-answers.ts";
import { notRunSentence } from "../../../engine/code-reasons.ts";
import type { CodeFile, Finding } from "../../../engine/code.ts";
import type { Citation } from "../../../engine/documents.ts";
import type { RunSummary } from "../../../engine/sandbox.ts";
import type { Ran, Submission, Work } from "../develop.ts";
import { byWeight } from "../finding.ts";

export interface DeveloperOutputs {
  readonly explanation: string;
  readonly findings: Finding[];
  readonly fixes: Fix[];
  readonly measurements: Measurement[];
  readonly walkthrough: LineNote[] | undefined;
  readonly files: CodeFile[] | undefined;
  readonly run: RunSummary | undefined;
  readonly sample: CodeSample | undefined;
  readonly citations: Citation[];
}

interface Explained {
  readonly explanation: string;
  readonly citations?: readonly Citation[];
  readonly sample?: CodeSample | null;
}

interface Done {
  readonly submission: Submission;
  readonly ran: Ran;
  readonly work: Work;
}

export function outputsOf(
  { submission, ran, work }: Done,
  { explanation, citations = [], sample }: Explained,
): DeveloperOutputs {
  // Findings of a new version are of no interest where code was only to be written, changed or documented.
  const tells = submission.tasks.some((task) => task === "bugs" || task === "faster" || task === "explain");
  return {
    explanation,
    findings: tells ? work.findings.toSorted(byWeight) : [],
    fixes: [...work.fixes],
    measurements: [...work.measurements],
    walkthrough: work.walkthrough && [...work.walkthrough],
    files: work.files && [...work.files],
    run: work.run ?? shownRun({ submission, ran, work }, explanation),
    sample: sample ?? undefined,
    citations: [...citations],
  };
}

/** The run of the code as it was, where no proof of a fix shows it; and why there was none, where nothing else says so. */
function shownRun({ submission, ran, work }: Done, explanation: string): RunSummary | undefined {
  if (work.fixes.some(({ proof }) => proof.kind === "proven")) return undefined;
  if (ran.kind !== "none") return ran.run;
  const { reason } = ran;
  const isSaid =
    explanation.includes(notRunSentence(reason, submission.language)) ||
    work.fixes.some(({ proof }) => proof.kind === "not-run" && proof.reason.key === reason.key);
  if (isSaid || !submission.tasks.includes("bugs") || submission.files.length === 0) return undefined;
  return { status: "not-run", tests: [], passed: 0, total: 0, output: "", ms: 0, reason };
}
