// Follows a PDF page's drawing operators as pdf.js lists them, and tells each piece of text with the matrix that places it.
import { OPS } from "pdfjs-dist/legacy/build/pdf.mjs";

/** `[a, b, c, d, e, f]`: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly number[];

/** What pdf.js hands over of a character: its width is in thousandths of the font's size where the font's matrix is the usual one. */
export interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly vmetric?: readonly number[] | null;
  readonly isSpace: boolean;
}

export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Text state in the words of the PDF specification (ISO 32000-1, 9.3). */
export interface TextState {
  readonly font: string;
  readonly size: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  readonly scale: number;
  readonly rise: number;
}

export interface ShownText {
  /** Characters, and numbers that move the next one back by thousandths of the font's size. */
  readonly glyphs: readonly (Glyph | number)[];
  /** From where the text begins to the page as shown, the rise left out. */
  readonly matrix: Matrix;
  readonly state: TextState;
}

interface State extends TextState {
  readonly matrix: Matrix;
  readonly textMatrix: Matrix;
  readonly x: number;
  readonly y: number;
  readonly lineX: number;
  readonly lineY: number;
  readonly leading: number;
}

export interface Walked {
  /** Ids of the annotations that are drawn. */
  readonly annotations: ReadonlySet<string>;
  /** Area of the pictures in the page's own unit squared; pictures above one another count twice. */
  readonly pictureArea: number;
}

const identity: Matrix = [1, 0, 0, 1, 0, 0];
/** Saved states beyond these are of a broken or hostile page. */
const depthLimit = 10_000;
const pictureOperators: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
]);

/** `onText` answers how far the text moved, in text space along its direction. */
export function walkOperators(
  { fnArray, argsArray }: OperatorList,
  shown: Matrix,
  onText: (text: ShownText) => { readonly x: number; readonly y: number },
): Walked {
  const saved: State[] = [];
  const annotations = new Set<string>();
  let inAnnotation = false;
  let pictureArea = 0;
  let state = begin(shown);
  for (const [place, operator] of fnArray.entries()) {
    const given = argsArray[place] as readonly unknown[] | null;
    if (operator === OPS.showText) {
      const glyphs = given?.[0];
      if (inAnnotation || !Array.isArray(glyphs)) continue;
      const at = multiply(state.textMatrix, [1, 0, 0, 1, state.x, state.y]);
      const moved = onText({ glyphs, matrix: multiply(state.matrix, at), state });
      state = { ...state, x: state.x + moved.x, y: state.y + moved.y };
    } else if (operator === OPS.save || operator === OPS.beginGroup) {
      if (saved.length < depthLimit) saved.push(state);
    } else if (operator === OPS.restore || operator === OPS.endGroup || operator === OPS.paintFormXObjectEnd) {
      state = saved.pop() ?? state;
    } else if (operator === OPS.paintFormXObjectBegin) {
      if (saved.length < depthLimit) saved.push(state);
      state = transformed(state, given?.[0]);
    } else if (operator === OPS.beginAnnotation) {
      inAnnotation = true;
      annotations.add(String(given?.[0]));
    } else if (operator === OPS.endAnnotation) {
      inAnnotation = false;
      state = begin(shown);
    } else if (pictureOperators.has(operator)) {
      const [a = 0, b = 0, c = 0, d = 0] = state.matrix;
      if (!inAnnotation) pictureArea += Math.abs(a * d - b * c);
    } else {
      state = changed(state, operator, given ?? []);
    }
  }
  return { annotations, pictureArea };
}

function begin(shown: Matrix): State {
  const none = { x: 0, y: 0, lineX: 0, lineY: 0, leading: 0 };
  const text = { font: "", size: 0, charSpacing: 0, wordSpacing: 0, scale: 1, rise: 0 };
  return { ...text, ...none, matrix: shown, textMatrix: identity };
}

function changed(state: State, operator: number, given: readonly unknown[]): State {
  switch (operator) {
    case OPS.transform:
      return transformed(state, given);
    case OPS.beginText:
      return { ...state, textMatrix: identity, x: 0, y: 0, lineX: 0, lineY: 0 };
    case OPS.setTextMatrix: {
      const textMatrix = matrixOf(given[0]) ?? matrixOf(given) ?? state.textMatrix;
      return { ...state, textMatrix, x: 0, y: 0, lineX: 0, lineY: 0 };
    }
    case OPS.moveText:
      return movedLine(state, number(given[0]), number(given[1]));
    case OPS.setLeadingMoveText:
      return { ...movedLine(state, number(given[0]), number(given[1])), leading: number(given[1]) };
    case OPS.nextLine:
      return movedLine(state, 0, state.leading);
    case OPS.setLeading:
      return { ...state, leading: -number(given[0]) };
    case OPS.setFont:
      return { ...state, font: String(given[0]), size: number(given[1]) };
    case OPS.setGState:
      return withFont(state, given[0]);
    case OPS.setCharSpacing:
      return { ...state, charSpacing: number(given[0]) };
    case OPS.setWordSpacing:
      return { ...state, wordSpacing: number(given[0]) };
    case OPS.setHScale:
      return { ...state, scale: number(given[0]) / 100 };
    case OPS.setTextRise:
      return { ...state, rise: number(given[0]) };
    default:
      return state;
  }
}

function movedLine(state: State, byX: number, byY: number): State {
  const [x, y] = [state.lineX + byX, state.lineY + byY];
  return { ...state, x, y, lineX: x, lineY: y };
}

function transformed(state: State, matrix: unknown): State {
  const by = matrixOf(matrix);
  return by ? { ...state, matrix: multiply(state.matrix, by) } : state;
}

/** A graphics state may set the font too: pairs of a key and its value. */
function withFont(state: State, pairs: unknown): State {
  if (!Array.isArray(pairs)) return state;
  for (const pair of pairs as readonly unknown[]) {
    if (!Array.isArray(pair) || pair[0] !== "Font" || !Array.isArray(pair[1])) continue;
    return { ...state, font: String(pair[1][0]), size: number(pair[1][1]) };
  }
  return state;
}

function matrixOf(value: unknown): Matrix | undefined {
  const numbers = value instanceof Float32Array || value instanceof Float64Array ? [...value] : value;
  return Array.isArray(numbers) && numbers.length === 6 && numbers.every(Number.isFinite) ? numbers : undefined;
}

function number(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

export function multiply(first: Matrix, second: Matrix): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = first;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = second;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
