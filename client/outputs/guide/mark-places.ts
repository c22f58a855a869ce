// Which mark stands under which drawn block: a list or a quote with blank lines is several paragraphs and one block. Pure.
import { paragraphsOf } from "../../../pipelines/engine/guide/lesson.ts";
import type { ParagraphMark } from "../../../pipelines/engine/guide/lesson.ts";

/** A heading or a rule says nothing that could be checked. */
const saysNothing = /^ {0,3}(?:#{1,6}\s[^\n]*|[^\n]+\n {0,3}(?:=+|-+)|([-*_])(?: *\1){2,})\s*$/;

/** The mark of each block, by its place; undefined under those without one. Null where text and marks are not of one answer. */
export function marksOfBlocks(
  sources: readonly string[],
  marks: readonly ParagraphMark[],
): readonly (ParagraphMark | undefined)[] | null {
  const text = sources.join("");
  const paragraphs = paragraphsOf(text);
  if (paragraphs.length !== marks.length) return null;
  let length = 0;
  const ends = sources.map((source) => (length += source.length));
  const placed: (ParagraphMark | undefined)[] = sources.map(() => undefined);
  let from = 0;
  for (const [at, paragraph] of paragraphs.entries()) {
    const begin = text.indexOf(paragraph, from);
    if (begin < 0) return null;
    from = begin + paragraph.length;
    const block = ends.findIndex((end) => end >= from);
    const mark = marks[at];
    if (mark && block >= 0 && !(saysNothing.test(paragraph) && !mark.unsure && mark.unverified.length === 0))
      placed[block] = merged(placed[block], mark);
  }
  return placed;
}

export function isAllGeneral(marks: readonly ParagraphMark[]): boolean {
  const spoken = marks.filter(({ basis }) => basis !== "told");
  return spoken.length > 0 && spoken.every(({ basis }) => basis === "general");
}

/** One mark for several paragraphs. */
export function merged(before: ParagraphMark | undefined, next: ParagraphMark): ParagraphMark {
  if (!before) return next;
  return {
    basis: basisOf(before.basis, next.basis),
    citations: [...new Set([...before.citations, ...next.citations])],
    unverified: [...new Set([...before.unverified, ...next.unverified])],
    unsure: before.unsure || next.unsure,
  };
}

function basisOf(before: ParagraphMark["basis"], next: ParagraphMark["basis"]): ParagraphMark["basis"] {
  if (before === next || next === "told") return before;
  return before === "told" ? next : "mixed";
}
