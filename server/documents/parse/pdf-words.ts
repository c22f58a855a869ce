// Glyphs to words: each with its exact place, from the font's own widths and every spacing the page sets.
import { accents, mark, readable, rightToLeft } from "./pdf-letters.ts";
import { multiply } from "./pdf-operators.ts";
import type { Glyph, ShownText } from "./pdf-operators.ts";

/**
 * A word in the frame of its reading direction: turned by `angle` (degrees, clockwise as shown), text runs to greater x and its lines follow at
 * greater y. Lengths are points.
 */
export interface Word {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly base: number;
  readonly size: number;
  readonly angle: number;
  readonly bold: boolean;
  readonly mono: boolean;
  /** No space parts it from the word before. */
  readonly glued: boolean;
}

export interface FontFacts {
  /** Width of a glyph's unit in text space at size 1; 0.001 but for fonts drawn by procedures (Type 3). */
  readonly unit: number;
  readonly vertical: boolean;
  /** Of the size, both positive. */
  readonly ascent: number;
  readonly descent: number;
  /** The size a reader sees, against the size that is set: other than 1 only for Type 3. */
  readonly sizeScale: number;
  readonly bold: boolean;
  readonly mono: boolean;
}

/** Parts of the size: as poppler has it, a gap above it parts two words even where no space is drawn. */
const wordGap = 0.1;
const stepBack = 0.4;
const baseShift = 0.2;
/** Text beyond is of a page made to do harm. */
const wordLimit = 60_000;

const plain = /^[!-~]$/u;
const space = /^[\s\u00a0\u2000-\u200b\u3000]*$/u;
/** Scripts written without spaces: each character is a word of its own. */
const ideograph = /^[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d]/u;

interface Open {
  parts: string[];
  x0: number;
  x1: number;
  readonly base: number;
  readonly size: number;
  readonly angle: number;
  readonly font: FontFacts;
  readonly glued: boolean;
  /** Its letters came from right to left, as they are read. */
  leftward: boolean;
  /** Of its last letter. */
  lastWidth: number;
}

export class WordBuilder {
  readonly words: Word[] = [];
  readonly #fontOf: (name: string) => FontFacts;
  readonly #seen = new Set<string>();
  #open: Open | undefined;
  #spaced = true;

  constructor(fontOf: (name: string) => FontFacts) {
    this.#fontOf = fontOf;
  }

