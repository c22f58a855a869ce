// Writes the answer with a large model: sentences as JSON objects, each with the sources and the words it rests on, shown as they come.
import { z } from "zod";
import type { FoundPassage } from "../engine/documents.ts";
import { cutNote } from "../engine/engine-notes.ts";
import type { ModelInfo } from "../engine/ports.ts";
import { tellContext } from "./build-context.ts";
import { claimText, separator, wordsIn } from "./claims-text.ts";
import { sourceOf } from "./cite.ts";
import type { Found } from "./find-passages.ts";
import { jsonObjects } from "./json-objects.ts";
import { offered } from "./offered-sources.ts";
import { wordLimits } from "./research.ts";
import type { AnswerLength, Claim, Draft, Plan, Quote, ResearchContext, ResearchWords } from "./research.ts";
import { isRelevant } from "./score-passages.ts";

/** Tokens for a word of the answer with its quote and its JSON around it, and for what comes beside the sentences. */
const tokensPerWord = 10;
const besideTokens = 500;
/** Citations behind one sentence; more are noise. */
const quotesAtMost = 3;
/** Sampling temperature: near to the sources. */
const temperature = 0.2;

// Read more loosely than it is asked for: a model without a schema writes "1" for 1.
const cite = z.object({ id: z.coerce.number(), quote: z.string().trim().min(1).max(600) });
const sentence = z.object({ text: z.string().trim().min(1).max(2000), cites: z.array(cite).default([]) });
const disagreement = z.object({ point: z.string().trim().min(1).max(600), cites: z.array(cite).default([]) });
const rest = z.object({ missing: z.array(z.string().trim().min(1).max(300)) });

/** What the model is held to where it can be; ids are those of the sources offered. */
function answerSchema(count: number) {
  const id = z.literal(Array.from({ length: count }, (_, index) => index + 1));
  const held = { cites: z.array(z.object({ id, quote: z.string() })) };
  return z.object({
    sentences: z.array(z.object({ text: z.string(), ...held })),
    disagreements: z.array(z.object({ point: z.string(), ...held })),
    missing: z.array(z.string()),
  });
}

/** Tokens the answer may take: at most half of the model's context. */
export function writingTokens(length: AnswerLength, { capabilities }: ModelInfo): number {
  return Math.min(wordLimits[length] * tokensPerWord + besideTokens, Math.floor(capabilities.context / 2));
}

export async function writeClaims(
  { plan, found }: { readonly plan: Plan; readonly found: Found },
  context: ResearchContext,
  words: ResearchWords,
): Promise<Draft> {
  const limit = wordLimits[plan.length];
  const passages = found.passages.filter(isRelevant);
  const answerTokens = writingTokens(plan.length, context.model.info);
  const sources = await offered(passages, context.model, { answerTokens });
  const written = claimCollector(passages.slice(0, sources.length), limit, showIn(context, plan));
  const schema = answerSchema(sources.length);
  const turns = words.write({
    question: plan.question,
    focus: plan.focus,
    limit,
    sources,
    language: plan.answerLanguage ?? null,
  });
  await tellContext({ turns, question: plan.question, passages: sources.length, answerTokens }, context);
  const onText = jsonObjects(written.take);
  const onCut = (tokens: number) => {
    // Without a claim it is asked once more.
    if (written.draft.claims.length > 0) context.emit(cutNote(tokens));
  };
  await context.chat({ turns, onText, onCut, schema: z.toJSONSchema(schema), maxTokens: answerTokens, temperature });
  // Nothing readable came: asked once more for the whole, with what was wrong.
  if (written.draft.claims.length === 0) {
    const whole = await context.ask({ turns, schema, maxTokens: answerTokens, temperature });
    for (const each of [...whole.sentences, ...whole.disagreements, whole]) written.take(each);
  }
  return written.draft;
}

/** Tells the page each claim as it is complete. */
function showIn(context: ResearchContext, { language }: Plan): (claim: Claim) => void {
  let number = 1;
  let before: Claim["kind"] | undefined;
  return (claim) => {
    const text = separator(before, claim.kind) + claimText(claim, language, number);
    context.emit({ type: "text-delta", field: "summary", text });
    number += claim.quotes.length;
    before = claim.kind;
  };
}

/** Takes parsed objects of any kind and keeps what an answer is made of, within the limit of words. */
function claimCollector(passages: readonly FoundPassage[], limit: number, onClaim: (claim: Claim) => void) {
  const claims: Claim[] = [];
  const disagreements: Claim[] = [];
  const missing: string[] = [];
  let used = 0;
  let isFull = false;
  const addClaim = (given: z.output<typeof sentence>) => {
    if (isFull) return;
    const claim = claimOf(given.text, given.cites, passages);
    if (claim === undefined || claims.some(({ text }) => text === claim.text)) return;
    const count = claim.kind === "block" ? 0 : wordsIn(claim.text);
    if (used + count > limit) {
      // What follows would not be the answer's next sentence any more.
      isFull = true;
      return;
    }
    used += count;
    claims.push(claim);
    onClaim(claim);
  };
  return {
    draft: { claims, disagreements, missing },
    take: (value: unknown) => {
      const asSentence = sentence.safeParse(value);
      if (asSentence.success) return addClaim(asSentence.data);
      const asDisagreement = disagreement.safeParse(value);
      if (asDisagreement.success) {
        const claim = claimOf(asDisagreement.data.point, asDisagreement.data.cites, passages);
        if (claim) disagreements.push(claim);
        return undefined;
      }
      const asRest = rest.safeParse(value);
      if (asRest.success) missing.push(...asRest.data.missing);
      return undefined;
    },
  };
}

/** Numbers in brackets are code's to write: those of the model go. */
export function claimOf(
  given: string,
  cites: readonly z.output<typeof cite>[],
  passages: readonly FoundPassage[],
): Claim | undefined {
  const kind = /^(```|\$\$)/.test(given) ? "block" : "sentence";
  const text = kind === "block" ? given : given.replace(/\s*\[(?:\d+(?:\s*[,–-]\s*\d+)*|!)\](?!\()/g, "").trim();
  if (text === "") return undefined;
  return { kind, text, quotes: quotesOf(cites, passages) };
}

function quotesOf(cites: readonly z.output<typeof cite>[], passages: readonly FoundPassage[]): Quote[] {
  const quotes: Quote[] = [];
  for (const { id, quote } of cites) {
    const passage = passages[id - 1];
    if (!passage || quotes.some((each) => each.text === quote) || quotes.length >= quotesAtMost) continue;
    quotes.push({ source: sourceOf(passage), text: quote });
  }
  return quotes;
}
