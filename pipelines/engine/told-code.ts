// Code as another persona, the search and the memory are told of it: short code whole, of long code its beginning, its end and what it is made of.
import { fenced } from "./render-parts.ts";

/** Characters of one piece of code, and of all files of one field; names of what the left-out lines hold. About what fits into a small context beside the question, 2026-11. */
const atMost = { piece: 4000, all: 12_000, names: 40, nameCharacters: 100 } as const;
/** Lines that are kept of the end: a stack trace says there what failed. */
const endLines = 6;

export interface NamedCode {
  readonly name: string;
  readonly text: string;
  readonly language: string;
}

/** In a fence; what is left out is said below it. */
export function toldCode(text: string, language: string, most: number = atMost.piece): string {
  if (text.length <= most) return fenced(text, language);
  const lines = text.split("\n");
  const end = lines.slice(-endLines).join("\n");
  const kept = end.length < most / 4 ? endLines : 0;
  const first = linesWithin(lines, most - (kept > 0 ? end.length : 0));
  const last = first === 0 ? lines.length : Math.max(first, lines.length - kept);
  // One line that is longer than all that is told.
  const begin = first === 0 ? text.slice(0, most) : lines.slice(0, first).join("\n");
  const said =
    first === 0
      ? `(${text.length - most} more characters are left out here.)`
      : leftOut(
          `Lines ${first + 1} to ${last} of ${lines.length} are left out here`,
          lines.slice(first, last),
          language,
        );
  const rest = last < lines.length ? `\n${fenced(lines.slice(last).join("\n"), language)}` : "";
  return `${fenced(begin, language)}\n${said}${rest}`;
}

function leftOut(said: string, lines: readonly string[], language: string): string {
  const names = namesIn(lines);
  return names.length === 0 ? `(${said}.)` : `(${said}. They hold:)\n${fenced(names.join("\n"), language)}`;
}

export const wholeFile = ({ name, text, language }: NamedCode): string => `${name}\n${fenced(text, language)}`;

/** Tells one file after the other, each under its name, until all that may be told of them is told. */
export function filesTold(): (file: NamedCode) => string {
  let left: number = atMost.all;
  return ({ name, text, language }) => {
    if (left <= 0) return `${name} (${text.split("\n").length} lines, left out here)`;
    const most = Math.min(left, atMost.piece);
    left -= Math.min(text.length, most);
    return `${name}\n${toldCode(text, language, most)}`;
  };
}

function linesWithin(lines: readonly string[], characters: number): number {
  let count = 0;
  for (let used = 0; count < lines.length; count += 1) {
    used += (lines[count]?.length ?? 0) + 1;
    if (used > characters) break;
  }
  return count;
}

const begins =
  /^\s{0,8}(?:(?:export|default|public|private|protected|static|final|abstract|async|pub(?:\([^)]*\))?) )*(?:def|class|function|fn|func|interface|type|struct|enum|trait|impl|module|namespace|record)[ *]/;

/** The lines that begin a function, a class or a type, as they stand in most languages. */
const namesIn = (lines: readonly string[]): readonly string[] =>
  lines
    .filter((line) => begins.test(line))
    .slice(0, atMost.names)
    .map((line) => line.slice(0, atMost.nameCharacters).trimEnd());
