// What the runs of an answer have shown, so that the model's sentences say no more than that.
import { hasPassed } from "../../../engine/code-words.ts";
import type { Proof } from "../../../engine/code-answers.ts";
import type { RunSummary } from "../../../engine/sandbox.ts";
import type { Ran, Work } from "../develop.ts";
import type { Shown } from "./checked-sentences.ts";

export function shownBy({ ran, work }: { readonly ran: Ran; readonly work: Work }): Shown {
  const runs = [
    ...(ran.kind === "none" ? [] : [ran.run]),
    ...(work.run ? [work.run] : []),
    ...work.fixes.flatMap(({ proof }) => runsOf(proof)),
  ].filter(({ status }) => status !== "not-run");
  const isMeasured = work.measurements.some(({ result }) => result.kind === "measured");
  return {
    run: runs.length > 0 || isMeasured,
    pass: runs.some((each) => each.total > 0 && hasPassed(each)),
    fix: work.fixes.some(({ proof, fixId }) => holds(proof) || isEqual(work, fixId)),
  };
}

function runsOf(proof: Proof): readonly RunSummary[] {
  if ("before" in proof) return [proof.before, proof.after];
  return proof.kind === "checked" && proof.run ? [proof.run] : [];
}

const holds = (proof: Proof): boolean =>
  proof.kind === "proven" || proof.kind === "expected" || (proof.kind === "checked" && proof.run !== undefined);

/** A faster form whose results were compared. */
const isEqual = ({ measurements }: Work, fixId: string): boolean =>
  measurements.some(
    ({ result, ...each }) =>
      each.fixId === fixId && result.kind === "measured" && result.equal !== null && result.equal.different === null,
  );
