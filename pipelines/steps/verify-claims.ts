// Checks each sentence against the words it cites, repairs those that are not carried once, and marks what still is not.
import { z } from "zod";
import type { Citation } from "../engine/documents.ts";
import { askOr } from "./ask-or.ts";
import { citationsOf } from "./cite.ts";
import { inParallel } from "./in-parallel.ts";
import { offered } from "./offered-sources.ts";
import type { Claim, OfferedSource, Plan, ReadPassage, ResearchContext, ResearchWords } from "./research.ts";
import { asksAtOnce } from "./score-passages.ts";
import { claimOf } from "./write-claims.ts";

const checked = z.object({ supported: z.boolean(), reason: z.string().max(400) });
const checkTokens = 160;
const repairTokens = 1200;
const repaired = z.object({
  sentences: z.array(
    z.object({
      index: z.coerce.number().int(),
      text: z.string().trim().max(2000),
      cites: z.array(z.object({ id: z.coerce.number(), quote: z.string().trim().min(1).max(600) })),
    }),
  ),
});

/** Told to the model that repairs the sentence. */
const notLocated = "none of its quotes stands in the sources";

/** What a check of one claim found; `null` where no model could say. */
interface Finding {
  readonly supported: boolean | null;
  readonly reason: string;
}

interface Failed {
  readonly index: number;
  readonly text: string;
  readonly reason: string;
}

export interface Checked {
  readonly claims: readonly Claim[];
  /** With their support, numbered from `first`. */
  readonly citations: readonly Citation[];
}

type Context = Pick<ResearchContext, "ask" | "documents" | "model" | "progress">;
/** Without words to repair with, nothing is written anew. */
type Words = Pick<ResearchWords, "check"> & Partial<Pick<ResearchWords, "repair">>;

interface Checking {
  readonly plan: Pick<Plan, "question">;
  readonly passages: readonly ReadPassage[];
  /** Sentences that are not carried are written once more before they are marked. */
  readonly repair: boolean;
  /** Number of the first citation. */
  readonly first?: number;
}

export async function verifyClaims(
  claims: readonly Claim[],
  { plan, passages, repair, first = 1 }: Checking,
  context: Context,
  words: Words,
): Promise<Checked> {
  const findings = await checkAll(claims, passages, context, words);
  const failed = claims.flatMap((claim, index): Failed[] => {
    const finding = findings[index];
    return finding?.supported === false ? [{ text: claim.text, index, reason: finding.reason }] : [];
  });
  const renewed = new Map<number, Claim>();
  if (repair && words.repair && failed.length > 0) {
    const again = await repairClaims(failed, { plan, passages }, context, words.repair);
    const results = await checkAll([...again.values()], passages, context, words);
    [...again].forEach(([index, claim], at) => {
      if (results[at]?.supported === true) renewed.set(index, claim);
    });
  }
  const final = claims.map((claim, index) => {
    const better = renewed.get(index);
    if (better) return better;
    return findings[index]?.supported === false ? { ...claim, unsupported: true } : claim;
  });
  const supports = final.map((_, index) => (renewed.has(index) ? true : (findings[index]?.supported ?? null)));
  return { claims: final, citations: supportedCitations(final, supports, context, first) };
}

function supportedCitations(
  claims: readonly Claim[],
  supports: readonly (boolean | null)[],
  { documents }: Context,
  first: number,
): Citation[] {
  const owner = claims.flatMap((claim, index) => claim.quotes.map(() => index));
  return citationsOf(claims, documents, first).map((citation, at) => {
    const supported = supports[owner[at] ?? -1] ?? null;
    if (!citation.located || citation.support === "quoted" || supported === null) return citation;
    return { ...citation, support: supported ? "supported" : "unsupported" };
  });
}

async function checkAll(
  claims: readonly Claim[],
  passages: readonly ReadPassage[],
  context: Context,
  words: Words,
): Promise<readonly Finding[]> {
  let done = 0;
  return inParallel(claims, asksAtOnce, async (claim) => {
    const finding = await check(claim, passages, context, words);
    context.progress(++done, claims.length);
    return finding;
  });
}

async function check(claim: Claim, passages: readonly ReadPassage[], context: Context, words: Words): Promise<Finding> {
  if (claim.kind !== "sentence") return { supported: null, reason: "" };
  const located = citationsOf([claim], context.documents).filter((citation) => citation.located);
  if (located.length === 0) return { supported: false, reason: notLocated };
  const sources = located.map((citation, index) => evidence(citation, index + 1, passages));
  const turns = words.check({ sentence: claim.text, sources });
  return askOr(context, { turns, schema: checked, maxTokens: checkTokens }, { supported: null, reason: "" });
}

/** The passage that holds the quote: a sentence may rest on the words beside it. */
function evidence(citation: Citation, id: number, passages: readonly ReadPassage[]): OfferedSource {
  const { documentId, name, page, quote, start } = citation;
  const holds = passages.find(
    (each) => each.documentId === documentId && each.page === page && each.start <= start && start < each.end,
  );
  return { id, name, page, text: holds?.text ?? quote };
}

/** The failed sentences once more, in one question; by their place in the answer. */
async function repairClaims(
  sentences: readonly Failed[],
  { plan, passages }: Pick<Checking, "plan" | "passages">,
  context: Context,
  repair: ResearchWords["repair"],
): Promise<Map<number, Claim>> {
  const sources = await offered(passages, context.model, { answerTokens: repairTokens });
  const turns = repair({ question: plan.question, sentences, sources });
  const renewed = new Map<number, Claim>();
  const given = await askOr(context, { turns, schema: repaired, maxTokens: repairTokens }, null);
  for (const { index, text, cites } of given?.sentences ?? []) {
    const claim = claimOf(text, cites, passages.slice(0, sources.length));
    if (claim && sentences.some((each) => each.index === index)) renewed.set(index, claim);
  }
  return renewed;
}
