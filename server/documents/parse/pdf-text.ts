// Blocks to a page's text: characters with their words' places, and the parts that are headings, tables and code.
import type { Box, PageWord } from "../../../pipelines/engine/documents.ts";
import type { PagePart } from "./parser.ts";
import { blocksOf } from "./pdf-blocks.ts";
import { rightToLeft } from "./pdf-letters.ts";
import type { Block } from "./pdf-blocks.ts";
import type { Cell, Row } from "./pdf-rows.ts";
import type { Word } from "./pdf-words.ts";

export interface PageContent {
  readonly text: string;
  readonly words: readonly PageWord[];
  readonly parts: readonly PagePart[];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between the cells of a table. */
const cellBreak = " | ";

class TextWriter {
  text = "";
  readonly words: PageWord[] = [];
  readonly parts: PagePart[] = [];
  readonly #size: Size;

  constructor(size: Size) {
    this.#size = size;
  }

  block(block: Block): void {
    if (this.text !== "") this.text += "\n\n";
    const start = this.text.length;
    if (block.kind === "table") {
      const headerEnd = this.#table(block.rows);
      this.parts.push({ kind: "table", start, end: this.text.length, headerEnd: block.hasHeader ? headerEnd : start });
      return;
    }
    const left = Math.min(...block.rows.map(({ x0 }) => x0));
    for (const [at, row] of block.rows.entries()) {
      if (at > 0) this.text += "\n";
      if (block.kind === "code") this.text += indent(row, left);
      this.#row(row);
    }
    const end = this.text.length;
    if (block.kind === "heading") this.parts.push({ kind: "heading", start, end, level: block.level });
    if (block.kind === "code") this.parts.push({ kind: "code", start, end });
  }

  /** Answers where the first row ends. */
  #table(rows: readonly (readonly (Cell | undefined)[])[]): number {
    let headerEnd = this.text.length;
    for (const [at, row] of rows.entries()) {
      if (at > 0) this.text += "\n";
      for (const [column, cell] of row.entries()) {
        if (column > 0) this.text += cellBreak;
        if (cell) this.#words(cell.words);
      }
      if (at === 0) headerEnd = this.text.length;
    }
    return headerEnd;
  }

  #row({ cells }: Row): void {
    this.#words(cells.flatMap(({ words }) => words));
  }

  #words(words: readonly Word[]): void {
    for (const [at, word] of inReadingOrder(words).entries()) {
      if (at > 0 && !word.glued) this.text += " ";
      const start = this.text.length;
      this.text += word.text;
      this.words.push({ start, end: this.text.length, box: boxOf(word, this.#size) });
    }
  }
}

export function pageContent(rows: readonly Row[], size: Size): PageContent {
  const writer = new TextWriter(size);
  for (const block of blocksOf(rows)) writer.block(block);
  return { text: writer.text, words: writer.words, parts: writer.parts };
}

function indent(row: Row, left: number): string {
  const [word] = row.cells[0]?.words ?? [];
  const letter = word ? (word.x1 - word.x0) / word.text.length : 0;
  return letter > 0 ? " ".repeat(Math.min(40, Math.round((row.x0 - left) / letter))) : "";
}

/** Where most words are of a script that runs from right to left, so does the line; what runs the other way keeps its order. */
function inReadingOrder(words: readonly Word[]): readonly Word[] {
  const against = words.filter(({ text }) => rightToLeft.test(text)).length;
  if (against === 0) return words;
  const sorted = words.toSorted((a, b) => a.x0 - b.x0);
  const leftward = against * 2 >= sorted.length;
  const runs: Word[][] = [];
  for (const word of sorted) {
    const run = runs.at(-1);
    if (run && rightToLeft.test(run[0]?.text ?? "") === rightToLeft.test(word.text)) run.push(word);
    else runs.push([word]);
  }
  const turned = runs.map((run) => (rightToLeft.test(run[0]?.text ?? "") ? run.toReversed() : run));
  return (leftward ? turned.toReversed() : turned).flat().map((word) => ({ ...word, glued: false }));
}

/** From the word's own frame back to the page, as fractions of it. */
function boxOf({ x0, x1, y0, y1, angle }: Word, { width, height }: Size): Box {
  if (angle === 0) return within([x0 / width, y0 / height, x1 / width, y1 / height]);
  const [along, across] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const corners = [
    [x0, y0],
    [x1, y0],
    [x0, y1],
    [x1, y1],
  ].map(([x = 0, y = 0]) => [x * along - y * across, x * across + y * along] as const);
  const [xs, ys] = [corners.map(([x]) => x / width), corners.map(([, y]) => y / height)];
  return within([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
}

function within(edges: readonly [left: number, top: number, right: number, bottom: number]): Box {
  const [left, top, right, bottom] = [clamp(edges[0]), clamp(edges[1]), clamp(edges[2]), clamp(edges[3])];
  return [left, top, right - left, bottom - top];
}

function clamp(value: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, Math.round(value * 1e5) / 1e5)) : 0;
}
