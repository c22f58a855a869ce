// The text of an API's page as the parts a reader sees, with the place of each in the text, so that a quote can be marked within them.

export interface Span {
  readonly start: number;
  readonly end: number;
}

export type ApiBlock =
  | ({ readonly kind: "heading" | "paragraph" | "code" } & Span)
  | ({ readonly kind: "table"; readonly header: readonly Span[]; readonly rows: readonly (readonly Span[])[] } & Span);

const cellGap = " | ";
/** What a line of code has and a sentence has not. */
const code =
  /^\s*(?:export|declare|import|interface|class|function|type|enum|namespace|abstract|const|let|var|await|@)\b[^.]*[({=;:<]|[;{]\s*$|^\s*[}\])]+[;,)]*\s*$|^\s*[{[]\s*$|=>|^\s{2,}\S/;

/** `text` is a page of API documentation; blocks are parted by blank lines, as the page was written. */
export function apiBlocks(text: string): readonly ApiBlock[] {
  const blocks: ApiBlock[] = [];
  for (const found of text.matchAll(/\S[\s\S]*?(?=\n[ \t]*\n|$(?![\s\S]))/g)) {
    // Indentation is part of code.
    const start = text.lastIndexOf("\n", found.index) + 1;
    const end = found.index + found[0].replace(/\n+$/, "").length;
    blocks.push(blockOf(text, { start, end }, blocks.length === 0));
  }
  return blocks;
}

function blockOf(text: string, span: Span, isFirst: boolean): ApiBlock {
  const lines = linesOf(text, span);
  const told = lines.map(({ start, end }) => text.slice(start, end));
  if (isFirst && lines.length === 1) return { kind: "heading", ...span };
  const columns = told[0]?.split(cellGap).length ?? 0;
  if (lines.length > 1 && columns > 1 && told.every((line) => line.split(cellGap).length === columns)) {
    const [header = [], ...rows] = lines.map((line) => cellsOf(text, line));
    return { kind: "table", ...span, header, rows };
  }
  return { kind: told.some((line) => code.test(line)) ? "code" : "paragraph", ...span };
}

function linesOf(text: string, { start, end }: Span): readonly Span[] {
  const lines: Span[] = [];
  let at = start;
  for (const line of text.slice(start, end).split("\n")) {
    lines.push({ start: at, end: at + line.length });
    at += line.length + 1;
  }
  return lines;
}

function cellsOf(text: string, { start, end }: Span): readonly Span[] {
  let at = start;
  return text
    .slice(start, end)
    .split(cellGap)
    .map((cell) => {
      const span = { start: at, end: at + cell.length };
      at += cell.length + cellGap.length;
      return span;
    });
}

/** The part of the span that is quoted, if any. */
export function quotedIn(span: Span, quote: Span | undefined): Span | undefined {
  if (!quote || quote.end <= quote.start) return undefined;
  const start = Math.max(span.start, quote.start);
  const end = Math.min(span.end, quote.end);
  return start < end ? { start, end } : undefined;
}
