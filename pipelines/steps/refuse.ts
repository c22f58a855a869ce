// The honest answers where nothing can be cited: not in the documents, no documents, none that could be read.
import type { ScopedDocuments } from "../engine/documents.ts";
import { citationsOf } from "./cite.ts";
import { claimOf, weighSentences } from "./extract.ts";
import type { Weighed } from "./extract.ts";
import type { Found } from "./find-passages.ts";
import type { Plan, ResearchOutputs, ResearchWords, Verdict } from "./research.ts";

/** Passages shown as the nearest. */
const shown = 3;

export function plainOutputs(summary: string, rest: Partial<ResearchOutputs> = {}): ResearchOutputs {
  return {
    summary,
    citations: [],
    references: [],
    disagreements: [],
    missing: [],
    confidence: "none",
    ...rest,
  };
}

export async function refusal(
  {
    plan,
    found,
    verdict,
    weighed,
  }: { readonly plan: Plan; readonly found: Found; readonly verdict: Verdict; readonly weighed: readonly Weighed[] },
  { documents, signal }: { readonly documents: ScopedDocuments; readonly signal: AbortSignal },
  words: ResearchWords,
): Promise<ResearchOutputs> {
  const rated =
    weighed.length > 0 ? weighed : await weighSentences(plan.question, found.passages, { documents, signal });
  const nearest = nearestSentences(rated, found, documents);
  return plainOutputs(words.told.notInDocuments[plan.language], { missing: [...verdict.missing], nearest });
}

/** The sentence of each of the best passages that comes nearest; nobody says that it answers. */
function nearestSentences(weighed: readonly Weighed[], found: Found, documents: ScopedDocuments) {
  const best = found.passages
    .slice(0, shown)
    .flatMap(({ passageId }) => weighed.find((each) => each.passageId === passageId) ?? []);
  return citationsOf(best.map(claimOf), documents).map((each) => ({ ...each, support: "unchecked" as const }));
}
