// What a draft measures before and after it is improved: words, sentences, reading ease, obedience to its tone.
import type { TextMeters, Tone } from "./post.ts";
import { toneScore } from "./tone.ts";
import { sentencesOf, wordsOf } from "./words.ts";

const vowels = {
  en: /[aeiouy]+/g,
  // What is spoken as one: double vowels and diphthongs; the rest stands alone (“The-a-ter”).
  de: /aa|ee|oo|ie|ei|ai|au|eu|äu|ey|ay|[aeiouyäöüéèêáàâ]/g,
} as const;

export function textMeters(text: string, tone: Tone, language: string): TextMeters {
  const words = wordsOf(text, language);
  const sentences = sentencesOf(text, language).length;
  return {
    words: words.length,
    sentences,
    readingEase: readingEase(words, sentences, language),
    tone: toneScore(text, tone, language),
  };
}

/**
 * By vowel groups. English: a silent “e” at the end is none (“bake”), “-le” behind a consonant is one (“table”).
 * No dictionary: loan words (“latte”) may be a syllable off.
 */
export function syllablesIn(word: string, language: "en" | "de"): number {
  const low = word.toLowerCase().normalize("NFC");
  const groups = low.match(vowels[language])?.length ?? 0;
  if (language === "de") return Math.max(1, groups);
  const silent = /[^aeiouyl]e$|[aeiouy]le$|[^aeiouytd]ed$|[^aeiouyscxzgh]es$/.test(low) ? 1 : 0;
  return Math.max(1, groups - silent);
}

/** Flesch 1948: 206.835 − 1.015 words a sentence − 84.6 syllables a word. Amstad 1978 for German: 180 − words a sentence − 58.5 syllables a word. */
function readingEase(words: readonly string[], sentences: number, language: string): number | null {
  if ((language !== "en" && language !== "de") || words.length === 0 || sentences === 0) return null;
  const length = words.length / sentences;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word, language), 0) / words.length;
  const ease = language === "en" ? 206.835 - 1.015 * length - 84.6 * syllables : 180 - length - 58.5 * syllables;
  return Math.round(Math.min(100, Math.max(0, ease)));
}
