// A table of an HTML file while it is read; one that only lays out a page becomes paragraphs.
import { cellGap, looksLikeHeader } from "./blocks.ts";
import type { Block } from "./blocks.ts";

/** A cell longer than this holds prose, not a value. */
const proseCharacters = 1500;

export class HtmlTable {
  readonly #rows: string[][] = [];
  /** Rows made of th alone, from the top. */
  #headed = false;
  #cell: string[] | undefined;
  #depth = 0;
  /** The caption, and text that stands between the cells. */
  readonly #outside: string[] = [];

  /** `text` stood before the tag. Tables within a table are read as text of their cell. */
  open(name: string, text: string): void {
    this.#take(text);
    if (name === "table") this.#depth += 1;
    if (this.#depth !== 1) return this.#take(" ");
    if (name === "tr") this.#rows.push([]);
    if (name === "caption" || name === "td" || name === "th") this.#cell = [];
    if (name === "th" && this.#rows.length === 1) this.#headed = true;
    if (name === "td" && this.#rows.length === 1 && this.#rows[0]?.length !== 0) this.#headed = false;
  }

  /** True when the table has ended. */
  close(name: string, text: string): boolean {
    this.#take(text);
    if (name === "table") this.#depth -= 1;
    if (this.#depth === 0) return true;
    if (this.#depth > 1 || this.#cell === undefined) return this.#space();
    if (name !== "td" && name !== "th" && name !== "caption") return this.#space();
    const cell = this.#cell.join("").replace(/\s+/g, " ").trim();
    this.#cell = undefined;
    if (name === "caption") this.#outside.push(cell);
    else this.#rowToFill().push(cell);
    return false;
  }

  blocks(): readonly Block[] {
    const rows = this.#rows.filter((row) => row.length > 0);
    const outside = this.#outside.map(paragraph);
    if (isLayout(rows)) return [...outside, ...rows.flat().map(paragraph)];
    const lines = rows.map((row) => row.join(cellGap));
    return [...outside, { kind: "table", rows: lines, header: this.#headed || looksLikeHeader(rows) }];
  }

  #rowToFill(): string[] {
    const row = this.#rows.at(-1) ?? [];
    if (this.#rows.length === 0) this.#rows.push(row);
    return row;
  }

  #take(text: string): void {
    if (this.#cell) this.#cell.push(text);
    else if (text.trim() !== "") this.#outside.push(text.trim());
  }

  #space(): false {
    this.#cell?.push(" ");
    return false;
  }
}

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

const isLayout = (rows: readonly (readonly string[])[]): boolean =>
  rows.every((row) => row.length <= 1) || rows.some((row) => row.some((cell) => cell.length > proseCharacters));
