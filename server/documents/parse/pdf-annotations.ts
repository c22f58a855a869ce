// What a person typed into a PDF: values of form fields, beside their labels, and comments, each as lines of its own.
import { AnnotationType } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFPageProxy, PageViewport } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Word } from "./pdf-words.ts";

/** The facts of an annotation that are read here; pdf.js types them as `any`. */
interface Annotation {
  readonly id?: string;
  readonly annotationType?: number;
  readonly rect?: readonly number[] | null;
  readonly contentsObj?: { readonly str?: string };
  readonly textContent?: readonly string[];
  readonly fieldType?: string;
  readonly fieldValue?: unknown;
  readonly password?: boolean;
  readonly hidden?: boolean;
  readonly noView?: boolean;
  readonly checkBox?: boolean;
  readonly radioButton?: boolean;
  readonly pushButton?: boolean;
  readonly exportValue?: string;
  readonly buttonValue?: string | null;
}

export interface AnnotationWords {
  /** The words of one field each, and of one comment. */
  readonly fields: readonly (readonly Word[])[];
  readonly comments: readonly (readonly Word[])[];
}

const commentTypes: ReadonlySet<number> = new Set([
  AnnotationType.TEXT,
  AnnotationType.FREETEXT,
  AnnotationType.HIGHLIGHT,
  AnnotationType.UNDERLINE,
  AnnotationType.SQUIGGLY,
  AnnotationType.STRIKEOUT,
  AnnotationType.STAMP,
  AnnotationType.INK,
  AnnotationType.SQUARE,
  AnnotationType.CIRCLE,
  AnnotationType.LINE,
  AnnotationType.CARET,
]);
const sizes = { least: 6, most: 14 } as const;

/** `shown` are the annotations the page draws, `drawn` its own words: what they already say is not said again. */
export async function annotationWords(
  page: PDFPageProxy,
  view: PageViewport,
  shown: ReadonlySet<string>,
  drawn: readonly Word[],
): Promise<AnnotationWords> {
  // What is shown but never printed is asked for only where there is such: for that, pdf.js reads the text under every link again.
  let annotations = (await page.getAnnotations({ intent: "print" })) as readonly Annotation[];
  const known = new Set(annotations.map(({ id }) => id));
  if ([...shown].some((id) => !known.has(id))) annotations = (await page.getAnnotations()) as readonly Annotation[];
  const fields: (readonly Word[])[] = [];
  const comments: (readonly Word[])[] = [];
  for (const annotation of annotations) {
    const { annotationType = 0, rect } = annotation;
    if (!rect || annotation.hidden || annotation.noView) continue;
    if (annotationType === AnnotationType.WIDGET) fields.push(wordsIn(fieldText(annotation), rect, view));
    else if (commentTypes.has(annotationType)) comments.push(wordsIn(commentText(annotation), rect, view));
  }
  const said = new Set(drawn.map(({ text }) => text));
  return { fields, comments: comments.filter((words) => words.some(({ text }) => !said.has(text))) };
}

function fieldText(field: Annotation): string {
  if (field.pushButton || field.password) return "";
  if (field.checkBox) return field.fieldValue === field.exportValue ? "☒" : "☐";
  if (field.radioButton) return field.fieldValue === field.buttonValue ? "☒" : "☐";
  const value = field.fieldValue;
  if (Array.isArray(value)) return value.filter((each) => typeof each === "string").join(", ");
  return typeof value === "string" ? value : "";
}

function commentText({ contentsObj, textContent }: Annotation): string {
  return contentsObj?.str?.trim() || (textContent ?? []).join("\n");
}

/** Lines share the rectangle's height, words of a line its width by their letters. */
function wordsIn(text: string, rect: readonly number[], view: PageViewport): Word[] {
  const lines = text.split(/\r\n?|\n/u).filter((line) => line.trim() !== "");
  const [x0, y0] = shownAt(view, rect[0], rect[1]);
  const [x1, y1] = shownAt(view, rect[2], rect[3]);
  const [left, top, right, bottom] = [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
  const high = (bottom - top) / Math.max(1, lines.length);
  const size = Math.min(sizes.most, Math.max(sizes.least, high * 0.7));
  return lines.flatMap((line, at) => {
    const letter = Math.min(size * 0.6, (right - left) / Math.max(1, line.length));
    const middle = top + high * (at + 0.5);
    const y = { y0: middle - high / 2, y1: middle + high / 2, base: middle + size * 0.35 };
    return [...line.matchAll(/\S+/gu)].map(({ 0: word, index }): Word => {
      const from = left + index * letter;
      const x = { x0: from, x1: from + word.length * letter };
      return { text: word, ...x, ...y, size, angle: 0, bold: false, mono: false, glued: false };
    });
  });
}

function shownAt({ transform }: PageViewport, x = 0, y = 0): readonly [number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
  return [a * x + c * y + e, b * x + d * y + f];
}
