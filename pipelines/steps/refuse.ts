// The honest answers where nothing can be cited: not in the documents, no documents, none that could be read.
import type { Passage, ScopedDocuments } from "../engine/documents.ts";
import { citationsOf } from "./cite.ts";
import { claimOf, weighSentences } from "./extract.ts";
import type { Weighed } from "./extract.ts";
import type { Found } from "./find-passages.ts";
import { isList, isProse } from "./prose.ts";
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
  // Only what is shown is chosen by it: a list of literature is searched like anything else.
  const nearest = found.passages.filter((passage) => !isList(passage)).slice(0, shown);
  const isRated = nearest.every(({ passageId }) => weighed.some((each) => each.passageId === passageId));
  const rated = isRated ? weighed : await weighSentences(plan.question, nearest, { documents, signal });
  const missing = [...verdict.missing];
  return plainOutputs(words.told.notInDocuments[plan.language], {
    missing,
    nearest: nearestSentences(rated, nearest, documents),
  });
}

/** The sentence of each passage that comes nearest; nobody says that it answers. */
function nearestSentences(weighed: readonly Weighed[], nearest: readonly Passage[], documents: ScopedDocuments) {
  const best = nearest.flatMap(({ passageId }) => {
    const own = weighed.filter((each) => each.passageId === passageId);
    return own.find(({ kind, head, text }) => kind !== "text" || head !== undefined || isProse(text)) ?? [];
  });
  return citationsOf(best.map(claimOf), documents).map((each) => ({ ...each, support: "unchecked" as const }));
}
