// How a brand speaks: measured on samples, said as rules, and held against a text.
import type { VoiceMeasures, VoiceSheet } from "./post.ts";
import { voiceSentences } from "./voice-rules.ts";
import { emojiIn, exclamationsIn, median, personIn, saysWord, sentencesOf, wordsOf } from "./words.ts";

export type VoiceCode =
  | "avoided-word"
  | "long-sentences"
  | "too-many-emoji"
  | "exclamation-marks"
  | "too-long"
  | "person";

export interface VoiceNote {
  readonly code: VoiceCode;
  /** The word that is to be avoided. */
  readonly detail?: string | undefined;
}

const hashtag = /(?<![\p{L}\p{N}_&])[#＃][\p{L}\p{M}\p{N}_]*\p{L}[\p{L}\p{M}\p{N}_]*/gu;
/** A voice's own words: at most so many, each in so many samples. */
const words = { most: 20, letters: 4, samples: 2, timesInOne: 3 };
/** A text may go this far over what was measured before it is told. */
const slack = { sentence: 1.5, words: 2, marks: 1 };

/** Medians over the samples; zeros where there is none. */
export function measureVoice(samples: readonly string[], language = "en"): VoiceMeasures {
  const texts = samples.map((sample) => sample.trim()).filter((sample) => sample !== "");
  const each = (measure: (text: string) => number) => Math.round(median(texts.map(measure)) * 10) / 10;
  const spoken = (text: string) => text.replaceAll(hashtag, "");
  return {
    samples: texts.length,
    wordsAPost: each((text) => wordsOf(spoken(text), language).length),
    wordsASentence: each((text) => sentenceLength(spoken(text), language)),
    emojiAPost: each((text) => emojiIn(text).length),
    exclamationsAPost: each(exclamationsIn),
    hashtagsAPost: each((text) => text.match(hashtag)?.length ?? 0),
    person: personIn(texts.join("\n"), language),
  };
}

/** What was measured as sentences a model and a person can follow; none without samples. */
export function voiceRules(measures: VoiceMeasures, language: "en" | "de"): readonly string[] {
  return measures.samples === 0 ? [] : voiceSentences(measures, language);
}

/** Words it uses again and again: in at least two samples, or three times in a single one; most used first. */
export function voiceWords(samples: readonly string[], language = "en"): readonly string[] {
  const uses = new Map<string, { word: string; samples: number; times: number }>();
  for (const sample of samples) {
    const seen = new Set<string>();
    for (const word of wordsOf(sample.replaceAll(hashtag, ""), language)) {
      const key = word.toLocaleLowerCase(language === "tr" ? "tr" : "en");
      if (Array.from(key).length < words.letters || !/^\p{L}+$/u.test(key) || common.has(key)) continue;
      const use = uses.get(key) ?? { word, samples: 0, times: 0 };
      uses.set(key, { word: use.word, samples: use.samples + (seen.has(key) ? 0 : 1), times: use.times + 1 });
      seen.add(key);
    }
  }
  const enough = (use: { samples: number; times: number }) =>
    samples.length > 1 ? use.samples >= words.samples : use.times >= words.timesInOne;
  return [...uses.values()]
    .filter(enough)
    .toSorted((one, other) => other.samples - one.samples || other.times - one.times)
    .slice(0, words.most)
    .map(({ word }) => word);
}

/** Where a text does not sound like the voice. */
export function voiceNotes(text: string, sheet: VoiceSheet, language = "en"): readonly VoiceNote[] {
  const { measured, avoid } = sheet;
  const notes: VoiceNote[] = avoid
    .filter((word) => saysWord(text, word))
    .map((word) => ({ code: "avoided-word", detail: word }));
  if (measured.samples === 0) return notes;
  const person = personIn(text, language);
  const over = (used: number, usual: number) => used > (usual < 0.5 ? 0 : usual + slack.marks);
  if (sentenceLength(text, language) > measured.wordsASentence * slack.sentence) notes.push({ code: "long-sentences" });
  if (wordsOf(text, language).length > measured.wordsAPost * slack.words) notes.push({ code: "too-long" });
  if (over(emojiIn(text).length, measured.emojiAPost)) notes.push({ code: "too-many-emoji" });
  if (over(exclamationsIn(text), measured.exclamationsAPost)) notes.push({ code: "exclamation-marks" });
  if (measured.person !== "none" && person !== "none" && person !== measured.person) notes.push({ code: "person" });
  return notes;
}

const sentenceLength = (text: string, language: string) =>
  median(sentencesOf(text, language).map((sentence) => wordsOf(sentence, language).length));

/** Words every text has; of four letters and more, for shorter ones are no voice. */
const common = new Set(
  [
    "about after again also always another around back because been before being both come could does down each even ever every from full gets give goes going have here into just keep know last like look made make many more most much never next only other over really right same should since some still such take than that their them then there these they thing things this those time today under until very want well were what when where which while will with would your yours yourself ours myself",
    "aber alle allem allen aller alles andere auch auf beim bist dann dass dein deine deinem deinen deiner denn dies diese diesem diesen dieser dieses doch dort durch eine einem einen einer eines euch euer eure ganz gibt haben habt hast hatte hier ihnen ihre ihrem ihren ihrer immer jede jedem jeden jeder jetzt kann kein keine keinen können könnt machen mein meine meinem meinen meiner mehr muss nach nicht noch nicht nur oder ohne schon sehr sein seine seinem seinen seiner sich sind über unser unsere unserem unseren unserer unter viel viele vom wann warum weil wenn werden wieder wird wirst wollen wurde zum zwischen heute",
  ].flatMap((list) => list.split(" ")),
);
