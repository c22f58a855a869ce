// The Researcher's last step: sentences checked against their sources, then everything the page shows put together by code.
import type { Citation } from "../engine/documents.ts";
import { citationsOf } from "./cite.ts";
import { claimsText } from "./claims-text.ts";
import { confidenceOf } from "./confidence.ts";
import type { Found } from "./find-passages.ts";
import { referencesOf } from "./references.ts";
import type {
  Claim,
  Draft,
  DraftTable,
  Plan,
  ResearchContext,
  ResearchOutputs,
  ResearchTable,
  ResearchWords,
  TableCell,
  Verdict,
} from "./research.ts";
import { verifyClaims } from "./verify-claims.ts";
import type { Checked } from "./verify-claims.ts";

interface ToVerify {
  readonly plan: Plan;
  readonly found: Found;
  readonly verdict: Verdict;
  readonly cited: Draft;
}

export async function verifyAnswer(
  { plan, found, verdict, cited }: ToVerify,
  context: ResearchContext,
  words: ResearchWords,
): Promise<ResearchOutputs> {
  if (cited.finished) return cited.finished;
  const answer = await checkedClaims(cited.claims, { plan, found, repair: !cited.table }, context, words);
  const first = answer.citations.length + 1;
  const located = cited.disagreements.filter((claim) => isLocated(claim, context));
  const disagreed = await checkedClaims(located, { plan, found, repair: false, first }, context, words);
  const citations = [...answer.citations, ...disagreed.citations];
  const confidence = confidenceOf(answer.claims, answer.citations, verdict);
  if (cited.table) {
    const kept = statedOnly(answer);
    const references = referencesOf(kept.citations, context.documents.list());
    const { summary, table } = compared(cited.table, kept, plan, words);
    return { summary, table, citations: [...kept.citations], references, disagreements: [], missing: [], confidence };
  }
  const common = {
    citations,
    references: referencesOf(citations, context.documents.list()),
    missing: [...cited.missing],
  };
  const disagreements = textsOf(disagreed.claims, plan, first);
  return { ...common, summary: claimsText(answer.claims, plan.language), disagreements, confidence };
}

/** A claim that says the sources disagree stands on every one of its quotes, or goes. */
function isLocated(claim: Claim, { documents }: ResearchContext): boolean {
  return claim.quotes.length > 0 && citationsOf([claim], documents).every(({ located }) => located);
}

interface Checking {
  readonly plan: Plan;
  readonly found: Found;
  readonly repair: boolean;
  readonly first?: number;
}

/** In the small tier a quotation proves itself, and a lead was only let through with a quote that holds its words. */
async function checkedClaims(
  claims: readonly Claim[],
  { plan, found, repair, first = 1 }: Checking,
  context: ResearchContext,
  words: ResearchWords,
): Promise<Checked> {
  if (context.model.info.tier === "small") {
    const citations = citationsOf(claims, context.documents, first);
    const carried = (each: Citation) => each.located && each.support === "unchecked";
    return { claims, citations: citations.map((each) => (carried(each) ? { ...each, support: "supported" } : each)) };
  }
  return verifyClaims(claims, { plan, passages: found.passages, repair, first }, context, words);
}

function textsOf(claims: readonly Claim[], { language }: Plan, first: number): string[] {
  let number = first;
  return claims.map((claim) => {
    const text = claimsText([claim], language, number);
    number += claim.quotes.length;
    return text;
  });
}

/** Cells whose words are not carried lose their citations; the rest are numbered anew. */
function statedOnly({ claims, citations }: Checked): Checked {
  const numbers = numbersOf(claims, citations);
  const lost = new Set(claims.flatMap((claim, index) => (claim.unsupported === true ? (numbers[index] ?? []) : [])));
  const kept = citations.filter(({ number }) => !lost.has(number));
  return {
    claims: claims.map((claim) => (claim.unsupported === true ? { ...claim, quotes: [] } : claim)),
    citations: kept.map((each, index) => ({ ...each, number: index + 1 })),
  };
}

function compared(table: DraftTable, { claims, citations }: Checked, plan: Plan, words: ResearchWords) {
  const numbers = numbersOf(claims, citations);
  const notStated: TableCell = { text: words.told.notStated[plan.language] };
  const cell = (index: number | null): TableCell => {
    const claim = index === null ? undefined : claims[index];
    if (!claim || claim.unsupported === true) return notStated;
    return { text: claim.text, citation: numbers[index ?? -1] ?? [] };
  };
  const rows = table.rows.map(({ head, cells }) => [{ text: head }, ...cells.map(cell)]);
  const stated = rows.flat().filter((each) => each.citation !== undefined).length;
  const values = { documents: table.rows.length, aspects: table.columns.length - 1, stated };
  const shown: ResearchTable = { columns: [...table.columns], rows };
  return { summary: words.told.compared(values)[plan.language], table: shown };
}

/** The citation numbers of each claim. */
function numbersOf(claims: readonly Claim[], citations: readonly Citation[]): number[][] {
  let at = 0;
  return claims.map(({ quotes }) => {
    const numbers = citations.slice(at, at + quotes.length).map(({ number }) => number);
    at += quotes.length;
    return numbers;
  });
}
