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

export function sentencesOf(summary: string, citations: readonly Citation[]): readonly Sentence[] {
  const byNumber = new Map(citations.map((each) => [each.number, each]));
  return paragraphsOf(summary).flatMap((paragraph) => {
    const found: Sentence[] = [];
    let at = 0;
    for (const close of paragraph.matchAll(closing)) {
      const marks = [...close[0].matchAll(marker)].map((match) => match[1] ?? "");
      found.push(...sentencesIn(paragraph.slice(at, close.index), marks, byNumber));
      at = close.index + close[0].length;
    }
    return [...found, ...sentencesIn(paragraph.slice(at), [], byNumber)];
  });
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

/** Blocks of words; diagrams, code and formulas of their own line are no sentences. */
function paragraphsOf(summary: string): readonly string[] {
  return summary
    .replace(/^ {0,3}(```|~~~)[\s\S]*?^ {0,3}\1.*$/gm, "")
    .replace(/\$\$[\s\S]*?\$\$/g, "")
    .replace(/`[^`\n]+`/g, (code) => code.replaceAll("[", hidden[0]).replaceAll("]", hidden[1]))
    .split(/\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)/)
    .map((each) => withoutSigns(each).replace(/^\s*(?:[-*+]|\d+[.)])\s+/, ""))
    .filter((each) => each.trim() !== "");
}

function tidy(text: string): string {
  return text
    .replaceAll(hidden[0], "[")
    .replaceAll(hidden[1], "]")
    .replace(/\s+([.,;:!?])/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}
