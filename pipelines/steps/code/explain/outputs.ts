// What the Developer's outputs are made of: the work of all steps, in the order that a reader wants it.
import type { CodeSample, Fix, LineNote, Measurement } from "../../../engine/code-answers.ts";
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

export function outputsOf(
  { submission, ran, work }: { readonly submission: Submission; readonly ran: Ran; readonly work: Work },
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
    run:
      work.run ??
      (work.fixes.some(({ proof }) => proof.kind === "proven") || ran.kind === "none" ? undefined : ran.run),
    sample: sample ?? undefined,
    citations: [...citations],
  };
}
