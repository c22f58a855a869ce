// What a text claims that stands in none of its sources, found by code: names, numbers, days, people, animals, distinctions, turned denials.
import type { ClaimFlag } from "../../../engine/posts/post.ts";
import { calendarDay } from "./calendar-words.ts";
import { namesIn } from "./names-in.ts";
import { numbersIn } from "./numbers-in.ts";
import { groupsSaid, personGroup } from "./people-words.ts";
import { isSaid, sourcesOf } from "./source-words.ts";
import type { Sources } from "./source-words.ts";
import { stemOf, wordsIn } from "./text-words.ts";
import type { TextWord } from "./text-words.ts";

/** Distinctions and terms that must be true before they are said. */
const distinctions =
  /\b(?:award[- ]winning|preisgekrönt\p{L}*|ausgezeichnet mit|certified|zertifiziert\p{L}*|organic|bio-?(?:qualität|siegel)|vegan\p{L}*|gluten[- ]?free|glutenfrei\p{L}*|sugar[- ]free|zuckerfrei\p{L}*|best[- ]?sell(?:er|ing)|ausverkauft|sold out|limited edition|limitierte auflage|discount|rabatt|free shipping|versandkostenfrei\p{L}*|money[- ]back|guaranteed|garantiert|scientifically|clinically|wissenschaftlich|patented|patentiert\p{L}*|fair[- ]?trade|climate[- ]neutral|klimaneutral\p{L}*)(?![\p{L}])/giu;

const animals: ReadonlySet<string> = new Set(
  (
    "dog dogs puppy puppies cat cats kitten kittens horse horses bird birds cow cows sheep goat goats duck ducks bee bees butterfly dolphin dolphins " +
    "rabbit fox deer hund hunde hunden welpe katze katzen kätzchen pferd pferde vogel vögel kuh kühe schaf schafe ziege ziegen ente enten biene bienen " +
    "schmetterling delfin delfine kaninchen fuchs reh rehe"
  ).split(" "),
);
const alikeBefore =
  /\b(?:like|as|wie|every|jede[rsnm]?|your|deine?[mnrs]?|eure?[mnrs]?)(?:\s+(?:an?|the|ein(?:e[mnrs]?)?|der|die|das))?\s+$/iu;
const deniedBefore =
  /\b(?:no|not|without|kein(?:e[mnrs]?)?|ohne|nicht)\s+(?:(?:a|an|the|single|ein(?:e[mnrs]?)?)\s+){0,2}$/iu;
/** Denials that are a manner of speaking: “not just”, “why not”. */
const mereSpeech = /\b(?:why|warum)\s+(?:not|nicht)\s+$/iu;

/** UTF-16 units before a word that say how it is meant: with all of a long text its time would grow with the square of it. */
const reach = 200;
const textBefore = (text: string, start: number): string => text.slice(Math.max(0, start - reach), start);

/** In order, none over another. Ranges are UTF-16 units of the text. */
export function findClaims(text: string, sources: readonly string[] | Sources, language = "en"): ClaimFlag[] {
  const known = "stems" in sources ? sources : sourcesOf(sources);
  const isGerman = language === "de";
  const words = wordsIn(text);
  const flags: ClaimFlag[] = [];
  const flag = (start: number, end: number, kind: ClaimFlag["kind"]) => {
    if (flags.every((each) => end <= each.start || start >= each.end))
      flags.push({ start, end, text: text.slice(start, end), kind, by: "code" });
  };
  const around = ({ start, end }: Pick<TextWord, "start" | "end">) => ({
    before: textBefore(text, start),
    after: text.slice(end),
    isGerman,
  });

  const saidDays = new Set([...known.words].flatMap((low) => calendarDay(low, "in ", " 1") ?? []));
  for (const word of words) {
    const { before, after } = around(word);
    const day = calendarDay(word.low, before, after);
    if (day !== null && !saidDays.has(day)) flag(word.start, word.end, "date");
  }
  for (const each of numbersIn(text)) {
    if (!each.forms.some((form) => known.numbers.has(form)) && !isScore(each.text, text.slice(each.end)))
      flag(each.start, each.end, "number");
  }
  const groups = groupsSaid(known.words);
  for (const word of words) {
    const group = personGroup(word, around(word));
    if (group === null || groups.has(group) || deniedBefore.test(textBefore(text, word.start))) continue;
    // Not by a part of it: a bookshop has no bookseller for that.
    if (!known.stems.has(stemOf(word.low))) flag(word.start, word.end, "person");
  }
  const looked = new Map<string, boolean>();
  const says = (low: string): boolean => {
    const before = looked.get(low) ?? isSaid(low, known);
    looked.set(low, before);
    return before;
  };
  const isKnown = (word: TextWord) =>
    says(word.low.replace(/^@/, "")) ||
    calendarDay(word.low, "in ", " 1") !== null ||
    personGroup(word, around(word)) !== null;
  const hasPhrase = (phrase: string) => known.text.includes(phrase);
  for (const { start, end, kind } of namesIn({ text, words, isGerman, isKnown, says: hasPhrase }))
    flag(start, end, kind);
  for (const word of words) {
    if (!animals.has(word.low) || says(word.low)) continue;
    const before = textBefore(text, word.start);
    if (!alikeBefore.test(before) && !deniedBefore.test(before)) flag(word.start, word.end, "object");
  }
  for (const { 0: said, index } of text.matchAll(distinctions)) {
    if (!wordsIn(said).every(({ low }) => says(low))) flag(index, index + said.length, "claim");
  }
  for (const word of words) if (isTurned(word, text, known)) flag(word.start, word.end, "claim");
  return flags.toSorted((a, b) => a.start - b.start);
}

/** “Waves: 0” counts nothing; “0 calories” does. */
function isScore(number: string, after: string): boolean {
  return number === "0" && !/^\s?[\p{L}%]/u.test(after);
}

/** Said where the sources deny it, or denied where they say it. */
function isTurned({ low, start }: TextWord, text: string, { stems, denied }: Sources): boolean {
  const stem = stemOf(low);
  if (stem.length < 4) return false;
  const before = textBefore(text, start);
  const isDenied = deniedBefore.test(before) && !mereSpeech.test(before);
  if (denied.has(stem))
    return !isDenied && !/\b(?:no|not|nothing|without|never|kein\p{L}*|ohne|nicht|nie)\b[^.!?]*$/iu.test(before);
  return isDenied && stems.has(stem);
}
