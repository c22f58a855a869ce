// What flowing formats are made of, headings, paragraphs, code and tables, and the pages they are laid out on.
import type { PagePart, ParsedPage } from "../parser.ts";
import { cleanText } from "./clean-text.ts";
import { cutText } from "./cut-text.ts";
import { pageCharacters } from "./limits.ts";

export type Block =
  | { readonly kind: "heading"; readonly text: string; readonly level: number }
  | { readonly kind: "paragraph" | "code"; readonly text: string }
  /** A line a row; the first is its header where `header` says so. */
  | { readonly kind: "table"; readonly rows: readonly string[]; readonly header: boolean }
  | { readonly kind: "page-break" };

type Placed = Exclude<Block, { kind: "page-break" }>;

const blockGap = "\n\n";
/** A heading begins a new page when this much of the page is written. */
const fullEnough = 0.6;

export const cellGap = " | ";

/** Pages of at most about `limit` characters, begun at headings where that is possible; always at least one. */
export function pagesOf(blocks: readonly Block[], limit = pageCharacters): readonly ParsedPage[] {
  const pages: Placed[][] = [[]];
  let length = 0;
  const begin = (): void => {
    pages.push([]);
    length = 0;
  };
  const cleaned = blocks.flatMap(clean).flatMap((block) => fit(block, limit));
  for (const [at, block] of cleaned.entries()) {
    if (block.kind === "page-break") {
      begin();
      continue;
    }
    const size = lengthOf(block);
    const withNext = block.kind === "heading" ? size + lengthOf(cleaned[at + 1]) : size;
    const enough = block.kind === "heading" ? limit * fullEnough : limit;
    if (length > 0 && (length + withNext > limit || length > enough)) begin();
    pages.at(-1)?.push(block);
    length += size + blockGap.length;
  }
  const written = pages.filter((page) => page.length > 0);
  return (written.length > 0 ? written : [[]]).map((page, at) => pageOf(page, at + 1));
}

/** The page that tells that the rest of the file was not read. */
export const pageLeftOut = (page: number): ParsedPage => ({
  page,
  state: "failed",
  reason: "too-large",
  text: "",
  words: [],
  width: 0,
  height: 0,
  parts: [],
});

/** Words in the first row, and something else or as much below it. */
export function looksLikeHeader(rows: readonly (readonly string[])[]): boolean {
  const [first, second] = rows;
  if (!first || !second || first.length < 2) return false;
  return first.every((cell) => /\p{L}/u.test(cell) && cell.length < 100) && new Set(first).size === first.length;
}

function pageOf(blocks: readonly Placed[], page: number): ParsedPage {
  let text = "";
  const parts: PagePart[] = [];
  for (const block of blocks) {
    if (text !== "") text += blockGap;
    const start = text.length;
    text += textOf(block);
    const end = text.length;
    if (block.kind === "heading") parts.push({ kind: "heading", start, end, level: block.level });
    if (block.kind === "code") parts.push({ kind: "code", start, end });
    if (block.kind === "table") {
      const headerEnd = block.header ? start + (block.rows[0] ?? "").length : start;
      parts.push({ kind: "table", start, end, headerEnd });
    }
  }
  const blank = text === "" ? ({ state: "empty", reason: "blank" } as const) : ({ state: "text" } as const);
  return { page, ...blank, text, words: [], width: 0, height: 0, parts };
}

const textOf = (block: Placed): string => (block.kind === "table" ? block.rows.join("\n") : block.text);

const lengthOf = (block: Block | undefined): number =>
  block === undefined || block.kind === "page-break" ? 0 : textOf(block).length;

/** Blocks without text are left out; form feeds of a text file break the page. */
function clean(block: Block): readonly Block[] {
  if (block.kind === "page-break") return [block];
  if (block.kind === "table") {
    const rows = block.rows.map((row) => cleanText(row).replaceAll(/[\n\f]/g, " "));
    const header = block.header && rows[0]?.trim() !== "";
    const kept = rows.filter((row) => row.replaceAll("|", "").trim() !== "");
    return kept.length > 0 ? [{ kind: "table", rows: kept, header }] : [];
  }
  const text = cleanText(block.text).replaceAll("\f", "\n");
  // Indentation is part of code.
  const trimmed = block.kind === "code" ? text.replace(/^(?:[ \t]*\n)+/, "").trimEnd() : text.trim();
  if (trimmed === "") return [];
  return [{ ...block, text: block.kind === "heading" ? trimmed.replace(/\s+/g, " ") : trimmed }];
}

/** A block that is longer than a page as several. */
function fit(block: Block, limit: number): readonly Block[] {
  if (lengthOf(block) <= limit || block.kind === "page-break") return [block];
  if (block.kind === "table") return fitTable(block.rows, block.header, limit);
  return cutText(block.text, limit).map((text, at) =>
    at === 0 ? { ...block, text } : { kind: block.kind === "code" ? "code" : "paragraph", text },
  );
}

function fitTable(rows: readonly string[], header: boolean, limit: number): readonly Block[] {
  const first = header ? (rows[0] ?? "") : "";
  if (first.length > limit / 2) return fitTable(rows, false, limit);
  const room = limit - first.length;
  const lines = rows.slice(header ? 1 : 0).flatMap((row) => cutText(row, room));
  const tables: string[][] = [];
  let length = Infinity;
  for (const line of lines) {
    if (length + line.length > room) {
      tables.push(header ? [first] : []);
      length = 0;
    }
    tables.at(-1)?.push(line);
    length += line.length + 1;
  }
  return tables.map((lines) => ({ kind: "table", rows: lines, header }));
}
