// One sentence in front of an extract, written by a small model and shown only if a quote carries each of its words.
import { z } from "zod";
import { FacetError, isAbort } from "../engine/errors.ts";
import { wordsIn } from "./claims-text.ts";
import { weigh } from "./extract.ts";
import type { Weighed } from "./extract.ts";
import type { Claim, Plan, ResearchContext, ResearchWords } from "./research.ts";

const leadWords = 30;
const leadTokens = 70;
/** Of the quote's words, at most: a lead as long as its quote says nothing new. */
const shortens = 0.9;
/** Logits a lead may fit the question less than the best quote. */
const behindAtMost = 1;

/** Broken off at its limit it would say half. */
const written = z
  .string()
  .trim()
  .max(600)
  .regex(/[.!?]$/);

interface Leading {
  readonly claims: readonly Claim[];
  readonly plan: Plan;
  /** The sentence that fits the question best. */
  readonly best: Weighed;
}

/** Undefined where the model writes nothing that the quotes carry, or cannot be asked: the extract stands alone then. */
export async function writeLead(
  { claims, plan, best }: Leading,
  context: Pick<ResearchContext, "chat" | "documents" | "signal">,
  words: ResearchWords,
): Promise<Claim | undefined> {
  const quotes = claims.map(({ text, quotes: [first] }, index) => ({
    id: index + 1,
    name: first?.source.name ?? "",
    page: first?.source.page ?? 1,
    text,
  }));
  const turns = words.lead({ question: plan.question, quotes });
  let answer: string;
  try {
    answer = await context.chat({ turns, maxTokens: leadTokens, temperature: 0 });
  } catch (thrown) {
    if (context.signal.aborted || isAbort(thrown) || !(thrown instanceof FacetError)) throw thrown;
    return undefined;
  }
  const lead = written.safeParse(firstSentence(answer));
  if (!lead.success || wordsIn(lead.data) > leadWords) return undefined;
  const carrier = claims.find((claim) => carries(claim.text, lead.data));
  if (!carrier || wordsIn(lead.data) > wordsIn(carrier.text) * shortens) return undefined;
  const { head: _head, ...place } = best;
  const [weighed] = await weigh(plan.question, [{ ...place, text: lead.data }], context.documents, context.signal);
  if (!weighed || weighed.score < best.score - behindAtMost) return undefined;
  return { kind: "sentence", text: lead.data, quotes: carrier.quotes };
}

/** Models this small like to begin with a label or quotation marks. */
function firstSentence(answer: string): string {
  const line = answer.split("\n").find((each) => each.trim() !== "") ?? "";
  return line.replace(/^\s*(?:answer|antwort)\s*:\s*/i, "").replace(/^["“„]|["”“]$/g, "");
}

const negation =
  /\b(?:not|no|never|none|nor|without|cannot|neither|\w+n['’]t|nicht|kein\w*|nie|niemals|ohne|weder)\b/iu;

/**
 * Whether one quote holds all the sentence says: its numbers, its names and its words of content in the order of the quote, forms of a word
 * alike, no negation more or less, and no limiting word ("at least", "may") of the part it shortens left out. So a lead can shorten a quote
 * but not turn it round.
 */
export function carries(quote: string, sentence: string): boolean {
  if (negation.test(quote) !== negation.test(sentence)) return false;
  const held = meantWords(quote);
  const stated = meantWords(sentence);
  const places: number[] = [];
  for (const word of stated) {
    const found = held.findIndex((each, index) => index > (places.at(-1) ?? -1) && sameWord(each, word));
    if (found < 0) return false;
    places.push(found);
  }
  const skipped = held.filter(
    (_, index) => index > (places[0] ?? 0) && index < (places.at(-1) ?? 0) && !places.includes(index),
  );
  return stated.length > 0 && !skipped.some((word) => limiting.has(word));
}

const limiting = new Set(
  (
    "least most only less more fewer about approximately around nearly almost may might could would should can some few unless except " +
    "if until under over below above before after mindestens höchstens nur weniger mehr etwa rund ungefähr fast kann könnte sollte einige wenige " +
    "außer wenn bis unter über vor nach"
  ).split(" "),
);

const functionWords = new Set(
  (
    "the and are was were has had have been its that this with for from which who into than then also their there they will a an " +
    "der die das und ist sind war waren hat haben wird werden wurde wurden mit für von aus bei auf dass ein eine einen einer einem den dem des " +
    "sich als auch zum zur durch sie"
  ).split(" "),
);

/** Numbers, words of three letters and more, and shorter ones written as names (EU, Li); function words left out. */
function meantWords(text: string): string[] {
  const words = text.match(/\d+(?:[.,]\d+)*%?|\p{L}[\p{L}\p{M}\d'’]*/gu) ?? [];
  return words
    .filter(
      (word, index) => word.length > 2 || word === "if" || /^\d/.test(word) || (index > 0 && /^\p{Lu}/u.test(word)),
    )
    .map((word) => word.toLowerCase())
    .filter((word) => !functionWords.has(word));
}

/** Letters two forms of a word share at least; they differ in their endings alone. */
const stemLetters = 3;
const ending = /^(?:|s|es|e|ed|d|ing|y|ies|ied|n|en|er|em|t|te|ten|'s|’s)$/;

function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (/\d/.test(a) || /\d/.test(b)) return false;
  let shared = 0;
  while (shared < Math.min(a.length, b.length) && a[shared] === b[shared]) shared += 1;
  return shared >= stemLetters && ending.test(a.slice(shared)) && ending.test(b.slice(shared));
}
