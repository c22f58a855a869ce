// The Researcher's second step: the passages that may answer, with what the reader must know of what was not read.
import type { Passage, ScopedDocuments } from "../engine/documents.ts";
import { documentNotes } from "./document-notes.ts";
import type { Plan, ReadPassage, ResearchContext, ResearchWords } from "./research.ts";
import { retrieve } from "./retrieve.ts";
import { scorePassages } from "./score-passages.ts";
import { topicSentences } from "./topic-sentences.ts";
import type { Topic } from "./topics.ts";

/** Passages kept: a large model scores the first number, a small tier reads the second. */
const wanted = { large: 16, small: 8 };
/** Passages the reranker reads: in the small tier the first words of the answer wait for it. */
const candidates = { large: 24, small: 16 };

export interface Found {
  /** Best first. */
  readonly passages: readonly ReadPassage[];
}

export async function findPassages(
  { plan }: { readonly plan: Plan },
  context: ResearchContext,
  words: ResearchWords,
): Promise<{ found: Found }> {
  const { documents, emit, signal } = context;
  if (plan.task === "general" || plan.task === "no-documents") return { found: { passages: [] } };
  for (const note of documentNotes(documents)) emit(note);
  if (plan.task !== "answer") return { found: { passages: [] } };
  const topical = plan.topics ? topicPassages(plan.topics, documents) : [];
  if (topical.length > 0) {
    emit({ type: "sources-found", sources: topical.map(foundSource) });
    return { found: { passages: topical } };
  }
  const { tier } = context.model.info;
  const { passages, ways } = await retrieve(
    { queries: plan.searches, k: wanted[tier], candidates: candidates[tier] },
    documents,
    signal,
  );
  if (!ways.includes("meaning")) emit({ type: "note", level: "info", key: "words-only", values: {} });
  const reading = passages.map((passage) => ({ ...passage, reading: readingOf(passage, documents) }));
  const read =
    tier === "large"
      ? await scorePassages(plan.question, reading, context, words)
      : reading.map((passage) => ({ ...passage, relevance: null }));
  emit({ type: "sources-found", sources: read.map(foundSource) });
  return { found: { passages: read } };
}

/** The passages that hold the sentences which speak of the topics; none where no sentence does. */
function topicPassages(topics: readonly Topic[], documents: ScopedDocuments): readonly ReadPassage[] {
  const best = new Map(
    topicSentences(topics, documents)
      .toReversed()
      .map((each) => [each.passageId, each.score]),
  );
  const all = documents.list().flatMap(({ documentId }) => documents.passages(documentId));
  return all
    .flatMap((passage) => {
      const score = best.get(passage.passageId);
      if (score === undefined) return [];
      return { ...passage, score, reranked: false, relevance: null, reading: readingOf(passage, documents) };
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, wanted.large);
}

/** The passage with its neighbours on the same page, as one piece of the page's text. */
export function readingOf(passage: Passage, documents: ScopedDocuments): string {
  const beside = documents.neighbours(passage, 1, 1).filter((each) => each.page === passage.page);
  if (beside.length === 0) return passage.text;
  const start = Math.min(passage.start, ...beside.map((each) => each.start));
  const end = Math.max(passage.end, ...beside.map((each) => each.end));
  return documents.page(passage.documentId, passage.page).text.slice(start, end);
}

/** As the page is told of it. */
export function foundSource({ documentId, name, page, start, end, text, score, relevance }: ReadPassage) {
  return { documentId, name, page, start, end, text, score: relevance ?? score };
}
