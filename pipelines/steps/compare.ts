// Compares documents: one row each, one column an aspect, each cell with the words it rests on or "not stated".
import { z } from "zod";
import type { DocumentInfo } from "../engine/documents.ts";
import { askOr } from "./ask-or.ts";
import { sourceOf, withTrueSources } from "./cite.ts";
import { claimOf, sentencesOf, weigh } from "./extract.ts";
import { inParallel } from "./in-parallel.ts";
import { offered } from "./offered-sources.ts";
import type { Claim, Draft, Plan, ReadPassage, ResearchContext, ResearchWords } from "./research.ts";
import { retrieve } from "./retrieve.ts";
import { topicSentences } from "./topic-sentences.ts";
import { topicsOf } from "./topics.ts";
import type { Topic } from "./topics.ts";

/** A table of more rows or columns is read by nobody, and each cell costs a search. */
const documentsAtMost = 12;
const aspectsAtMost = 6;
const passagesRead = 4;
/** Documents compared at once; the small tier's models work one at a time. */
const atOnce = { large: 4, small: 1 };
const cellTokens = 250;
const aspectTokens = 200;
/** Logit from which the reranker's best sentence is taken to speak of the aspect. */
const statedFrom = 0;

const cell = z.object({ stated: z.boolean(), text: z.string().max(400), quote: z.string().max(600) });
const proposed = z.object({ aspects: z.array(z.string().trim().min(1).max(60)).min(2).max(5) });

interface Aspect {
  readonly name: string;
  /** What is searched for. */
  readonly search: string;
  /** Set where documents are asked about themselves. */
  readonly topic?: Topic | undefined;
}

interface ToCompare {
  readonly plan: Plan;
  readonly aspects?: readonly string[] | undefined;
}

export async function compareDocuments(
  state: ToCompare,
  context: ResearchContext,
  words: ResearchWords,
): Promise<Draft> {
  const { plan } = state;
  const { documents, emit, model } = context;
  const readable = documents.list().filter(({ documentId }) => documents.report(documentId).length > 0);
  const rows = readable.slice(0, documentsAtMost);
  if (readable.length > rows.length)
    emit({
      type: "note",
      level: "warning",
      key: "documents-left-out",
      values: { count: readable.length - rows.length },
    });
  const columns = await aspectsOf(state, rows, context, words);
  let done = 0;
  const cells = await inParallel(rows, atOnce[model.info.tier], async (document) => {
    const row: (Claim | null)[] = [];
    for (const aspect of columns) {
      row.push(await cellOf({ document, aspect, plan }, context, words));
      context.progress(++done, rows.length * columns.length);
    }
    return row;
  });
  return drafted(rows, columns, cells, words.told.document[plan.language]);
}

function drafted(
  rows: readonly DocumentInfo[],
  columns: readonly Aspect[],
  cells: readonly (readonly (Claim | null)[])[],
  documentColumn: string,
): Draft {
  const claims: Claim[] = [];
  const place = (claim: Claim | null) => (claim ? claims.push(claim) - 1 : null);
  const table = {
    columns: [documentColumn, ...columns.map(({ name }) => name)],
    rows: rows.map(({ title, name }, at) => ({ head: title ?? name, cells: (cells[at] ?? []).map(place) })),
  };
  return { claims, disagreements: [], missing: [], table };
}

async function aspectsOf(
  { aspects: given, plan }: ToCompare,
  rows: readonly DocumentInfo[],
  context: ResearchContext,
  words: ResearchWords,
): Promise<readonly Aspect[]> {
  const named = [...new Set((given ?? []).map((each) => each.trim()).filter((each) => each !== ""))];
  const asAspect = (name: string): Aspect => ({ name, search: name, topic: topicsOf(name)?.[0] });
  if (named.length > 0) return named.slice(0, aspectsAtMost).map(asAspect);
  if (plan.focus !== null) return [asAspect(plan.focus)];
  const usual = words.defaultAspects[plan.language].map((each): Aspect => ({ ...asAspect(each.name), ...each }));
  if (context.model.info.tier === "small") return usual;
  const turns = words.aspects({ question: plan.question, names: rows.map(({ title, name }) => title ?? name) });
  const told = await askOr(context, { turns, schema: proposed, maxTokens: aspectTokens }, null);
  return told?.aspects.map(asAspect) ?? usual;
}

/** Null where the document does not state it. */
async function cellOf(
  { document, aspect, plan }: { readonly document: DocumentInfo; readonly aspect: Aspect; readonly plan: Plan },
  context: ResearchContext,
  words: ResearchWords,
): Promise<Claim | null> {
  const documents = context.documents.only(document.documentId);
  const queries = [
    { text: aspect.search, weight: 1 },
    { text: `${aspect.name}: ${plan.question}`, weight: 0.5 },
  ];
  const isSmall = context.model.info.tier === "small";
  if (isSmall && aspect.topic) {
    const [best] = topicSentences([aspect.topic], documents);
    if (best) return claimOf(best);
  }
  const { passages } = await retrieve({ queries, k: passagesRead }, documents, context.signal);
  if (passages.length === 0) return null;
  const quoted = async () => {
    const [best] = await weigh(aspect.search, passages.flatMap(sentencesOf).slice(0, 40), documents, context.signal);
    return best && best.score >= statedFrom ? claimOf(best) : null;
  };
  if (isSmall) return quoted();
  const read = passages.map((passage): ReadPassage => ({ ...passage, reading: passage.text, relevance: null }));
  const sources = await offered(read, context.model, { answerTokens: cellTokens });
  const language = plan.answerLanguage ?? null;
  const turns = words.cell({ question: plan.question, aspect: aspect.name, language, sources });
  const told = await askOr(context, { turns, schema: cell, maxTokens: cellTokens }, null);
  // One reply that cannot be read takes its own cell alone: that is filled as without a large model.
  if (told === null) return quoted();
  const { stated, text, quote } = told;
  const [first] = passages;
  if (!stated || text.trim() === "" || quote.trim() === "" || !first) return null;
  const claim = {
    kind: "sentence" as const,
    text: text.trim(),
    quotes: [{ source: sourceOf(first), text: quote.trim() }],
  };
  return withTrueSources([claim], passages, documents)[0] ?? null;
}
