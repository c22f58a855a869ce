// Poppler's word places on the pages of the gold quotes, and how well drawn boxes cover the words of a quote.
import { readFileSync } from "node:fs";
import type { Box } from "../../pipelines/engine/documents.ts";
import { folderOf } from "./eval.ts";

export interface GoldWords {
  /** By "doc page": x and y of each word's centre, in ten thousandths of the page. */
  readonly pages: Record<string, readonly number[]>;
  /** By "id page": the words of the quote, for each place it stands at. */
  readonly quotes: Record<string, readonly (readonly number[])[]>;
}

const parts = 10_000;

export function readGoldWords(): GoldWords {
  return JSON.parse(readFileSync(`${folderOf("papers")}gold-words.json`, "utf8")) as GoldWords;
}

/** Intersection over union of the quote's words and the words whose centre lies in a box; 0 on a page without the quote. */
export function overlap(
  gold: GoldWords,
  { id, doc, page }: { id: string; doc: string; page: number },
  boxes: readonly Box[],
): number {
  const centres = gold.pages[`${doc} ${page}`] ?? [];
  const boxed = new Set<number>();
  for (let word = 0; word * 2 < centres.length; word += 1) {
    const [x, y] = [(centres[word * 2] ?? 0) / parts, (centres[word * 2 + 1] ?? 0) / parts];
    if (boxes.some(([left, top, width, height]) => x >= left && x <= left + width && y >= top && y <= top + height))
      boxed.add(word);
  }
  const shares = (gold.quotes[`${id} ${page}`] ?? []).map((words) => {
    const both = words.filter((word) => boxed.has(word)).length;
    return both / (words.length + boxed.size - both);
  });
  return Math.max(0, ...shares);
}
