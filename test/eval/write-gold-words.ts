// Writes test/data/papers/gold-words.json: where poppler sees the words of each page with a gold quote. Needs pdftotext: `node test/eval/write-gold-words.ts`.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { folderOf, questionsOf } from "./eval.ts";
import type { GoldWords } from "./gold-words.ts";

/** Fractions of the page are written as whole numbers of this many parts. */
const parts = 10_000;

interface Word {
  readonly text: string;
  readonly centre: readonly [x: number, y: number];
}

function wordsOf(doc: string, page: number): Word[] {
  const xml = execFileSync(
    "pdftotext",
    ["-bbox", "-f", `${page}`, "-l", `${page}`, `${folderOf("papers")}${doc}`, "-"],
    {
      encoding: "utf8",
    },
  );
  const [, width = "1", height = "1"] = /<page width="([\d.]+)" height="([\d.]+)"/.exec(xml) ?? [];
  const found = xml.matchAll(
    /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g,
  );
  return [...found].map(([, left, top, right, bottom, text = ""]) => ({
    text: text.replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"'),
    centre: [
      Math.round(((Number(left) + Number(right)) / 2 / Number(width)) * parts),
      Math.round(((Number(top) + Number(bottom)) / 2 / Number(height)) * parts),
    ],
  }));
}

const bare = (text: string) => text.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");

/** Words of each place the quote stands at: letters and digits alone are compared. */
function placesOf(words: readonly Word[], quote: string): number[][] {
  const owners = words.flatMap(({ text }, at) => Array.from(bare(text), () => at));
  const all = words.map(({ text }) => bare(text)).join("");
  const places: number[][] = [];
  for (let at = all.indexOf(bare(quote)); at >= 0; at = all.indexOf(bare(quote), at + 1))
    places.push([...new Set(owners.slice(at, at + bare(quote).length))]);
  return places;
}

const gold: GoldWords = { pages: {}, quotes: {} };
for (const { id, doc, page, quote, also_pages: others = [] } of questionsOf("papers")) {
  for (const each of [page, ...others]) {
    const words = wordsOf(doc, each);
    gold.pages[`${doc} ${each}`] = words.flatMap(({ centre }) => centre);
    const places = placesOf(words, quote);
    if (places.length === 0) throw new Error(`${id}: poppler does not see the quote on page ${each}`);
    gold.quotes[`${id} ${each}`] = places;
  }
}
const lines = (of: object) =>
  Object.entries(of)
    .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join(",\n");
writeFileSync(
  `${folderOf("papers")}gold-words.json`,
  `{\n  "pages": {\n${lines(gold.pages)}\n  },\n  "quotes": {\n${lines(gold.quotes)}\n  }\n}\n`,
);
