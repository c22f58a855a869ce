// What was measured of a voice, as sentences in English and German.
import type { VoiceMeasures } from "./post.ts";

const persons = {
  en: {
    i: "Write in the first person singular: “I”.",
    we: "Write in the first person plural: “we”.",
    you: "Speak to the reader: “you”.",
    none: "Write about the thing, without “I”, “we” or “you”.",
  },
  de: {
    i: "Schreib in der ersten Person: „ich“.",
    we: "Schreib in der ersten Person Plural: „wir“.",
    you: "Sprich die Lesenden an.",
    none: "Schreib über die Sache, ohne „ich“, „wir“ oder Anrede.",
  },
} as const;

export function voiceSentences(measures: VoiceMeasures, language: "en" | "de"): readonly string[] {
  const { wordsAPost, wordsASentence, emojiAPost, exclamationsAPost, hashtagsAPost, person } = measures;
  const german = language === "de";
  const [post, sentence] = [Math.round(wordsAPost), Math.round(wordsASentence)];
  return [
    persons[language][person],
    post > 0 &&
      (german
        ? `Ein Beitrag hat etwa ${counted(post, "Wort", "Wörter")}.`
        : `Keep a post to about ${counted(post, "word", "words")}.`),
    sentence > 0 &&
      (german
        ? `Ein Satz hat etwa ${counted(sentence, "Wort", "Wörter")}.`
        : `Keep a sentence to about ${counted(sentence, "word", "words")}.`),
    number(
      emojiAPost,
      german
        ? { none: "Keine Emojis.", one: "Ein Emoji je Beitrag.", many: "Etwa # Emojis je Beitrag." }
        : { none: "Use no emoji.", one: "Use one emoji a post.", many: "Use about # emoji a post." },
    ),
    number(
      exclamationsAPost,
      german
        ? {
            none: "Keine Ausrufezeichen.",
            one: "Höchstens ein Ausrufezeichen.",
            many: "Etwa # Ausrufezeichen je Beitrag.",
          }
        : {
            none: "Use no exclamation marks.",
            one: "Use at most one exclamation mark.",
            many: "Use about # exclamation marks a post.",
          },
    ),
    number(
      hashtagsAPost,
      german
        ? { none: "Keine Hashtags.", one: "Ein Hashtag je Beitrag.", many: "Etwa # Hashtags je Beitrag." }
        : { none: "Use no hashtags.", one: "Use one hashtag a post.", many: "Use about # hashtags a post." },
    ),
  ].filter((rule) => rule !== false);
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

function number(measured: number, words: Readonly<Record<"none" | "one" | "many", string>>): string {
  const rounded = Math.round(measured);
  if (rounded === 0) return words.none;
  return rounded === 1 ? words.one : words.many.replace("#", String(rounded));
}
