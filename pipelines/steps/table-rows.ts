// Rows of tables as things to weigh and to quote: a row alone means little, so each is weighed together with what heads its table.
import type { Passage, ScopedDocuments } from "../engine/documents.ts";

/** A sentence, or a row, that may be quoted. */
export interface Quotable extends Passage {
  /** The caption and the header row above a row: it is weighed together with them, and quoted without. */
  readonly head?: string;
}

/** A part of a passage's text, with its place in it. */
export interface Part {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Characters of a caption and a header row. */
const headCharacters = 300;
/** Words of a row worth quoting: a name and a value at least, and no more than of a sentence. */
const rowWords = { least: 2, most: 90 };
/** Words of another line in a table, its header or its caption. */
const lineWords = { least: 4, most: 90 };
/** Lines one below another from which they are taken for rows, and their share where they stand in columns. */
const rowsAtLeast = 3;
const columnedShare = 0.6;
const namedAtMost = 2;
/** Passages of one table that are looked through for its beginning, and characters between two of them. */
const partsAtMost = 10;
const lineBreak = 2;
/** Words of a row whose columns were lost when the page was read; more are a sentence that was cut. */
const looseWordsAtMost = 12;

const gap = /\S(?:\s*[|\t]\s*| {2,})\S/;
const caption = /(?:^|\n)[^\S\n]*((?:Table|Tab\.|Tabelle)\s+[A-Z\d][^]*?)(?:\n\s*\n|$(?![^]))/;

export function linesOf(text: string): Part[] {
  return [...text.matchAll(/\S.*/g)].map(({ 0: line, index }) => {
    const trimmed = line.trimEnd();
    return { text: trimmed, start: index, end: index + trimmed.length };
  });
}

/** Whether running text stands in columns: a table that no parser has seen as one. */
export function isColumned({ text }: Pick<Part, "text">): boolean {
  const lines = linesOf(text).filter(isWritten);
  const inColumns = lines.filter((line) => gap.test(line.text)).length;
  return inColumns >= rowsAtLeast && inColumns >= lines.length * columnedShare;
}

/** The passage in which the table begins that this one goes on with: header and caption are there. The passage itself where it begins one. */
export function tableStart(passage: Passage, { neighbours }: Pick<ScopedDocuments, "neighbours">): Passage {
  if (passage.kind !== "table") return passage;
  let first = passage;
  for (const before of neighbours(passage, partsAtMost, 0).toReversed()) {
    const isSame = before.kind === "table" && before.page === first.page && first.start - before.end <= lineBreak;
    if (!isSame) break;
    first = before;
  }
  return first;
}

/** The rows of a passage that is a table, or of the part of it that is one; `top` is where its table begins. */
export function rowsOf(
  passage: Passage,
  top = passage,
  part: Pick<Part, "text" | "start"> = { ...passage, start: 0 },
): Quotable[] {
  const lines = linesOf(part.text).filter(isWritten);
  const header = (top === passage ? lines : linesOf(top.text)).find(({ text }) => gap.test(text));
  const head = [captionOf(top), header?.text].filter((each) => each !== undefined).join("\n");
  return lines.flatMap((line) => {
    const isRow = line !== header && gap.test(line.text);
    const { least, most } = isRow ? rowWords : lineWords;
    const words = wordsOf(line.text);
    if (words < least || words > most) return [];
    const quotable = { ...passage, text: line.text, ...placed(passage, part.start + line.start, line.text.length) };
    return isRow && head !== "" ? { ...quotable, head: head.slice(0, headCharacters) } : quotable;
  });
}

/** Rows whose columns were lost: three and more short parts in a row that end like no sentence, in a passage that has a table's caption. */
export function looseRows(passage: Passage, parts: readonly Part[]): ReadonlyMap<Part, Quotable> {
  const rows = new Map<Part, Quotable>();
  const head = captionOf(passage)?.slice(0, headCharacters);
  if (head === undefined) return rows;
  let run: Part[] = [];
  for (const part of [...parts, undefined]) {
    if (part && isLoose(part)) {
      run.push(part);
      continue;
    }
    for (const each of run.length >= rowsAtLeast ? run : []) {
      if (wordsOf(each.text) < rowWords.least) continue;
      rows.set(each, { ...passage, head, text: each.text, ...placed(passage, each.start, each.text.length) });
    }
    run = [];
  }
  return rows;
}

/** What a row is weighed by. */
export const readText = ({ head, text }: Quotable): string => (head === undefined ? text : `${head}\n${text}`);

/** Words and numbers of the question that stand in the row and not above it, two at most: they say which row is meant. */
export function rowNamed(question: string, { head, text }: Quotable): number {
  if (head === undefined) return 0;
  const above = new Set(namesIn(head));
  const own = new Set(namesIn(text));
  const named = new Set(namesIn(question).filter((name) => own.has(name) && !above.has(name)));
  return Math.min(namedAtMost, named.size);
}

/** Of each table the rows that the question names most, or the best where it names none; what is no row stays. `ranked` best first. */
export function meantRows<Q extends Quotable>(question: string, ranked: readonly Q[]): Q[] {
  const tableOf = ({ passageId, head }: Quotable) => (head === undefined ? undefined : `${passageId} ${head}`);
  const tables = Map.groupBy(ranked, tableOf);
  return ranked.filter((each) => {
    const table = tableOf(each);
    if (table === undefined) return true;
    const rows = tables.get(table) ?? [];
    const most = Math.max(...rows.map((row) => rowNamed(question, row)));
    return most === 0 ? each === rows[0] : rowNamed(question, each) === most;
  });
}

/** Numbers are words of their own even where they are written together with letters: W3D4. */
function namesIn(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{N}+(?:[.,]\p{N}+)*|\p{L}{3,}/gu) ?? [];
}

const placed = ({ start }: Passage, at: number, length: number) => ({ start: start + at, end: start + at + length });

function captionOf({ text }: Passage): string | undefined {
  const lines = caption.exec(text)?.[1]?.split("\n");
  const below = lines?.findIndex((line, at) => at > 0 && gap.test(line)) ?? -1;
  return (below < 0 ? lines : lines?.slice(0, below))?.join(" ").replace(/\s+/g, " ").trim();
}

function isLoose({ text }: Part): boolean {
  return wordsOf(text) <= looseWordsAtMost && !/[.!?:;]["”’)\]]*$/.test(text);
}

/** Not a line that is only drawn between others. */
function isWritten({ text }: Pick<Part, "text">): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

const wordsOf = (text: string): number => text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
