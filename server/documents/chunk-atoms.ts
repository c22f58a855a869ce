// A page's smallest parts that a passage is put together from: headings, paragraphs, sentences of long ones, rows of tables, blocks of code.
import type { PagePart, ParsedPage } from "./parse/parser.ts";
import { estimateWordPieces } from "./word-pieces.ts";

export interface Atom {
  readonly kind: PagePart["kind"] | "text";
  /** The place of its part in the page: rows of one table have the same. */
  readonly part: number;
  readonly start: number;
  readonly end: number;
  readonly tokens: number;
}

/** Where a text may be parted, as offsets into it. */
type Borders = (text: string) => Iterable<number>;

const blankLines: Borders = (text) => ends(text, /\n[ \t]*(?=\n)/g);
const lineBreaks: Borders = (text) => ends(text, /\n/g);
const spaces: Borders = (text) => ends(text, /\s+/g);

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
/** A line break within a paragraph ends no sentence. */
const sentences: Borders = (text) =>
  [...segmenter.segment(text.replaceAll("\n", " "))].map(({ index }) => index).filter((index) => index > 0);

/** Where nothing else parts it: pieces of 200 characters, never within one beyond U+FFFF. */
const characters: Borders = function* (text) {
  for (let at = 200; at < text.length; at += 200) {
    const within = text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) <= 0xdfff;
    yield within ? at + 1 : at;
  }
};

/** Ways to part each kind, the kindest first. */
const ways: Readonly<Record<Atom["kind"], readonly Borders[]>> = {
  heading: [spaces, characters],
  text: [blankLines, sentences, spaces, characters],
  table: [lineBreaks, spaces, characters],
  code: [blankLines, lineBreaks, spaces, characters],
};

/** In order, not overlapping, with every character of the page that is not white space in one of them; none above `most` tokens. */
export function atomsOf({ text, parts }: Pick<ParsedPage, "text" | "parts">, most: number): readonly Atom[] {
  const atoms: Atom[] = [];
  const add = (kind: Atom["kind"], start: number, end: number): void => {
    const part = start;
    const [first = characters, ...rest] = ways[kind];
    // Paragraphs and rows are parted always: they are what passages are balanced by.
    const always = kind === "heading" ? undefined : first;
    for (const each of parted(text, { start, end }, always)) {
      atoms.push(...fitted(text, { kind, part, ...each, tokens: 0 }, [first, ...rest], most));
    }
  };
  let at = 0;
  for (const { kind, start, end } of parts) {
    add("text", at, start);
    add(kind, start, end);
    at = end;
  }
  add("text", at, text.length);
  return atoms;
}

function fitted(text: string, atom: Atom, [borders, ...rest]: readonly Borders[], most: number): readonly Atom[] {
  const tokens = estimateWordPieces(text.slice(atom.start, atom.end));
  if (tokens <= most || !borders) return [{ ...atom, tokens }];
  return parted(text, atom, borders).flatMap((each) => fitted(text, { ...atom, ...each }, rest, most));
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The spans between the borders without white space at their ends; those of nothing else are left out. */
function parted(text: string, { start, end }: Span, borders?: Borders): readonly Span[] {
  const offsets = borders ? [...borders(text.slice(start, end))].map((offset) => start + offset) : [];
  return [start, ...offsets].flatMap((from, at) => trimmed(text, from, offsets[at] ?? end));
}

function trimmed(text: string, start: number, end: number): readonly Span[] {
  const slice = text.slice(start, end);
  const kept = slice.trim();
  if (kept === "") return [];
  const from = start + slice.length - slice.trimStart().length;
  return [{ start: from, end: from + kept.length }];
}

function* ends(text: string, border: RegExp): Iterable<number> {
  for (const found of text.matchAll(border)) {
    const end = found.index + found[0].length;
    if (end < text.length) yield end;
  }
}
