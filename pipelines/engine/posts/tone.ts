// Whether a text keeps to its tone's rules: it measures obedience, not taste.
import type { Tone } from "./post.ts";
import { germanTones } from "./tone-rules-german.ts";
import { englishTones, toneNumbers } from "./tone-rules.ts";
import type { ToneRules } from "./tone-rules.ts";
import { emojiIn, exclamationsIn, median, personIn, questionsIn, saysWord, sentencesOf, wordsOf } from "./words.ts";

export const toneCodes = [
  "exclamation-marks",
  "too-many-emoji",
  "long-sentences",
  "banned-words",
  "person",
  "no-question",
  "too-many-questions",
  "capitals",
  "too-long",
] as const;
export type ToneCode = (typeof toneCodes)[number];

export interface ToneOptions {
  /** What the person asked for goes before the tone's number. */
  readonly emoji?: "none" | "few" | "many" | undefined;
}

/** Emoji a text may have where few or many are asked for. */
const emojiLevels = { few: 3, many: 12 } as const;
/** A text with fewer words need not speak to anyone. */
const wordsBeforeQuestion = 12;
/** So many words in capitals are shouting; one or two are names. */
const shouted = 3;

/** The words of the sheet are German for `de`, else English. */
export function toneRules(tone: Tone, language: string): ToneRules {
  return { ...toneNumbers[tone], ...(language === "de" ? germanTones : englishTones)[tone] };
}

/** Where a text breaks its tone's rules; banned words and person are known in English and German. */
export function toneNotes(text: string, tone: Tone, language: string, options: ToneOptions = {}): readonly ToneCode[] {
  return checked(text, tone, language, options).flatMap(([code, holds]) => (holds ? [] : [code]));
}

/** Of the tone's rules, those that hold: 0 to 1. Nothing keeps to nothing. */
export function toneScore(text: string, tone: Tone, language: string, options: ToneOptions = {}): number {
  if (wordsOf(text, language).length === 0) return 0;
  const all = checked(text, tone, language, options);
  return all.filter(([, holds]) => holds).length / all.length;
}

/** The rules that apply to this text, each with whether it holds. */
function checked(
  text: string,
  tone: Tone,
  language: string,
  { emoji }: ToneOptions,
): readonly (readonly [ToneCode, boolean])[] {
  const rules = toneRules(tone, language);
  const words = wordsOf(text, language);
  const person = personIn(text, language);
  const questions = questionsIn(text);
  const isKnown = language === "de" || language === "en";
  const sentenceLength = median(sentencesOf(text, language).map((sentence) => wordsOf(sentence, language).length));
  const rule = (code: ToneCode, applies: boolean, holds: () => boolean) => (applies ? [[code, holds()] as const] : []);
  return [
    ...rule("exclamation-marks", true, () => exclamationsIn(text) <= rules.exclamations),
    ...rule("too-many-emoji", true, () => emojiIn(text).length <= emojiAllowed(rules.emoji, emoji)),
    ...rule("long-sentences", true, () => sentenceLength <= rules.wordsASentence),
    ...rule("banned-words", isKnown, () => !rules.avoid.some((word) => saysWord(text, word))),
    ...rule("person", isKnown && rules.person.length < 4, () => rules.person.includes(person)),
    ...rule(
      "no-question",
      isKnown && rules.question === "wanted" && words.length >= wordsBeforeQuestion,
      () => questions > 0 || person === "you",
    ),
    ...rule("too-many-questions", rules.question === "few", () => questions <= 1),
    ...rule("capitals", true, () => words.filter((word) => /^\p{Lu}{4,}$/u.test(word)).length < shouted),
    ...rule("too-long", rules.words !== null, () => words.length <= (rules.words ?? Infinity)),
  ];
}

function emojiAllowed(byTone: number, asked: ToneOptions["emoji"]): number {
  if (asked === undefined) return byTone;
  return asked === "none" ? 0 : emojiLevels[asked];
}
