// One page of a PDF to text with every word's place: the page's drawing operators, and what annotations and form fields hold.
import { AnnotationMode } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PageContent } from "./pdf-text.ts";
import { annotationWords } from "./pdf-annotations.ts";
import { walkOperators } from "./pdf-operators.ts";
import type { OperatorList } from "./pdf-operators.ts";
import { rowsOf } from "./pdf-rows.ts";
import { pageContent } from "./pdf-text.ts";
import { WordBuilder } from "./pdf-words.ts";
import type { FontFacts, Word } from "./pdf-words.ts";

export interface PdfPage extends PageContent {
  readonly width: number;
  readonly height: number;
  /** The size most readers would call the title's: words of the largest size, in order. */
  readonly largest: { readonly text: string; readonly size: number; readonly body: number } | undefined;
}

const unknownFont: FontFacts = {
  unit: 0.001,
  vertical: false,
  ascent: 0.75,
  descent: 0.22,
  sizeScale: 1,
  bold: false,
  mono: false,
};
const boldName = /bold|black|heavy|semib|demi|cmbx|cmssbx|[-,]bd/iu;
const monoName = /mono|courier|consol|typewriter|cmtt|cmsltt|cmitt|menlo|inconsolata|lettergothic/iu;

export async function readPdfPage(page: PDFPageProxy): Promise<PdfPage> {
  const view = page.getViewport({ scale: 1 });
  const { width, height } = view;
  const list: OperatorList = await page.getOperatorList({ annotationMode: AnnotationMode.ENABLE });
  const fonts = new Map<string, FontFacts>();
  const fontOf = (name: string): FontFacts => {
    const facts = fonts.get(name) ?? factsOf(page, name);
    fonts.set(name, facts);
    return facts;
  };
  const builder = new WordBuilder(fontOf);
  const { annotations } = walkOperators(list, view.transform, builder.add);
  const drawn = builder.finish().filter((word) => isOnPage(word, width, height));
  const added = await annotationWords(page, view, annotations, drawn);
  const rows = [...rowsOf(withFields(drawn, added.fields)), ...added.comments.flatMap((words) => rowsOf(words))];
  return { ...pageContent(rows, { width, height }), width, height, largest: largestOf(drawn) };
}

/** The value of a field follows what stands before it on its line: mostly its label. */
function withFields(drawn: readonly Word[], fields: readonly (readonly Word[])[]): readonly Word[] {
  const words = [...drawn];
  for (const field of fields) {
    const [first] = field;
    if (!first) continue;
    const onLine = words.filter(
      ({ angle, x1, y0, y1 }) =>
        angle === first.angle && x1 <= first.x0 + 1 && (y0 + y1) / 2 > first.y0 && (y0 + y1) / 2 < first.y1,
    );
    const before = onLine.reduce<Word | undefined>(
      (near, word) => (near && near.x1 > word.x1 ? near : word),
      undefined,
    );
    words.splice(
      before ? words.indexOf(before) + 1 : words.length,
      0,
      ...field.map((word) => (before ? { ...word, base: before.base } : word)),
    );
  }
  return words;
}

function isOnPage({ x0, x1, y0, y1, angle }: Word, width: number, height: number): boolean {
  const [along, across] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const [left, top] = [x * along - y * across, x * across + y * along];
  return left >= 0 && left <= width && top >= 0 && top <= height;
}

/** pdf.js hands fonts over as it meets them; one that could not be loaded is a message. */
function factsOf(page: PDFPageProxy, name: string): FontFacts {
  const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined;
  if (typeof font !== "object" || font === null) return unknownFont;
  const get = (key: string): unknown => (font as Record<string, unknown>)[key];
  const matrix = get("fontMatrix") as readonly number[] | undefined;
  const unit = matrix?.[0] || 0.001;
  const named = get("name");
  const fontName = typeof named === "string" ? named : "";
  const box = get("bbox") as readonly number[] | undefined;
  const isType3 = get("isType3Font") === true;
  const boxed = isType3 && box ? Math.abs(((box[3] ?? 0) - (box[1] ?? 0)) * (matrix?.[3] ?? 0)) : 0;
  return {
    unit,
    vertical: get("vertical") === true,
    ascent: within(get("ascent"), 0.6, 1, unknownFont.ascent),
    descent: within(-Number(get("descent")), 0.12, 0.35, unknownFont.descent),
    sizeScale: boxed > 0 ? boxed : isType3 ? 1000 * Math.abs(unit) : 1,
    bold: get("bold") === true || get("black") === true || boldName.test(fontName),
    mono: get("isMonospace") === true || monoName.test(fontName),
  };
}

function within(value: unknown, least: number, most: number, otherwise: number): number {
  return typeof value === "number" && value > 0 ? Math.min(most, Math.max(least, value)) : otherwise;
}

function largestOf(words: readonly Word[]): PdfPage["largest"] {
  const level = words.filter(({ angle, text }) => angle === 0 && /\p{L}/u.test(text));
  const size = level.reduce((most, word) => Math.max(most, word.size), 0);
  const sizes = level.map((word) => word.size).toSorted((a, b) => a - b);
  const text = level
    .filter((word) => word.size > size * 0.97)
    .map((word) => word.text)
    .join(" ");
  return text === "" ? undefined : { text, size, body: sizes[Math.floor(sizes.length / 2)] ?? size };
}
