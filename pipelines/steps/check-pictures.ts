// Diagrams and formulas in an answer's Markdown: where they stand, and whether the page will be able to draw them.
import { answerOfThread } from "./answer-of-thread.ts";

export interface Picture {
  /** A Mermaid diagram; a formula in a line of its own, or in a sentence. */
  readonly kind: "diagram" | "display" | "inline";
  readonly source: string;
}

export interface PlacedPicture extends Picture {
  /** Of the source, in the text. */
  readonly start: number;
  readonly end: number;
}

/** Milliseconds for all pictures of an answer: Mermaid takes 0.2 s to load and 0.06 s at most for a diagram (two cores, 2026). */
const checkMs = 15_000;
/** Megabytes of its heap: Mermaid takes 75. */
const memoryMb = 256;

/** Other code is passed over: a dollar sign in it is no formula. Formulas as the page's Markdown reads them. */
const pictures =
  /^ {0,3}```mermaid[^\n]*\n(?<diagram>[\s\S]*?)^ {0,3}```|^ {0,3}```[\s\S]*?(?:^ {0,3}```|$(?![\s\S]))|`[^`\n]+`|\\\$|\$\$(?<display>[^$]+?)\$\$|\\\[(?<bracketed>[\s\S]+?)\\\]|\\\((?<round>[\s\S]+?)\\\)|\$(?! )(?<inline>(?:\\.|[^\\$\n])*?(?:\\.|[^\\$\s]))\$(?!\d)/dgm;

export function picturesIn(text: string): PlacedPicture[] {
  return [...text.matchAll(pictures)].flatMap(({ groups, indices }) => {
    const name = Object.keys(groups ?? {}).find((each) => groups?.[each] !== undefined);
    const place = name === undefined ? undefined : indices?.groups?.[name];
    if (!place) return [];
    const kind = name === "diagram" ? "diagram" : name === "inline" || name === "round" ? "inline" : "display";
    return [{ kind, source: text.slice(...place), start: place[0], end: place[1] }];
  });
}

/**
 * What the parser says of each, null where it is fine or nobody can say. In a thread of its own: Mermaid keeps 75 MB and
 * writes globals, and what a model wrote may keep it busy for ever.
 */
export async function checkPictures(given: readonly Picture[], signal: AbortSignal): Promise<(string | null)[]> {
  const unknown = given.map(() => null);
  if (given.length === 0) return unknown;
  return answerOfThread<(string | null)[]>(
    {
      program: new URL("./picture-worker.ts", import.meta.url),
      data: given,
      memoryMb,
      limitMs: checkMs,
      otherwise: unknown,
    },
    signal,
  );
}
