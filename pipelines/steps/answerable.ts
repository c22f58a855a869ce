// Whether what was found can answer the question, decided by code alone: for models too small to be asked.
import type { FoundPassage } from "../engine/documents.ts";

export interface Judgement {
  readonly answerable: boolean;
  /** Probability (0 to 1) that the passages answer. */
  readonly confidence: number;
}

/** A sentence of the passages with its relevance logit to the question. */
export interface RatedSentence {
  readonly text: string;
  readonly score: number;
}

/** What tells an answer from a passage that is merely about the same; each is a number that grows or falls with it. */
export interface Signs {
  /** Logit of the best passage. */
  readonly passage: number;
  /** The greater logit, of the best passage or of the best sentence: a long passage hides its one sentence, a short sentence what it is about. */
  readonly relevance: number;
  /** Numbers and names with digits or capitals in the question that stand in no passage. */
  readonly unknownNames: number;
  /** Share of the question's words that stand in no passage. */
  readonly unknownWords: number;
  /** 1 where a number or a date is asked for and the best sentence holds no other than the question's. */
  readonly lacksNumber: number;
}

type Weights = Readonly<Record<keyof Signs, number>> & { readonly constant: number };

/** Logistic regression over test/data/calibration; `npm run eval -- refusal-calibration` fits and prints them anew. */
const weights: Weights = {
  constant: 0.78,
  passage: 0.14,
  relevance: 0.2,
  unknownNames: -3.44,
  unknownWords: -4.32,
  lacksNumber: -1.84,
};
/** Probability from which it answers: the same command prints how many questions each value refuses. */
const answerableFrom = 0.48;
/** Where no reranker is here: the share of the question's words that may stand nowhere. */
const unknownAtMost = 0.5;

/** `found` best first, as `retrieve` gives it; `best` is the sentence of them the reranker likes most, where it was asked. */
export function judgeByScores(
  question: string,
  found: readonly FoundPassage[],
  best: RatedSentence | undefined,
): Judgement {
  const [first] = found;
  if (first === undefined || question.trim() === "") return { answerable: false, confidence: 0 };
  const signs = signsOf(question, found, best);
  if (!first.reranked) {
    const confidence = 1 - signs.unknownWords;
    return { answerable: signs.unknownWords <= unknownAtMost && signs.unknownNames === 0, confidence };
  }
  const confidence = probability(signs, weights);
  return { answerable: confidence >= answerableFrom, confidence };
}

function probability(signs: Signs, given: Weights): number {
  const names = Object.keys(signs) as (keyof Signs)[];
  const sum = names.reduce((total, name) => total + given[name] * signs[name], given.constant);
  return 1 / (1 + Math.exp(-sum));
}

export function signsOf(question: string, found: readonly FoundPassage[], best: RatedSentence | undefined): Signs {
  const texts = found.map(({ text, name, section }) => `${name} ${section ?? ""} ${text}`);
  const known = new Set(texts.flatMap(stemsOf));
  const rows = new Set(texts.flatMap(rowsOf));
  const isUnknown = (word: string) => !stemsOf(word).every((stem) => known.has(stem));
  const words = contentOf(question);
  const passage = Math.max(...found.map(({ score }) => score));
  const sentence = best ?? { text: found[0]?.text ?? "", score: passage };
  return {
    passage,
    relevance: Math.max(passage, sentence.score),
    unknownNames: namesOf(question).filter((name) => !rows.has(name)).length,
    unknownWords: words.length === 0 ? 0 : words.filter(isUnknown).length / words.length,
    lacksNumber: asksForNumber.test(question) && !holdsAnotherNumber(sentence.text, question) ? 1 : 0,
  };
}

const asksForNumber =
  /\b(?:how (?:many|much|large|long|old|often|big|far|fast|high)|what (?:share|percentage|size|number|score)|(?:^|since |by )when|(?:which|what) (?:year|date)|salary|budget|cost|price|fee|score|wie (?:viele?|lange|hoch|groß|alt|oft|weit|schnell)|(?:^|seit |bis )wann|welcher anteil|welches jahr|preis|gehalt|kosten)\b/iu;
/** Numbers, and the days, months and seasons that a date may be told with. */
const numbers =
  /\d[\d.,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|hundred|thousand|million|once|twice|half|thirds?|quarter|daily|weekly|monthly|yearly|nightly|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|january|february|march|april|june|july|august|september|october|november|december|spring|summer|autumn|winter|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|hundert|tausend|hälfte|drittel|täglich|wöchentlich|monatlich|jährlich|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|januar|februar|märz|juni|juli|oktober|dezember|frühjahr|sommer|herbst)\b/giu;

function holdsAnotherNumber(text: string, question: string): boolean {
  const asked = new Set(question.toLowerCase().match(numbers) ?? []);
  return (text.toLowerCase().match(numbers) ?? []).some((number) => !asked.has(number));
}

/** Letters and digits of what has a digit or two capitals (GPT-4, SPARQL, P12.1.2): unlike other words they are never paraphrased. */
function namesOf(question: string): string[] {
  const words = question.match(/[\p{L}\p{N}][\p{L}\p{N}.'’-]*/gu) ?? [];
  return words.flatMap((word) => {
    // Of "80M-parameter" the number alone is a name; of "2019-2020" each is one.
    const parts = word.split("-").filter((part) => /\p{N}|\p{Lu}.*\p{Lu}/u.test(part));
    const together = parts.every((part) => /^[\d.,]+$/.test(part)) ? parts : [parts.join("")];
    return together.map((name) => piecesOf(name).join("")).filter((name) => name !== "");
  });
}

/** Pieces in a row that make up a name: p12 · 1 · 2. */
const piecesAtMost = 4;

/** Everything that stands in a row in the text, written as one word. */
function rowsOf(text: string): string[] {
  const pieces = piecesOf(text);
  return pieces.flatMap((_, at) =>
    Array.from({ length: piecesAtMost }, (_unused, more) => pieces.slice(at, at + more + 1).join("")),
  );
}

function piecesOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

const functionWords = new Set(
  `a about after all also an and any are as at be because been before being between both but by can could did do does during each
  few for from further had has have he her him his how i if in into is it its just many may might more most much my no nor not of off
  on once only or other our out over own per same she should so some such than that the their them then there these they this those
  through to too under until up very was we were what when where which while who whom whose why will with would you your
  aber als am an auch auf aus bei bis das dass dem den der des die diese dieser dieses durch ein eine einem einen einer eines er es
  für gibt haben hat hatte ich im in ist kann kein keine mit nach nicht noch nur oder sich sie sind so über um und uns unter viel
  viele vom von vor war waren warum was welche welchem welchen welcher welches wenn wer werden wie wir wird wo wurde wurden zu zum zur`.split(
    /\s+/,
  ),
);

/** "How long" and "how large" ask; they are not asked for. */
const asking = /\b(?:how|wie)\s+\p{L}+/giu;

function contentOf(question: string): string[] {
  return (
    question
      .replace(asking, " ")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).filter((word) => !functionWords.has(word));
}

/** Endings cut off roughly: enough for "mirrored" to be known by "mirrors". */
function stemsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (word.length > 4 ? word.replace(/(?:ing|ied|ies|ed|es|en|er|ly|s|e|y|n)$/u, "") : word));
}
