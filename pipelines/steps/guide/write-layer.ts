// Writes one layer: a large model cites what is offered; for a small one code quotes the documents first, and its own words follow.
import type { Outline, OutlineLayer } from "../../engine/guide/outline.ts";
import { tellContext } from "../build-context.ts";
import { extractClaims, weighSentences } from "../extract.ts";
import type { Found } from "../find-passages.ts";
import { offered } from "../offered-sources.ts";
import { showProse } from "./clean-prose.ts";
import { searchOf } from "./find-for-guide.ts";
import type { GuideContext, GuidePlan } from "./guide.ts";
import type { GuideWords } from "./guide-words.ts";
import { nothingWritten, ownClaims, showClaims, textOf } from "./layer-text.ts";
import type { LayerText } from "./layer-text.ts";
import { wordsByCode } from "./lesson-words.ts";
import { writeParts } from "./write-parts.ts";

export interface ToTell {
  readonly plan: GuidePlan;
  readonly found: Found;
  readonly outline: Outline;
  readonly layer: OutlineLayer;
  /** What was told of it, or before it. */
  readonly before: string | null;
}

/** Tokens a layer may take: with its JSON and its quotes in the large tier. At most half of the model's context. */
const layerTokens = { small: 260, large: 2400 };
/** Characters told of what was said before. */
const beforeCharacters = { small: 300, large: 2000 };
const wishCharacters = 1000;
const smallWords = 150;
const smallTemperature = 0.4;

export async function writeLayer(given: ToTell, context: GuideContext, words: GuideWords): Promise<LayerText> {
  return context.model.info.tier === "large" ? writeLarge(given, context, words) : writeSmall(given, context, words);
}

async function writeLarge(given: ToTell, context: GuideContext, words: GuideWords): Promise<LayerText> {
  const { plan, found } = given;
  const maxTokens = Math.min(layerTokens.large, Math.floor(context.model.info.capabilities.context / 2));
  const sources = await offered(found.passages, context.model, { answerTokens: maxTokens });
  const turns = words.layer({ ...asked(given, "large"), sources, small: false });
  await tellContext({ turns, question: plan.question, passages: sources.length, answerTokens: maxTokens }, context);
  const passages = found.passages.slice(0, sources.length);
  const label = words.told.example[plan.language];
  return writeParts({ turns, passages, language: plan.language, label, isAnswer: false, maxTokens }, context);
}

async function writeSmall(given: ToTell, context: GuideContext, words: GuideWords): Promise<LayerText> {
  const { plan, layer } = given;
  const quoted = await quotedFirst(given, context);
  const turns = words.layer({ ...asked(given, "small"), sources: [], small: true });
  await tellContext({ turns, question: plan.question, passages: 0, answerTokens: layerTokens.small }, context);
  const show = (text: string) => context.emit({ type: "text-delta", field: "answer", text });
  let isFirst = quoted.length > 0;
  const prose = showProse(smallWords, (text) => {
    show(isFirst ? `\n\n${text}` : text);
    isFirst = false;
  });
  await context.chat({ turns, onText: prose.take, maxTokens: layerTokens.small, temperature: smallTemperature });
  const own = prose.end();
  if (own === "" && quoted.length === 0) throw nothingWritten();
  return textOf([...quoted, ...ownClaims(own)], plan.language, { words: wordsByCode(own, layer.title) });
}

/** The sentences of the documents that fit best, shown before the small model is asked for anything. */
export async function quotedFirst({ plan, found }: Pick<ToTell, "plan" | "found">, context: GuideContext) {
  if (found.passages.length === 0) return [];
  const weighed = await weighSentences(searchOf(plan), found.passages, context);
  const quoted = extractClaims(weighed, found.passages, "short");
  const show = showClaims(context, plan.language);
  for (const claim of quoted) show(claim);
  return quoted;
}

function asked({ plan, outline, layer, before }: ToTell, tier: "small" | "large") {
  return {
    outline,
    title: layer.title,
    way: plan.way,
    other: plan.other,
    wish: plan.question.slice(0, wishCharacters),
    depth: plan.depth,
    language: plan.answerLanguage ?? "English",
    before: before === null ? null : before.slice(0, beforeCharacters[tier]),
  };
}
