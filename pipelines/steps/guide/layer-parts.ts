// What a large model writes a layer in: JSON objects read one by one, kept within the words of a layer, in the order they come.
import { z } from "zod";
import type { NewWord } from "../../engine/guide/lesson.ts";
import { wordsIn } from "../claims-text.ts";
import type { Claim, ReadPassage } from "../research.ts";
import { claimOf } from "../write-claims.ts";
import { cleanProse, withoutTokens } from "./clean-prose.ts";

/** Words of all paragraphs, and of the example. */
const wordsAtMost = { paragraphs: 160, example: 70 };
const newWordsAtMost = 6;
/** Characters that are looked at of one text. */
const textAtMost = 4000;

// Read more loosely than it is asked for: a model without a schema writes "1" for 1.
const cites = z
  .array(z.object({ id: z.coerce.number(), quote: z.string().trim().min(1).max(600) }))
  .default([])
  .catch([]);
const sure = z.boolean().default(true).catch(true);
const text = z.preprocess(
  (said) => (typeof said === "string" ? said.slice(0, textAtMost) : said),
  z.string().trim().min(1),
);
const paragraph = z.object({ text, cites, sure });
const example = z.object({ example: text, cites, sure });
const picture = z.object({ picture: text });
const whole = z.object({
  paragraphs: z.array(z.unknown()),
  picture: z.unknown().optional(),
  example: z.unknown().optional(),
});
const word = z.object({ word: z.string().trim().min(1).max(80), meaning: z.string().trim().min(1).max(300) });

/** What the model is held to where it can be; ids are those of the sources offered. */
export function layerSchema(sources: number, isAnswer: boolean): Readonly<Record<string, unknown>> {
  const id = sources === 0 ? z.number() : z.literal(Array.from({ length: sources }, (_, index) => index + 1));
  const held = { cites: z.array(z.object({ id, quote: z.string() })), sure: z.boolean() };
  const paragraphs = z.array(z.object({ text: z.string(), ...held }));
  if (isAnswer) return z.toJSONSchema(z.object({ paragraphs }));
  return z.toJSONSchema(
    z.object({
      paragraphs,
      picture: z.object({ picture: z.string() }),
      example: z.object({ example: z.string(), ...held }),
      words: z.array(z.object({ word: z.string(), meaning: z.string() })),
    }),
  );
}

interface LayerParts {
  readonly claims: Claim[];
  /** Places in `claims` whose writer was not sure. */
  readonly unsure: Set<number>;
  readonly words: NewWord[];
}

interface Collecting {
  readonly passages: readonly ReadPassage[];
  /** Stands in front of the example. */
  readonly label: string;
  /** Words of all paragraphs; default a layer's. */
  readonly limit?: number;
  readonly onClaim: (claim: Claim) => void;
}

export function collectParts({ passages, label, limit = wordsAtMost.paragraphs, onClaim }: Collecting) {
  const parts: LayerParts = { claims: [], unsure: new Set(), words: [] };
  let used = 0;
  const has = { example: false, picture: false };
  const add = (said: string, given: z.output<typeof cites>, isSure: boolean) => {
    const claim = claimOf(said, given, passages);
    if (!claim || parts.claims.some((each) => each.text === claim.text)) return;
    if (!isSure) parts.unsure.add(parts.claims.length);
    parts.claims.push(claim);
    onClaim(claim);
  };
  const take = (value: unknown) => {
    if (whole.safeParse(value).data?.paragraphs.some((each) => typeof each === "string")) return takeWhole(value);
    const asParagraph = paragraph.safeParse(value).data;
    if (asParagraph) {
      const said = fitted(asParagraph.text, limit - used);
      used += isBlock(said) ? 0 : wordsIn(said);
      return add(said, asParagraph.cites, asParagraph.sure);
    }
    const asExample = example.safeParse(value).data;
    if (asExample && !has.example) {
      has.example = true;
      const said = fitted(asExample.example, wordsAtMost.example);
      return add(
        isBlock(said) || said === "" ? said : `**${label}** ${withoutLabel(said)}`,
        asExample.cites,
        asExample.sure,
      );
    }
    const asPicture = picture.safeParse(value).data;
    if (asPicture && !has.picture && isBlock(asPicture.picture)) {
      has.picture = true;
      return add(closed(asPicture.picture), [], true);
    }
    const asWord = word.safeParse(value).data;
    if (asWord) addWord(parts.words, asWord);
    return undefined;
  };
  /** With plain texts where objects were asked for. */
  const takeWhole = (value: unknown) => {
    const said = whole.safeParse(value).data;
    if (!said) return;
    for (const each of said.paragraphs) take(typeof each === "string" ? { text: each } : each);
    take({ picture: said.picture });
    take({ example: said.example });
  };
  return { parts, take, takeWhole };
}

function addWord(words: NewWord[], { word: said, meaning }: NewWord): void {
  const name = plain(said);
  const isKnown = words.some((each) => each.word.toLowerCase() === name.toLowerCase());
  if (name === "" || isKnown || words.length >= newWordsAtMost) return;
  words.push({ word: name, meaning: plain(meaning) });
}

const plain = (said: string) =>
  withoutTokens(said)
    .replace(/[*_`#]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
const isBlock = (said: string) => /^\s*(?:```|\$\$)/.test(said);
const withoutLabel = (said: string) =>
  said.replace(/^\**(?:example|for example|beispiel|zum beispiel)\s*:?\**\s*:?\s*/iu, "");

/** One paragraph stays one, and one that is too long ends at a sentence. */
function fitted(said: string, words: number): string {
  if (isBlock(said)) return closed(said);
  if (words <= 0) return "";
  return cleanProse(said.replace(/\n\s*\n/g, "\n"), { words, isWhole: true });
}

/** A fence that its writer forgot to close would swallow the rest. */
function closed(said: string): string {
  const block = said.trim();
  const mark = block.startsWith("$$") ? "$$" : "```";
  return block.length > mark.length * 2 && block.endsWith(mark) ? block : `${block}\n${mark}`;
}
