// The gate before writing: do the passages answer? A large model is asked; in the small tier calibrated scores decide.
import { z } from "zod";
import { judgeByScores } from "./answerable.ts";
import { extractConfidence } from "./confidence.ts";
import type { Found } from "./find-passages.ts";
import { bestFirst, weighSentences } from "./extract.ts";
import type { Weighed } from "./extract.ts";
import { offered } from "./offered-sources.ts";
import type { Plan, ResearchContext, ResearchWords, Verdict } from "./research.ts";
import { topicSentences } from "./topic-sentences.ts";
import { isRelevant } from "./score-passages.ts";

const judged = z.object({ answerable: z.boolean(), missing: z.array(z.string().trim().min(1).max(300)).max(4) });
const judgeTokens = 400;
/** Passages the model sees when none was found relevant: enough to say what is missing. */
const nearest = 4;

interface Judged {
  readonly verdict: Verdict;
  /** In the small tier: the sentences the extract chooses from, best first. */
  readonly weighed: readonly Weighed[];
}

export async function judgeAnswerable(
  { plan, found }: { readonly plan: Plan; readonly found: Found },
  context: ResearchContext,
  words: ResearchWords,
): Promise<Judged> {
  if (plan.task !== "answer") return { verdict: { answerable: true, missing: [], confidence: "medium" }, weighed: [] };
  if (found.passages.length === 0)
    return { verdict: { answerable: false, missing: [], confidence: "low" }, weighed: [] };
  const weighed = plan.topics ? topicSentences(plan.topics, context.documents) : [];
  if (weighed.length > 0) {
    return { verdict: { answerable: true, missing: [], confidence: "medium" }, weighed };
  }
  if (context.model.info.tier === "small") return byScores(plan, found, context);
  const relevant = found.passages.filter(isRelevant);
  const passages = relevant.length > 0 ? relevant : found.passages.slice(0, nearest);
  const sources = await offered(passages, context.model, { answerTokens: judgeTokens });
  const turns = words.judge({ question: plan.question, sources });
  const { answerable, missing } = await context.ask({ turns, schema: judged, maxTokens: judgeTokens });
  return { verdict: { answerable: answerable && relevant.length > 0, missing, confidence: "medium" }, weighed: [] };
}

async function byScores(plan: Plan, found: Found, context: ResearchContext): Promise<Judged> {
  const weighed = await weighSentences(plan.question, found.passages, context);
  const isRated = found.passages[0]?.reranked === true;
  const { answerable, confidence } = judgeByScores(plan.question, found.passages, isRated ? weighed[0] : undefined);
  const quoted = bestFirst(weighed)[0]?.score ?? null;
  const told = extractConfidence(confidence, isRated ? quoted : null);
  return { verdict: { answerable, missing: [], confidence: told }, weighed };
}
