// Questions with known answers, made from documents by code: a fact that one sentence alone states is asked for by its own words.
import { languageOf, sentencesOf, wordsOf } from "./read-page.ts";
import type { Language, PlacedSentence, ReadPage } from "./read-page.ts";

export interface Lookup {
  readonly kind: "number" | "definition" | "statement";
  readonly question: string;
  readonly source: PlacedSentence;
  /** Words that a right quote has: the number or name asked for. */
  readonly answer: string;
  /** Words of the sentence that the question names. */
  readonly cues: readonly string[];
}

/** Rarest words of a sentence that no other sentence has together. */
const cuesNamed = 3;
/** Letters of a word that tells anything. */
const shortestCue = 5;
/** A word in more sentences than this share tells little. */
const mostCommon = 0.05;

/** A question asks with the sentence's own words: it measures whether they are found and cited, not whether they are guessed in others. */
const asked = {
  en: {
    number: (unit: string) => `how many ${unit}`,
    percent: "what percentage",
    definition: "What is",
    subject: "What",
  },
  de: {
    number: (unit: string) => `wie viele ${unit}`,
    percent: "wie viel Prozent",
    definition: "Was ist",
    subject: "Was",
  },
} as const satisfies Record<Language, object>;

/** What stands before the first verb of a plain sentence, and the rest from that verb on. */
const plain = {
  en: /^((?:The |An? |All |Our |Each )?(?:[\p{L}\d'’-]+ ){1,5})((?:is|are|was|were|can|will|must|should|may|has|have) [^;:]+)[.!]$/u,
  de: /^((?:Der |Die |Das |Ein |Eine |Alle )?(?:[\p{L}\d-]+ ){1,5})((?:ist|sind|war|waren|wird|werden|kann|können|muss|hat|haben) [^;:]+)[.!]$/u,
};
/** A subject with these means something that was said before, or is no subject. */
const unclear =
  /\b(?:i|we|you|he|she|it|they|who|which|while|when|if|as|this|that|these|those|wir|ihr|sie|es|wer|während|wenn|als)\b/i;
/** A question must not ask about a picture. */
const picture = /\b(?:figures?|fig|tables?|abbildung|abb|tabelle)\b/i;
/** Characters of a question: longer ones are no question any more. */
const longestQuestion = 220;

/** A figure and what it counts; the number of a figure or a section counts nothing. */
const counted = {
  en: /(?<!\b(?:fig|figure|table|section|chapter|equation|model|step|version|top)[.\s-]*|[\d.,–-])\b(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(%|percent|[a-z]{4,}s)(?!\p{L})/iu,
  de: /(?<!\b(?:abb|abbildung|tabelle|abschnitt|kapitel|gleichung|schritt)[.\s-]*|[\d.,–-])\b(\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)\s?(%|Prozent|\p{Lu}\p{L}{3,})/u,
};
const defined = {
  en: /^(?:The |An? )?((?:\p{Lu}[\p{L}\d-]+)(?: \p{Lu}[\p{L}\d-]+){0,2}) is (?:an?|the) \p{Ll}/u,
  de: /^((?:\p{Lu}[\p{L}\d-]+)(?: \p{Lu}[\p{L}\d-]+){0,2}) ist (?:ein|eine|der|die|das) \p{L}/u,
};
/** They point at something that stands elsewhere. */
const pointing =
  /^(?:it|this|that|these|there|he|she|they|we|one|another|each|what|which|here|our|its|such|figure|table|section|es|dies|das|dieser?|hier|sie|er|abbildung|tabelle|the|a|an|in|if|as|for|at|on)\b/i;
/** Words that look like what is counted and are not, or are counted of anything. */
const noUnit =
  /^(?:times|ways|others|shows|across|describes|presents|gives|illustrates|lists|contains|was|has|this|thus|plus|less|versus)$/i;
/** They tell how, not what. */
const manner =
  /(?:ly|lich|weise)$|^(?:about|above|after|again|already|although|among|because|before|being|between|could|during|every|first|further|given|however|least|might|other|possible|quite|rather|second|should|since|still|their|there|these|third|those|through|under|until|using|where|which|while|within|without|would|percent|percentage|aber|beim|damit|daher|deren|diese|dieser|dieses|durch|eines|einer|einem|einen|gegen|haben|jedoch|können|nicht|oder|ohne|seine|sowie|werden|wurde|wurden|zwischen)$/i;

/** All that the pages give, in their order; each fact is stated in its own words by one sentence alone. */
export function deriveLookups(pages: readonly ReadPage[]): readonly Lookup[] {
  const sentences = sentencesOf(pages);
  const language = languageOf(pages.map(({ text }) => text).join("\n"));
  const found = foundIn(sentences);
  return sentences.flatMap((source) => lookupOf(source, found, language) ?? []);
}

/** Sentences (by their index) of each word. */
interface Found {
  readonly of: (word: string) => ReadonlySet<number>;
  readonly all: number;
}

function foundIn(sentences: readonly PlacedSentence[]): Found {
  const index = new Map<string, Set<number>>();
  for (const [at, { text }] of sentences.entries())
    for (const word of wordsOf(text)) index.set(word, (index.get(word) ?? new Set()).add(at));
  return { of: (word) => index.get(word.toLowerCase()) ?? new Set(), all: sentences.length };
}

function lookupOf(source: PlacedSentence, found: Found, language: Language): Lookup | null {
  const words = asked[language];
  const name = defined[language].exec(source.text)?.[1];
  if (name !== undefined && !pointing.test(name) && statedIn(found, wordsOf(name)) <= 2)
    return { kind: "definition", question: `${words.definition} ${name}?`, source, answer: name, cues: [name] };
  const cues = cuesOf(source, found);
  if (cues.length < cuesNamed || statedIn(found, cues) !== 1) return null;
  const asking = numberAsked(source.text, language) ?? subjectAsked(source.text, language);
  return asking && asking.question.length <= longestQuestion && !picture.test(asking.question)
    ? { ...asking, source, cues }
    : null;
}

type Asking = Pick<Lookup, "kind" | "question" | "answer">;

/** "The summer school had how many students from 70 countries?" */
function numberAsked(text: string, language: Language): Asking | null {
  const found = counted[language].exec(text);
  const [all = "", figure = "", unit = ""] = found ?? [];
  const isPercent = /^(?:%|percent|prozent)$/i.test(unit);
  if (!found || (noUnit.test(unit) && !isPercent)) return null;
  const words = asked[language];
  const gap = isPercent ? words.percent : words.number(unit);
  const question = text.slice(0, found.index) + gap + text.slice(found.index + all.length);
  return { kind: "number", question: question.replace(/[.!]["”’)]?$/, "?"), answer: figure };
}

/** "What can be filed on the repository?" */
function subjectAsked(text: string, language: Language): Asking | null {
  const [, subject = "", rest = ""] = plain[language].exec(text) ?? [];
  if (subject === "" || unclear.test(subject)) return null;
  return { kind: "statement", question: `${asked[language].subject} ${rest}?`, answer: subject.trim() };
}

/** Sentences that hold all of these words. */
function statedIn(found: Found, words: readonly string[]): number {
  const [first, ...rest] = words.map((word) => found.of(word));
  return [...(first ?? [])].filter((at) => rest.every((each) => each.has(at))).length;
}

/** The rarest telling words of the sentence, as they stand in it. */
function cuesOf({ text }: PlacedSentence, found: Found): readonly string[] {
  const known = new Map((text.match(/\p{L}[\p{L}-]*/gu) ?? []).map((word) => [word.toLowerCase(), word]));
  const telling = [...known].filter(
    ([word]) =>
      word.length >= shortestCue &&
      !word.includes("-") &&
      !manner.test(word) &&
      found.of(word).size <= Math.max(2, found.all * mostCommon),
  );
  const rarest = telling.toSorted(([one], [other]) => found.of(one).size - found.of(other).size).slice(0, cuesNamed);
  const chosen = new Set(rarest.map(([word]) => word));
  return [...known].flatMap(([word, asWritten]) => (chosen.has(word) ? [asWritten] : []));
}

/** So many, spread over the documents and their kinds in turn, from places the random numbers choose. */
export function someOf<T extends { readonly kind: string; readonly source: { readonly documentId: string } }>(
  all: readonly T[],
  count: number,
  random: () => number,
): readonly T[] {
  const groups = Map.groupBy(all, ({ kind, source }) => `${kind} ${source.documentId}`);
  const queues = [...groups.values()].map((group) =>
    group.map((each) => ({ each, at: random() })).toSorted((one, other) => one.at - other.at),
  );
  const turns = Math.max(0, ...queues.map(({ length }) => length));
  const dealt = Array.from({ length: turns }, (_, turn) => queues.flatMap((queue) => queue[turn]?.each ?? []));
  return dealt.flat().slice(0, count);
}
