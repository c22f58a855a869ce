// What stands beside an explanation of the Guide: which layer it is, the words it introduced, and what each paragraph rests on.
import type { Depth } from "./outline.ts";

/** How a layer was told. */
export const lessonWays = ["open", "next", "again", "deeper", "simpler", "example", "why", "compare"] as const;
export type LessonWay = (typeof lessonWays)[number];

export interface NewWord {
  readonly word: string;
  readonly meaning: string;
}

export interface Lesson {
  /** The layer's id in the outline. */
  readonly node: string;
  readonly title: string;
  readonly depth: Depth;
  readonly way: LessonWay;
  readonly words: readonly NewWord[];
  /** Title of the layer after it; null at the end of the path. */
  readonly next: string | null;
}

/** Worked out by code. */
export interface Calculation {
  /** As a person reads it: `3.0 kW ÷ 1.0 kW`. */
  readonly expression: string;
  /** With its unit: `3.0`, `42.195 km`, `1 March 2026`. */
  readonly value: string;
  /** What it is: `Yield`; empty where nobody named it. */
  readonly label: string;
  /** Numbers of the expression that stand neither in the question nor in the documents. */
  readonly assumed: readonly string[];
}

/** What a paragraph of an answer rests on. */
export interface ParagraphMark {
  /** `documents`: cited and checked. `computed`: worked out by code. `told`: code's own words, which claim nothing. `mixed`: cited, with sentences that no document carries. */
  readonly basis: "documents" | "general" | "computed" | "told" | "mixed";
  /** Numbers of the citations in it. */
  readonly citations: readonly number[];
  /** Numbers and dates of general knowledge, as they stand in the text: nobody checked them. */
  readonly unverified: readonly string[];
  /** Its writer said that it is not certain. */
  readonly unsure: boolean;
}

/** The marks of an answer: one for each of `paragraphsOf(answer)`, in their order, and what was worked out. */
export interface Marks {
  readonly paragraphs: readonly ParagraphMark[];
  readonly calculations: readonly Calculation[];
}

/** The mark that closes the block a text breaks off in; null where every block is closed. */
export function openFence(markdown: string): string | null {
  return blocksOf(markdown).fence;
}

/** The blocks of a Markdown text, as marks count them: apart by blank lines, a fence or a formula whole. */
export function paragraphsOf(markdown: string): readonly string[] {
  return blocksOf(markdown).blocks;
}

function blocksOf(markdown: string): { readonly blocks: readonly string[]; readonly fence: string | null } {
  const blocks: string[] = [];
  let open: string[] = [];
  let fence: string | null = null;
  const close = () => {
    if (open.length > 0) blocks.push(open.join("\n"));
    open = [];
  };
  for (const line of markdown.split("\n")) {
    const mark = /^ {0,3}(```+|~~~+|\$\$)/.exec(line)?.[1];
    if (fence === null && line.trim() === "") {
      close();
      continue;
    }
    open.push(line);
    if (fence === null && mark !== undefined && !(mark === "$$" && /^ {0,3}\$\$.+\$\$\s*$/.test(line))) fence = mark;
    else if (fence !== null && mark?.startsWith(fence) === true) fence = null;
  }
  close();
  return { blocks, fence };
}
