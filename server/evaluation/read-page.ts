// The text that questions are made of: one page of a document, as Facet has read it, its sentences and its words.
import { splitSentences } from "../../pipelines/steps/split-sentences.ts";

export interface ReadPage {
  readonly documentId: string;
  readonly name: string;
  /** From 1. */
  readonly page: number;
  readonly text: string;
}

/** A sentence that can stand alone, with its place in the page's text. */
export interface PlacedSentence extends Omit<ReadPage, "text"> {
  /** In one line. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export type Language = "en" | "de";

/** Characters of a sentence worth asking about: shorter ones are headings, longer ones are tables that ran together. */
const lengths = { least: 50, most: 320 };
const fewestWords = 8;
/** Share of letters and spaces: the rest of a sentence is figures and signs. */
const letters = 0.8;
/** References, addresses and notes state nothing that a person asks for. */
const apparatus =
  /https?:|doi|et al\.|\bpp?\. ?\d|©|@|\[\d+\]\s*$|\.{4}|^\W|\b(?:19|20)\d\d[a-z]?\.$|(?:\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+, ){2}/u;

export function sentencesOf(pages: readonly ReadPage[]): readonly PlacedSentence[] {
  return pages.flatMap(({ text: all, ...place }) =>
    splitSentences(all).flatMap(({ text, start, end }) => {
      const line = text
        .replace(/-\n(?=\p{Ll})/gu, "")
        .replace(/\s+/g, " ")
        .trim();
      return standsAlone(line) ? [{ ...place, text: line, start, end }] : [];
    }),
  );
}

function standsAlone(line: string): boolean {
  if (line.length < lengths.least || line.length > lengths.most || apparatus.test(line)) return false;
  if (!/^\p{Lu}/u.test(line) || !/[.!?]["”’)]?$/.test(line)) return false;
  const plain = line.match(/[\p{L}\s]/gu)?.length ?? 0;
  return plain / line.length >= letters && line.split(" ").length >= fewestWords;
}

/** In lower case, in the order of the text, double ones included. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}[\p{L}\p{N}-]*/gu) ?? [];
}

const common = { en: /\b(?:the|and|of|is|are|with)\b/gi, de: /\b(?:der|die|das|und|ist|nicht|mit|für)\b/gi };

/** Of the two languages that questions are asked in, the one this text has more words of. */
export function languageOf(text: string): Language {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(common.de) > count(common.en) ? "de" : "en";
}
