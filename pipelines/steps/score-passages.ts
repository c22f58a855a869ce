// Relevance of each found passage as a large model judges it, all asked at once; its words are never taken over unchecked.
import { z } from "zod";
import type { FoundPassage } from "../engine/documents.ts";
import { askOr } from "./ask-or.ts";
import { inParallel } from "./in-parallel.ts";
import type { ReadPassage, ResearchContext, ResearchWords } from "./research.ts";

/** Calls at once: a server batches them, and other people's runs still get their turn. */
export const asksAtOnce = 8;
const scoreTokens = 160;
/** Of 10; below it a passage is not offered for writing. */
const relevantFrom = 3;

const judged = z.object({ relevant: z.boolean(), score: z.number().min(0).max(10), quote: z.string().max(600) });

/** Best first; those the model finds irrelevant come last with their score. A passage it cannot judge keeps its place. */
export async function scorePassages(
  question: string,
  passages: readonly (FoundPassage & { readonly reading: string })[],
  context: ResearchContext,
  words: ResearchWords,
): Promise<readonly ReadPassage[]> {
  let done = 0;
  const scored = await inParallel(passages, asksAtOnce, async (passage): Promise<ReadPassage> => {
    const source = { id: 1, name: passage.name, page: passage.page, text: passage.text };
    const relevance = await relevanceOf(words.score({ question, source }), context);
    context.progress(++done, passages.length);
    return { ...passage, relevance };
  });
  return scored.toSorted((a, b) => (b.relevance ?? relevantFrom) - (a.relevance ?? relevantFrom));
}

export function isRelevant({ relevance }: Pick<ReadPassage, "relevance">): boolean {
  return relevance === null || relevance >= relevantFrom;
}

async function relevanceOf(
  turns: ReturnType<ResearchWords["score"]>,
  context: ResearchContext,
): Promise<number | null> {
  const told = await askOr(context, { turns, schema: judged, maxTokens: scoreTokens }, null);
  if (told === null) return null;
  return told.relevant ? told.score : Math.min(told.score, relevantFrom - 1);
}