  /** Takes a piece of text; answers how far it moves the pen. */
  readonly add = ({ glyphs, matrix, state }: ShownText): { readonly x: number; readonly y: number } => {
    const font = this.#fontOf(state.font);
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = multiply(matrix, [1, 0, 0, 1, 0, state.rise]);
    const { size } = state;
    // Of a negative size or scale, letters stand on their heads and run to the left.
    const direction = font.vertical
      ? [-c * Math.sign(size), -d * Math.sign(size)]
      : [a * signOf(state), b * signOf(state)];
    const angle = angleOf(direction[0] ?? 0, direction[1] ?? 0);
    const [along, across] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
    const seenSize = Math.abs(size) * font.sizeScale * (font.vertical ? Math.hypot(a, b) : Math.hypot(c, d));
    const start = e * along + f * across;
    const base = f * along - e * across;
    const perUnit = font.vertical ? -(c * along + d * across) : a * along + b * across;
    // Letters set wide apart are still one word; spacing of half a size and more, or one the text takes back, is a way to place columns.
    const tracking = Math.abs(state.charSpacing) < Math.abs(size) * 0.5 ? state.charSpacing * state.scale * perUnit : 0;
    let pen = 0;
    let isMoved = true;
    for (const glyph of glyphs) {
      if (typeof glyph === "number") {
        isMoved = true;
        pen += (font.vertical ? 1 : -1) * (glyph / 1000) * size * (font.vertical ? 1 : state.scale);
        continue;
      }
      const width = widthOf(glyph, font) * size * (font.vertical ? 1 : state.scale);
      const spacing =
        (state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0)) * (font.vertical ? -1 : state.scale);
      const from = start + pen * perUnit;
      const place = { from, to: from + width * perUnit, spacing: isMoved ? 0 : tracking };
      if (size !== 0) this.#glyph(glyph.unicode, place, { base, size: seenSize, angle, font });
      pen += width + spacing;
      isMoved = false;
    }
    return font.vertical ? { x: 0, y: -pen } : { x: pen, y: 0 };
  };

  /** Ends the last word. */
  finish(): readonly Word[] {
    this.#close();
    return this.words;
  }

  #glyph(
    unicode: string,
    { from, to, spacing }: { readonly from: number; readonly to: number; readonly spacing: number },
    line: Pick<Open, "base" | "size" | "angle" | "font">,
  ): void {
    // Nearly all there is, and none of what follows is true of it.
    const isPlain = plain.test(unicode);
    if (!isPlain && space.test(unicode)) {
      this.#close();
      this.#spaced = true;
      return;
    }
    // One glyph may stand for more than a word.
    const pieces = unicode.length > 1 ? unicode.split(/(\s+)/u).filter((piece) => piece !== "") : [];
    if (pieces.length > 1) {
      for (const [at, piece] of pieces.entries()) {
        const edges = [at, at + 1].map((each) => from + ((to - from) * each) / pieces.length);
        this.#glyph(piece, { from: edges[0] ?? from, to: edges[1] ?? to, spacing }, line);
      }
      return;
    }
    const open = this.#open;
    const [x0, x1] = from <= to ? [from, to] : [to, from];
    if (open && !isPlain && mark.test(unicode)) return void open.parts.push(unicode);
    if (open && this.#joinsAccent(open, unicode, { x0, x1, ...line })) return;
    const sameLine =
      open && open.angle === line.angle && Math.abs(open.base - line.base) < line.size * baseShift + open.size * 0.02;
    const gap = open ? x0 - open.x1 - Math.max(0, spacing) : 0;
    const near = open && Math.abs(gap) < Math.max(open.size, line.size) * wordGap;
    const alike = open && Math.abs(open.size - line.size) < open.size * 0.35;
    const whole = open && ((!isPlain && ideograph.test(unicode)) || ideograph.test(open.parts[0] ?? ""));
    const goesOn = sameLine && alike && gap < open.size * wordGap && gap > -open.size * stepBack && !whole;
    const leftward =
      !isPlain &&
      sameLine &&
      alike &&
      rightToLeft.test(unicode) &&
      Math.abs(open.x0 - x1) < open.size * wordGap &&
      x0 < open.x0;
    if (open && (goesOn || leftward)) {
      open.leftward ||= Boolean(leftward);
      open.parts.push(unicode);
      open.x0 = Math.min(open.x0, x0);
      open.x1 = Math.max(open.x1, x1);
      open.lastWidth = x1 - x0;
      return;
    }
    const lifted =
      open && open.angle === line.angle && Math.abs(open.base - line.base) < Math.max(open.size, line.size) * 0.6;
    this.#close();
    const glued = !this.#spaced && Boolean(lifted && near);
    this.#open = { parts: [unicode], x0, x1, ...line, glued, leftward: false, lastWidth: x1 - x0 };
    this.#spaced = false;
  }

  /** An accent drawn before its letter, or after it. */
  #joinsAccent(
    open: Open,
    unicode: string,
    { x0, x1, angle, size }: Pick<Open, "x0" | "x1" | "angle" | "size">,
  ): boolean {
    const last = open.parts.at(-1) ?? "";
    const [before, after] = [accents.get(last), accents.get(unicode)];
    if (angle !== open.angle || (before === undefined) === (after === undefined)) return false;
    const middle = before === undefined ? (x0 + x1) / 2 : open.x1 - open.lastWidth / 2;
    const [from, to] = before === undefined ? [open.x1 - open.lastWidth, open.x1] : [x0, x1];
    if (middle < from - size * 0.05 || middle > to + size * 0.05) return false;
    const letter = before === undefined ? last : unicode;
    if (!/^[\p{L}\u0131]$/u.test(letter)) return false;
    open.parts[open.parts.length - 1] = (letter === "\u0131" ? "i" : letter) + (before ?? after ?? "");
    open.x0 = open.parts.length === 1 ? Math.min(open.x0, x0) : open.x0;
    open.x1 = Math.max(open.x1, x1);
    return true;
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open || this.words.length >= wordLimit) return;
    const text = readable(open.parts, open.leftward);
    // A heavy letter is often the same letter drawn twice.
    const place = `${text}|${Math.round(open.x0 / 2)}|${Math.round(open.base / 2)}|${open.angle}`;
    if (text === "" || this.#seen.has(place)) return;
    this.#seen.add(place);
    const { x0, x1, base, size, angle, font, glued } = open;
    const [above, below] = font.vertical ? [0.5, 0.5] : [font.ascent, font.descent];
    const y = { y0: base - size * above, y1: base + size * below, base };
    this.words.push({ text, x0, x1, ...y, size, angle, bold: font.bold, mono: font.mono, glued });
  }
}

function widthOf(glyph: Glyph, font: FontFacts): number {
  const width = font.vertical ? -(glyph.vmetric?.[0] ?? -1000) : glyph.width;
  return (Number.isFinite(width) ? width : 0) * font.unit;
}

function signOf({ size, scale }: ShownText["state"]): number {
  return size * scale < 0 ? -1 : 1;
}

function angleOf(x: number, y: number): number {
  const degrees = Math.round((Math.atan2(y, x) * 180) / Math.PI);
  return (degrees + 360) % 360;
}
