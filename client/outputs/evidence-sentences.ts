// Takes a summary apart into its sentences, each with the citations at its end.
import type { Citation } from "../../pipelines/engine/documents.ts";
import { withoutSigns } from "../conversation/answer-text.ts";

export interface Sentence {
  readonly text: string;
  readonly citations: readonly Citation[];
  /** It ends with `[!]`. */
  readonly marked: boolean;
}

/** Markers close a sentence as its full stop does: "…noise. [1][2]" and "…noise [1]." both. */
const closing = /(?:\[(?:\d{1,3}|!)\]\s*)+[.!?]?/g;
/** Stand for the brackets of code, which are no markers. */
const hidden = ["\ue000", "\ue001"] as const;
const marker = /\[(\d{1,3}|!)\]/g;

/** A paragraph, or an item of a list. */
export interface Block {
  readonly isItem: boolean;
  readonly sentences: readonly Sentence[];
}

/** Blocks without a sentence are left out. */
export function blocksOf(summary: string, citations: readonly Citation[]): readonly Block[] {
  const byNumber = new Map(citations.map((each) => [each.number, each]));
  return textsOf(summary)
    .map(({ isItem, text }) => ({ isItem, sentences: sentencesOf(text, byNumber) }))
    .filter(({ sentences }) => sentences.length > 0);
}

function sentencesOf(block: string, byNumber: ReadonlyMap<number, Citation>): readonly Sentence[] {
  const found: Sentence[] = [];
  let at = 0;
  for (const close of block.matchAll(closing)) {
    const marks = [...close[0].matchAll(marker)].map((match) => match[1] ?? "");
    found.push(...sentencesIn(block.slice(at, close.index), marks, byNumber));
    at = close.index + close[0].length;
  }
  return [...found, ...sentencesIn(block.slice(at), [], byNumber)];
}

/** The marks belong to the last sentence before them; those before it carry none. */
function sentencesIn(
  text: string,
  marks: readonly string[],
  byNumber: ReadonlyMap<number, Citation>,
): readonly Sentence[] {
  const split = [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)];
  const texts = split.map(({ segment }) => tidy(segment)).filter((each) => /[\p{L}\p{N}]/u.test(each));
  return texts.map((each, at) => {
    const own = at === texts.length - 1 ? marks : [];
    return {
      text: each,
      citations: own.flatMap((mark) => byNumber.get(Number(mark)) ?? []),
      marked: own.includes("!"),
    };
  });
}

const itemSign = /^\s*(?:[-*+]|\d+[.)])\s+/;

/** Blocks of words; diagrams, code and formulas of their own line are no sentences. */
function textsOf(summary: string): readonly { readonly isItem: boolean; readonly text: string }[] {
  return summary
    .replace(/^ {0,3}(```|~~~)[\s\S]*?^ {0,3}\1.*$/gm, "")
    .replace(/\$\$[\s\S]*?\$\$/g, "")
    .replace(/`[^`\n]+`/g, (code) => code.replaceAll("[", hidden[0]).replaceAll("]", hidden[1]))
    .split(/\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)/)
    .map((each) => ({ isItem: itemSign.test(each), text: withoutSigns(each).replace(itemSign, "") }));
}

function tidy(text: string): string {
  return text
    .replaceAll(hidden[0], "[")
    .replaceAll(hidden[1], "]")
    .replace(/\s+([.,;:!?])/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}
