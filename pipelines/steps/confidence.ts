// How sure an answer is, computed from its citations: a model is never asked how sure it is.
import type { Citation } from "../engine/documents.ts";
import type { Claim, Confidence, Verdict } from "./research.ts";

/** Probabilities that the passages answer (answerable.ts), from which an extract is told as well and as partly backed. */
const likely = { high: 0.8, medium: 0.5 };
/** Logit of the best quotation below which the reranker itself takes it rather for beside the question. */
const strongFrom = 0;

/**
 * How sure an extract is. Its quotes are true by definition, so what counts is whether they answer: the calibrated probability, and the
 * logit of its best quotation; null where no reranker was here to weigh it.
 */
export function extractConfidence(probability: number, best: number | null): Verdict["confidence"] {
  if (probability < likely.medium) return "low";
  return probability >= likely.high && best !== null && best >= strongFrom ? "high" : "medium";
}

/** Shares of sentences that located, checked words carry. */
const shares = { high: 1, medium: 0.7 };

/** `quoted` answers are carried by definition: how well they fit the question decides there. */
export function confidenceOf(claims: readonly Claim[], citations: readonly Citation[], verdict: Verdict): Confidence {
  const stated = claims.filter(({ kind }) => kind !== "block");
  if (stated.length === 0) return "low";
  if (stated.every(({ kind }) => kind === "quotation")) return verdict.confidence;
  const carried = stated.filter((claim) => isCarried(claim, citations));
  const share = carried.length / stated.length;
  if (share >= shares.high) return stated.some(({ kind }) => kind === "quotation") ? verdict.confidence : "high";
  return share >= shares.medium ? "medium" : "low";
}

function isCarried(claim: Claim, citations: readonly Citation[]): boolean {
  if (claim.unsupported === true) return false;
  return citations.some(
    ({ sentence, support }) => sentence === claim.text && (support === "supported" || support === "quoted"),
  );
}
