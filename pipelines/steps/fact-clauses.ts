// A person's message as clauses that may tell a fact: without code, quotations, questions and what is only supposed.
import { splitSentences } from "./split-sentences.ts";

/** Characters read at each end of a long message: what is longer is material that was pasted, not told. */
const endCharacters = 2000;
/** A longer sentence is prose of another hand. */
const sentenceCharacters = 400;

export interface Clause {
  readonly text: string;
  /** Told right behind the clause before, in one sentence or the next. */
  readonly follows: boolean;
}

/** A German word order that asks needs its mark; these ask without one. */
const asks =
  /^(?:(?:so|and|but|ok|okay|und|aber|also|hi|hey|hello|hallo)[,\s]+)?(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|do|does|did|can|could|would|will|should|shall|has|have|may|might|was|wer|wen|wem|wessen|wo|wohin|woher|wann|warum|wieso|weshalb|wie|welche[rsmn]?|kannst|könntest|können|kann|soll|sollte|darf|würdest|weißt|gibt|ist|sind|hast|hat)\b/i;
const supposes =
  /\b(?:if|unless|suppose|supposing|imagine|assume|assuming|pretend|hypothetical(?:ly)?|would|wish|let's say|say for example|for example|for instance|e\.g|perhaps|maybe|might|probably|i think|i guess|wenn|falls|angenommen|nehmen wir an|stell dir vor|stellen sie sich vor|wäre|wären|hätte|hätten|würde|würden|zum beispiel|z\. ?b|vielleicht|vermutlich|ich glaube|ich denke)(?![\p{L}\p{N}])/iu;
const codeLine =
  /[{};]\s*$|=>|==|\(\)|^\s*(?:def|const|let|var|import|from|class|return|function|public|private|static|print|echo|select|insert|update|create|sudo|git|npm|pip|curl|if|for|while|try|except|catch|else)\b[^.]*[({:;=]|^\s*[\w.]+\s*[+\-*/]?=\s*\S|^\s*(?:\/\/|#!|#include|<\/?[a-z]|\$ |at |File "|Traceback|>>>|\d+ \|)|Error:|Exception\b/i;

export function factClauses(message: string): Clause[] {
  const sentences = splitSentences(plain(ends(message))).map(({ text }) => text.replace(/\s+/g, " "));
  const clauses: Clause[] = [];
  let follows = false;
  for (const sentence of sentences) {
    const told = isTold(sentence) ? clausesOf(sentence) : [];
    for (const text of told) {
      clauses.push({ text, follows });
      follows = true;
    }
    if (told.length === 0) follows = false;
  }
  return clauses;
}

function ends(message: string): string {
  if (message.length <= 2 * endCharacters) return message;
  // A sentence that is cut at either end tells half a fact: both halves go with their word.
  const head = message.slice(0, endCharacters).replace(/[^.!?\n]*$/, "");
  const tail = message.slice(-endCharacters).replace(/^[^.!?\n]*[.!?\n]?/, "");
  return `${head}\n\n${tail}`;
}

/** Without code and quoted lines; a quotation of several words becomes "…", so that nobody else's words are read as the person's. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/[’‘ʼ]/g, "'")
    .replace(/```[^]*?(?:```|$)/g, "\n\n")
    .split("\n")
    .map((line) => (/^\s*>/.test(line) || !/\p{L}/u.test(line) || codeLine.test(line) ? "" : line))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/["“”„«»][^"“”„«»\n]{1,300}["“”„«»]/g, (quoted) => (/\s\S+\s/.test(quoted) ? "“…”" : quoted.slice(1, -1)));
}

function isTold(sentence: string): boolean {
  if (sentence.length > sentenceCharacters || sentence.includes("“…”") || sentence.includes("?")) return false;
  return !asks.test(sentence) && !supposes.test(sentence);
}

const subjectStart = String.raw`(?:i|i'm|im|i've|my|our|we|we're|the|it's|its|she|he|they|ich|mein\w*|unser\w*|wir|der|die|das|es|sie|er)\b`;
/** Where a second clause with a subject of its own begins. */
const boundary = new RegExp(
  String.raw`\s*;\s+|,?\s+(?:and|but|because|since|so|while|und|aber|weil|denn|sondern auch)\s+(?=${subjectStart})|[,:]\s+(?=(?:i|i'm|im|my|our|we|we're|the|it|they|ich|mein\w*|unser\w*|wir)\s)`,
  "giu",
);
/** A second verb of "I": "I live in Leeds and work as a nurse". */
const secondVerb =
  /\s+(and|und)\s+(?=(?:live|work|study|love|like|hate|prefer|use|own|am|wohne|lebe|arbeite|studiere|mag|liebe|hasse|bin)\s)/gi;

function clausesOf(sentence: string): string[] {
  return sentence.split(boundary).flatMap((clause) => {
    const [first = "", ...rest] = clause.split(secondVerb).filter((part) => !/^(?:and|und)$/i.test(part));
    const who = /^(?:\S+,? ){0,3}?(i(?='m)|i|ich)(?=[ '])/i.exec(first)?.[1];
    if (who === undefined || rest.length === 0) return [clause.trim()].filter(Boolean);
    return [first, ...rest.map((part) => `${who} ${part}`)].map((part) => part.trim()).filter(Boolean);
  });
}
