// Sentences of running text, with their places: by Unicode's rules, mended where scholarly English and German differ from them.

export interface Sentence {
  readonly text: string;
  /** Characters into the whole text, end exclusive; `text` is exactly that part. */
  readonly start: number;
  readonly end: number;
}

/** A full stop after these ends no sentence. */
const abbreviation =
  /(?:^|[\s([“"„])(?:e\.\s?g|i\.\s?e|cf|vs|viz|al|fig|figs|eq|eqs|sec|secs|ch|chap|tab|no|nos|vol|vols|pp?|ed|eds|dr|prof|mr|mrs|ms|st|jr|sr|approx|resp|dept|univ|inc|ltd|jan|feb|mar|apr|aug|sept?|oct|nov|dec|z\.\s?b|d\.\s?h|u\.\s?a|u\.\s?u|o\.\s?ä|i\.\s?d\.\s?r|v\.\s?a|bzw|vgl|ggf|evtl|ca|nr|abb|abs|kap|bd|hrsg|aufl|s|dipl|ing|geb|gest|sog|usf|inkl|exkl|max|min|mind)\.$/iu;
/** The initial of a name, or part of "z. B.". */
const initial = /(?:^|[\s.(])\p{L}\.$/u;
/** A German ordinal or date, a numbered heading: "am 3. Mai", "2. Methods". */
const ordinal = /(?:^|\s)\d{1,2}\.$/u;
const months = /^(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jahrhundert)/iu;
/** Abbreviations that end a sentence as often as not: they do before a capital. */
const mayEnd = /(?:^|\s)(?:etc|usw|u\.\s?s\.\s?w)\.$/iu;
/** References after the full stop belong to the sentence before. */
const references = /[.!?]["”’)]*(?:\s*\[\d+(?:\s*[,;–-]\s*\d+)*\])+/gu;
const blankLine = /\n[^\S\n]*\n/g;
const listItem = /\n(?=[^\S\n]*(?:[•▪◦●‣*–-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s)/g;

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** Blank lines and list items part sentences; single line breaks do not. */
export function splitSentences(text: string): Sentence[] {
  return blocksOf(text).flatMap(({ start, end }) => sentencesOf(text, start, end));
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function blocksOf(text: string): Range[] {
  const cuts = [...text.matchAll(blankLine), ...text.matchAll(listItem)].map(({ index }) => index);
  const places = [0, ...new Set(cuts.toSorted((a, b) => a - b)), text.length];
  return places.slice(0, -1).map((start, at) => ({ start, end: places[at + 1] ?? text.length }));
}

function sentencesOf(text: string, start: number, end: number): Sentence[] {
  const ranges: Range[] = [];
  const line = asLine(text.slice(start, end));
  for (const { segment, index } of segmenter.segment(line)) {
    const before = ranges.at(-1);
    const here = { start: index, end: index + segment.length };
    if (before && !endsSentence(line.slice(before.start, before.end).trimEnd(), segment.trimStart()))
      ranges[ranges.length - 1] = { start: before.start, end: here.end };
    else ranges.push(here);
  }
  return ranges.flatMap((range) => trimmed(text, start + range.start, start + range.end));
}

/** As long as the block, so that places stay: a line break would end a sentence by Unicode's rules, and a reference would begin one. */
function asLine(block: string): string {
  return block.replace(/\s/g, " ").replace(references, (end) => "x".repeat(end.length - 1) + ".");
}

function endsSentence(before: string, after: string): boolean {
  if (mayEnd.test(before)) return /^\p{Lu}/u.test(after);
  if (abbreviation.test(before) || initial.test(before)) return false;
  if (ordinal.test(before)) return !(months.test(after) || /^\p{Ll}/u.test(after) || before.length <= 3);
  return true;
}

function trimmed(text: string, start: number, end: number): Sentence[] {
  const part = text.slice(start, end);
  const content = part.trim();
  if (content === "") return [];
  const from = start + part.indexOf(content);
  return [{ text: content, start: from, end: from + content.length }];
}
