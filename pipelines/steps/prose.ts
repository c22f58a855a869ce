// Whether text is prose: lists of literature and of names share words with many questions and tell a reader nothing.
import type { Passage } from "../engine/documents.ts";
import { splitSentences } from "./split-sentences.ts";

const listSection =
  /^(?:(?:\d+|[ivx]+)[.)]?\s+)?(?:references|bibliography|works cited|literature(?: cited)?|literatur(?:verzeichnis)?|quellen(?:verzeichnis)?|acknowledge?ments?|danksagung)\b/i;
/** Share of a sentence's words written small: names, titles of journals, years and page numbers are not. German prose has about 0.5. */
const smallFrom = 0.35;
const wordsAtLeast = 4;
/** Share of a passage's sentences from which it is a list: a reference has a title, which reads like a sentence. */
const listFrom = 0.5;
const address = /\bdoi\b|https?:|\S@\S|\barxiv:/i;

export function isProse(sentence: string): boolean {
  const words = sentence.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu) ?? [];
  if (words.length < wordsAtLeast || address.test(sentence)) return false;
  return words.filter((word) => /^\p{Ll}/u.test(word)).length >= words.length * smallFrom;
}

/** True for a text passage that is a list of literature or of names. Tables and code are never taken for one. */
export function isList({ kind, section, text }: Pick<Passage, "kind" | "section" | "text">): boolean {
  if (kind !== "text") return false;
  if (listSection.test(section ?? "")) return true;
  const sentences = splitSentences(text);
  const others = sentences.filter((each) => !isProse(each.text)).length;
  return sentences.length > 0 && others > sentences.length * listFrom;
}
