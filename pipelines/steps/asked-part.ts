// What of a message is asked: what people say of themselves beside it ("I teach in Lisbon.") is remembered, and no document holds it.
import { leansOnPrevious } from "./follow-up.ts";
import { splitSentences } from "./split-sentences.ts";

const ofOneself =
  /^(?:(?:hi|hello|hey|hallo)[\s,.!]+(?:\p{L}+[\s,.!]+)?)?(?:i|we|my|our|ich|wir|mein(?:e[nrms]?)?|unser(?:e[nrms]?)?)(?:['’]\p{L}+)?\s/iu;
const greeting = /^(?:hi|hello|hey|hallo|guten (?:tag|morgen|abend))(?:[\s,]+\p{L}+)?[.!]*$/iu;
/** "My documents say …" is about them. */
const ofDocuments = /\b(?:documents?|papers?|sources?|files?|texts?|dokumente?n?|quellen?|texte?n?|dateien?)\b/iu;
const isQuestion = (sentence: string) => /\?["”’)]*$/.test(sentence);

const isAside = (text: string) => greeting.test(text) || (ofOneself.test(text) && !ofDocuments.test(text));

/** The whole message where it asks nothing, or where its question leans on what was said before it. */
export function askedPart(message: string): string {
  const sentences = splitSentences(message).map(({ text }) => text);
  const kept = sentences.filter((text) => isQuestion(text) || !isAside(text));
  const part = kept.join(" ");
  return kept.length < sentences.length && kept.some(isQuestion) && !leansOnPrevious(part) ? part : message;
}
