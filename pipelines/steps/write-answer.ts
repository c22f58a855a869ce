// The Researcher's writing step: each task by its own way to a draft; what has nothing to cite is finished here.
import { isAbsent } from "../engine/absent-model.ts";
import { answerFromData } from "./ask-data.ts";
import { buildContext } from "./build-context.ts";
import { compareDocuments } from "./compare.ts";
import { citationsOf } from "./cite.ts";
import { claimsText } from "./claims-text.ts";
import { extractClaims } from "./extract.ts";
import type { Weighed } from "./extract.ts";
import type { Found } from "./find-passages.ts";
import { writeLead } from "./lead.ts";
import { mendPictures } from "./mend-pictures.ts";
import { referencesOf } from "./references.ts";
import { plainOutputs, refusal } from "./refuse.ts";
import type {
  Draft,
  Plan,
  ResearchContext,
  ResearchInput,
  ResearchOutputs,
  ResearchWords,
  Verdict,
} from "./research.ts";
import { wordLimits } from "./research.ts";
import { writeClaims } from "./write-claims.ts";

interface ToWrite extends ResearchInput {
  readonly plan: Plan;
  readonly found: Found;
  readonly verdict: Verdict;
  readonly weighed: readonly Weighed[];
}

export async function writeAnswer(
  state: ToWrite,
  context: ResearchContext,
  words: ResearchWords,
): Promise<{ draft: Draft }> {
  const { plan, verdict } = state;
  if (isAbsent(context.model.info) && ["answer", "compare", "data"].includes(plan.task))
    context.emit({ type: "note", level: "info", key: "without-model", values: {} });
  const told = (text: Readonly<Record<Plan["language"], string>>) => finished(plainOutputs(text[plan.language]));
  switch (plan.task) {
    case "no-documents":
      return told(words.told.noDocuments);
    case "nothing-read":
      return told(words.told.nothingRead);
    case "data":
      return finished(await fromData(plan, context, words));
    case "general":
      return finished(plainOutputs(await fromGeneralKnowledge(plan, context, words), { confidence: "general" }));
    case "compare":
      return { draft: await compareDocuments(state, context, words) };
    case "answer":
      if (!verdict.answerable) return finished(await refusal(state, context, words));
      return context.model.info.tier === "large"
        ? writeWithModel(state, context, words)
        : writeExtract(state, context, words);
  }
}

function finished(outputs: Draft["finished"] & object): { draft: Draft } {
  return { draft: { claims: [], disagreements: [], missing: [], finished: outputs } };
}

async function writeWithModel(
  state: ToWrite,
  context: ResearchContext,
  words: ResearchWords,
): Promise<{ draft: Draft }> {
  const draft = await writeClaims(state, context, words);
  if (draft.claims.length === 0) return finished(await refusal(state, context, words));
  const texts = await mendPictures(
    draft.claims.map(({ text }) => text),
    context,
    words,
  );
  const claims = draft.claims.map((claim, at) => ({ ...claim, text: texts[at] ?? claim.text }));
  return { draft: { ...draft, claims } };
}

/** The extract with its citations is shown before the small model is asked for anything. */
async function writeExtract(state: ToWrite, context: ResearchContext, words: ResearchWords): Promise<{ draft: Draft }> {
  const { plan, found, weighed } = state;
  const { documents, emit } = context;
  const extract = extractClaims(weighed, found.passages, plan.length);
  if (extract.length === 0) return finished(await refusal(state, context, words));
  const citations = citationsOf(extract, documents);
  emit({ type: "text-delta", field: "summary", text: claimsText(extract, plan.language) });
  emit({ type: "output", field: "citations", value: citations });
  emit({ type: "output", field: "references", value: referencesOf(citations, documents.list()) });
  const [best] = weighed;
  const lead = best && (await writeLead({ claims: extract, plan, best }, context, words));
  return { draft: { claims: lead ? [lead, ...extract] : extract, disagreements: [], missing: [] } };
}

/** The numbers are the query's; without a result, or with an empty one, nothing backs the answer. */
async function fromData({ question }: Plan, context: ResearchContext, words: ResearchWords): Promise<ResearchOutputs> {
  const { summary, table, chart } = await answerFromData({ question }, context, words.data);
  const confidence = chart || (table && table.rows.length > 0) ? "high" : "none";
  return plainOutputs(summary, { confidence, ...(table && { table }), ...(chart && { chart }) });
}

async function fromGeneralKnowledge(plan: Plan, context: ResearchContext, words: ResearchWords): Promise<string> {
  const { model, emit } = context;
  emit({ type: "note", level: "warning", key: "general-knowledge", values: {} });
  const limit = wordLimits[plan.length];
  const maxTokens = limit * 4;
  const system = words.general({ limit, language: plan.answerLanguage ?? null });
  const request = { system, question: plan.question, answerTokens: maxTokens, words: words.context };
  const { turns } = await buildContext(request, context);
  const summary = await context.chat({ turns, field: "summary", maxTokens });
  return model.info.tier === "large" ? ((await mendPictures([summary], context, words))[0] ?? summary) : summary;
}
