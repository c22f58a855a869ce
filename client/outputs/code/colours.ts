// The colours of code, line by line: fetched beside the plain text, so that nothing waits for them.
import { createEffect, createSignal, onCleanup } from "solid-js";
import type { Accessor } from "solid-js";
import { codePieces } from "../../markdown/highlight.ts";
import type { CodePiece } from "../../markdown/highlight-worker.ts";

/** The runs of one line, without its line break. */
export type ColouredLine = readonly CodePiece[];
export type Colours = Accessor<readonly ColouredLine[]>;

/** Empty until they are known, and where they cannot be. */
export function createColours(code: () => { readonly language: string; readonly text: string }): Colours {
  const [lines, setLines] = createSignal<readonly ColouredLine[]>([]);
  createEffect(() => {
    const { language, text } = code();
    let isStale = false;
    onCleanup(() => (isStale = true));
    setLines([]);
    void codePieces(language, text).then((pieces) => {
      if (!isStale && pieces.length > 0) setLines(linesOf(pieces));
    });
  });
  return lines;
}

export function linesOf(pieces: readonly CodePiece[]): readonly ColouredLine[] {
  const lines: CodePiece[][] = [[]];
  for (const [text, kind] of pieces) {
    for (const [index, part] of text.split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (part !== "") lines.at(-1)?.push([part, kind]);
    }
  }
  return lines;
}

/** Characters `from` to `to` of a line, end exclusive. */
export type Mark = readonly [from: number, to: number];

export interface PaintedPart {
  readonly text: string;
  readonly kind: string;
  readonly isMarked: boolean;
}

/** A line's runs cut where a mark begins or ends. Colours of another text are not used. */
export function paint(text: string, colours: ColouredLine | undefined, marks: readonly Mark[]): readonly PaintedPart[] {
  const pieces: ColouredLine = colours?.map(([part]) => part).join("") === text ? colours : [[text, ""]];
  const parts: PaintedPart[] = [];
  let at = 0;
  for (const [piece, kind] of pieces) {
    const end = at + piece.length;
    const inside = marks.flat().filter((place) => place > at && place < end);
    const cuts = [at, ...new Set(inside), end].sort((a, b) => a - b);
    for (const [index, from] of cuts.slice(0, -1).entries()) {
      const to = cuts[index + 1] ?? end;
      const isMarked = marks.some((mark) => mark[0] <= from && to <= mark[1]);
      if (to > from) parts.push({ text: text.slice(from, to), kind, isMarked });
    }
    at = end;
  }
  return parts;
}
