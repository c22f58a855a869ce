// The Guide's second step: passages of the conversation's documents that carry the layer or the answer; none where they speak of something else.
import { judgeByScores } from "../answerable.ts";
import { documentNotes } from "../document-notes.ts";
import { foundSource, readingOf } from "../find-passages.ts";
import type { Found } from "../find-passages.ts";
import type { ReadPassage } from "../research.ts";
import { retrieve } from "../retrieve.ts";
import type { GuideContext, GuidePlan } from "./guide.ts";
import { layerOf } from "./moves.ts";

const wanted = 8;
/** Passages the reranker reads. */
const candidates = 16;
/** Of a layer's own words in the search, and of its topic's. */
const weights = { layer: 1.3, topic: 0.7 };
/** Logits a passage may be behind the best one and still be offered. */
const behindAtMost = 6;

/** Code alone judges: a lesson must not wait for a model that rates passages. */
export async function findForGuide(
  { plan }: { readonly plan: GuidePlan },
  { documents, emit, signal }: Pick<GuideContext, "documents" | "emit" | "signal">,
): Promise<{ found: Found }> {
  if (!plan.reads || plan.refused !== undefined) return { found: { passages: [] } };
  if (plan.outline === null || plan.task === "ask") for (const note of documentNotes(documents)) emit(note);
  const queries = queriesOf(plan);
  const { passages } = await retrieve({ queries, k: wanted, candidates }, documents, signal);
  const isCarried = queries.some(({ text }) => judgeByScores(text, passages, undefined).answerable);
  if (!isCarried) return { found: { passages: [] } };
  const [best] = passages;
  const near = passages.filter(({ reranked, score }) => !reranked || score >= (best?.score ?? 0) - behindAtMost);
  const read = near.map((passage): ReadPassage => {
    return { ...passage, reading: readingOf(passage, documents), relevance: null };
  });
  emit({ type: "sources-found", sources: read.map(foundSource) });
  return { found: { passages: read } };
}

/** The layer with its topic, so that "How it works" is searched as how a heat pump works. */
export function searchOf({ question, outline, node, task }: GuidePlan): string {
  const layer = outline && node !== null && task === "lesson" ? layerOf(outline, node) : undefined;
  return layer && outline ? `${outline.topic}: ${layer.title}` : question;
}

function queriesOf(plan: GuidePlan) {
  const search = searchOf(plan);
  const whole = { text: search, weight: weights.layer };
  return search === plan.question || !plan.outline
    ? [whole]
    : [whole, { text: plan.outline.topic, weight: weights.topic }];
}
