// What each paragraph of an answer rests on: documents, general knowledge, code; and what in it nobody checked.
import type { Citation } from "../../engine/documents.ts";
import { paragraphsOf } from "../../engine/guide/lesson.ts";
import type { ParagraphMark } from "../../engine/guide/lesson.ts";
import { proseOf } from "./mark-prose.ts";
import { saysUnsure } from "./mark-unsure.ts";
import { givenNumbers } from "./numbers-given.ts";
import { unverifiedIn } from "./numbers-unverified.ts";

interface ToMark {
  readonly answer: string;
  readonly citations: readonly Citation[];
  /** Places of paragraphs whose writer was not sure, and of those that code wrote. */
  readonly unsure: ReadonlySet<number>;
  readonly told: ReadonlySet<number>;
  /** Texts whose numbers were given. */
  readonly given: readonly string[];
  /** Results of code. */
  readonly computed: readonly string[];
  /** False where code wrote all of it. */
  readonly isKnowledge: boolean;
}

const toldMark: ParagraphMark = { basis: "told", citations: [], unverified: [], unsure: false };

/** One for each of `paragraphsOf(answer)`. */
export function markParagraphs(marking: ToMark): ParagraphMark[] {
  const { answer, told, computed, isKnowledge } = marking;
  const paragraphs = paragraphsOf(answer);
  /** Code's own words: a result, or a sentence that claims nothing. */
  const byCode = (text: string): ParagraphMark =>
    computed.some((value) => text.includes(value)) ? { ...toldMark, basis: "computed" } : toldMark;
  if (!isKnowledge) return paragraphs.map(byCode);
  const given = givenNumbers(marking.given);
  const marks = paragraphs.map((text, at) =>
    told.has(at) ? toldMark : markOf(text, at, { ...marking, numbers: given }),
  );
  // The numbers of a picture's citations stand in a paragraph of their own behind it.
  return marks.map((mark, at) => {
    const behind = marks[at + 1];
    const isBlock = /^ {0,3}(?:```|~~~|\$\$)/.test(paragraphs[at] ?? "");
    return isBlock && behind && /^(?:\[(?:\d+|!)\])+$/.test((paragraphs[at + 1] ?? "").trim()) ? behind : mark;
  });
}

type Marking = ToMark & { readonly numbers: ReadonlySet<string> };

function markOf(text: string, at: number, { citations, unsure, numbers, computed }: Marking): ParagraphMark {
  const cited = citationsIn(text, citations);
  const isUnsure = unsure.has(at) || saysUnsure(proseOf(text));
  const common = { citations: cited.map(({ number }) => number), unsure: isUnsure };
  const isCarried = cited.length > 0 && cited.every(({ located, support }) => located && support !== "unsupported");
  const isLacking = text.includes("[!]");
  const known = { given: numbers, computed };
  if (isCarried && !isLacking) {
    // A model checked it, or it is the document's own words. Where nobody could, its numbers must stand in what it cites.
    const isChecked = cited.every(({ support }) => support === "supported" || support === "quoted");
    const quoted = givenNumbers(cited.map(({ quote }) => quote));
    const unverified = isChecked ? [] : unverifiedIn(text, { ...known, given: new Set([...numbers, ...quoted]) });
    return { ...common, basis: "documents", unverified };
  }
  const unverified = unverifiedIn(text, known);
  if (cited.some(({ located }) => located)) return { ...common, basis: "mixed", unverified };
  return { ...common, basis: isReckoned(text, computed, unverified) ? "computed" : "general", unverified };
}

/** “[3]” where there is a third citation; numbers in code are none. */
function citationsIn(text: string, citations: readonly Citation[]): readonly Citation[] {
  if (/^ {0,3}(?:```|~~~)/.test(text)) return [];
  const numbers = new Set(
    [...text.replace(/`[^`\n]+`/g, "").matchAll(/\[(\d{1,3})\](?!\()/g)].map(([, number]) => Number(number)),
  );
  return citations.filter(({ number }) => numbers.has(number));
}

/** Lines of code's results and nothing else: `Price: 3 × 2 € = **6 €**`. */
function isReckoned(text: string, computed: readonly string[], unverified: readonly string[]): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return (
    unverified.length === 0 &&
    lines.length > 0 &&
    lines.every((line) => computed.some((value) => line.replaceAll("*", "").trimEnd().endsWith(`= ${value}`)))
  );
}
