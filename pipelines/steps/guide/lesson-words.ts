// The words a small model's layer introduced, found by code: its bold terms, else the title's words that a sentence explains.
import type { NewWord } from "../../engine/guide/lesson.ts";
import { splitSentences } from "../split-sentences.ts";

const wordsAtMost = 4;
const meaningCharacters = 240;
const bold = /\*\*(?<term>[^*\n]{2,60})\*\*/gu;
/** A label in bold is no term. */
const label = /^(?:example|note|for example|step \d+|beispiel|hinweis|zum beispiel|schritt \d+|\d+)\b|[:.!?]$/iu;
const explains =
  /^(?:an?|the|eine?|der|die|das)?\s*(?<term>[\p{L}-]{5,}(?: [\p{L}-]{4,})?)\s+(?:is|are|means|ist|sind|bedeutet|heißt|nennt man)\s/iu;

export function wordsByCode(text: string, title: string): NewWord[] {
  const sentences = splitSentences(text.replace(/```[^]*?```|\$\$[^]*?\$\$/g, "")).map((each) => each.text);
  const words: NewWord[] = [];
  const add = (term: string, sentence: string | undefined) => {
    const word = term.trim();
    const isKnown = words.some((each) => each.word.toLowerCase() === word.toLowerCase());
    if (!sentence || isKnown || words.length >= wordsAtMost || label.test(word) || word.split(/\s+/).length > 4) return;
    words.push({ word, meaning: plain(sentence) });
  };
  for (const sentence of sentences)
    for (const { groups } of sentence.matchAll(bold)) add(groups?.["term"] ?? "", sentence);
  if (words.length > 0) return words;
  const named = title.toLowerCase();
  for (const sentence of sentences) {
    const term = explains.exec(sentence)?.groups?.["term"];
    if (term !== undefined && named.includes(term.toLowerCase())) add(term, sentence);
  }
  return words;
}

function plain(sentence: string): string {
  const text = sentence
    .replace(/[*_`#]+/g, "")
    .replace(/^\s*(?:[-•]|\d+[.)])\s+/, "")
    .replace(/\s+/g, " ")
    .trim();
  return text.length <= meaningCharacters ? text : `${text.slice(0, meaningCharacters - 1).replace(/\s+\S*$/u, "")}…`;
}
