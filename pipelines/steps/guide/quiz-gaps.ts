// Sentences of a text with a word left out, for questions that code makes.
import { contentWords } from "../fact-words.ts";
import { splitSentences } from "../split-sentences.ts";

/** Words of a sentence with a gap: less says nothing, more is a paragraph. */
const sentenceWords = { least: 5, most: 40 };
/** Letters from which a word is likely to say what a sentence is about. */
const wordLetters = 5;
/** Long words that say nothing of a subject. */
const bare =
  /^(?:about|above|after|again|along|always|another|because|before|below|between|could|during|every|inside|little|might|often|other|rather|should|since|still|their|there|these|thing|things|those|through|under|until|using|usually|where|which|while|within|without|would|aber|andere[nrs]?|bereits|dabei|damit|davon|diese[mnrs]?|durch|einige|gegen|häufig|immer|jede[mnrs]?|kann|können|meist|oder|ohne|sehr|sodass|sowie|unter|viele|wenn|werden|wieder|wird|zwischen|über)$/u;
const gap = "____";

interface Gap {
  readonly sentence: string;
  readonly cut: string;
  readonly word: string;
  /** Words of the same text that do not stand in the sentence. */
  readonly others: readonly string[];
}

/** Each word is left out once; the title gives its own words away. None where the text says too little to choose from. */
export function gapsIn(texts: readonly string[], title: string): readonly Gap[] {
  const sentences = [...new Set(texts.flatMap(plainSentences))];
  const named = new Set(contentWords(title));
  const telling = contentWords(sentences.join(" ")).filter(
    (word) => word.length >= wordLetters && /^\p{L}+$/u.test(word) && !bare.test(word) && !named.has(word),
  );
  const said = Map.groupBy(telling, (word) => word);
  // What is said most is what the text is about; of two the longer word says more.
  const ranked = [...said.keys()].toSorted(
    (a, b) => (said.get(b)?.length ?? 0) - (said.get(a)?.length ?? 0) || b.length - a.length,
  );
  const left = new Set(ranked);
  return sentences.flatMap((sentence): Gap[] => {
    const own = new Set(contentWords(sentence));
    const word = ranked.find((each) => left.has(each) && own.has(each));
    const others = ranked.filter((each) => !own.has(each));
    const cut = word === undefined ? null : withGap(sentence, word);
    if (word === undefined || cut === null || others.length === 0) return [];
    left.delete(word);
    return [{ sentence, cut, word, others }];
  });
}

/** Null where the word does not stand in it. */
export function withGap(sentence: string, word: string): string | null {
  const escaped = word.trim().replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  if (escaped === "") return null;
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "giu");
  const cut = sentence.replace(whole, gap);
  return cut === sentence ? null : cut;
}

/** Sentences without Markdown; tables, code, formulas, pictures and headings are none. */
export function plainSentences(markdown: string): readonly string[] {
  const prose = markdown
    .replace(/(```+|~~~+|\$\$)[^]*?(?:\1|$)/g, "\n\n")
    .replace(/^\s*(?:#|\||>).*$/gm, "\n")
    .replace(/^\s*(?:[-*+]|\d+[.)])\s+/gm, "\n\n")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\[\d+\]/g, "")
    .replace(/(\*{1,3})(?=\S)([^*\n]+)(?<=\S)\1/g, "$2")
    .replaceAll("`", "");
  return splitSentences(prose)
    .map(({ text }) => text.replace(/\s+/g, " ").trim())
    .filter((sentence) => {
      const count = sentence.split(" ").length;
      return count >= sentenceWords.least && count <= sentenceWords.most && !sentence.includes("$");
    });
}
