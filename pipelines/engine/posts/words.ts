// Words, sentences, emoji and person of a text: what tone, voice and meters measure.

/** A full stop behind one of these ends no sentence: abbreviations, an initial, German ordinals. */
const abbreviation =
  /(?:^|[\s(])(?:\p{Lu}|\d{1,2}|Dr|Mr|Mrs|Ms|Prof|St|vs|approx|e\.g|i\.e|z\.\s?B|d\.\s?h|u\.\s?a|ca|bzw|inkl|Nr|Str|Sr|Sra|Mme)\.\s*$/u;
const link = /https?:\/\/\S+/g;
const emojiSequence =
  /\p{RI}{2}|[0-9#*]\ufe0f?\u20e3|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)[\u{1f3fb}-\u{1f3ff}]?(?:\u200d\p{Extended_Pictographic}\ufe0f?[\u{1f3fb}-\u{1f3ff}]?)*/gu;

export type Person = "i" | "we" | "you" | "none";

const persons: Readonly<Record<"en" | "de", Readonly<Record<Exclude<Person, "none">, RegExp>>>> = {
  en: {
    i: /\b(?:I|me|my|mine|myself)\b/g,
    we: /\b(?:we|us|our|ours|ourselves)\b/gi,
    you: /\b(?:you|your|yours|yourself|yourselves)\b/gi,
  },
  de: {
    i: /(?<!\p{L})(?:ich|mich|mir|mein(?:e[mnrs]?)?)(?!\p{L})/giu,
    we: /(?<!\p{L})(?:wir|uns|unse?re?[mnrs]?|unser)(?!\p{L})/giu,
    // “Sie” at the beginning of a sentence may be “she”: only the others tell.
    you: /(?<!\p{L})(?:(?:du|dich|dir|dein(?:e[mnrs]?)?|ihr|euch|eue?re?[mnrs]?|euer)|(?<=[\p{L},] )(?:Sie|Ihnen|Ihre?[mnrs]?))(?!\p{L})/gu,
  },
};

export function endsInAbbreviation(sentence: string): boolean {
  return abbreviation.test(sentence.slice(-20));
}

/** Lines and list items are sentences of their own; links are no words. */
export function sentencesOf(text: string, language: string): readonly string[] {
  const found: string[] = [];
  let open = "";
  for (const { segment } of segmenter(language, "sentence").segment(text.replaceAll(link, ""))) {
    open += segment;
    if (!segment.includes("\n") && endsInAbbreviation(open)) continue;
    found.push(open);
    open = "";
  }
  return [...found, open].map((sentence) => sentence.trim()).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

export function wordsOf(text: string, language: string): readonly string[] {
  return [...segmenter(language, "word").segment(text.replaceAll(link, ""))].flatMap(({ segment, isWordLike }) =>
    isWordLike ? [segment] : [],
  );
}

export function emojiIn(text: string): readonly string[] {
  return text.match(emojiSequence) ?? [];
}

export function exclamationsIn(text: string): number {
  return text.match(/[!！]/g)?.length ?? 0;
}

export function questionsIn(text: string): number {
  return text.replaceAll(link, "").match(/[?？]+/g)?.length ?? 0;
}

/** Who speaks most, or is spoken to; `none` where nobody is, and in other languages than English and German. */
export function personIn(text: string, language: string): Person {
  if (language !== "en" && language !== "de") return "none";
  const found = (["i", "we", "you"] as const).map(
    (person) => [person, text.match(persons[language][person])?.length ?? 0] as const,
  );
  const [person, count] = found.toSorted(([, one], [, other]) => other - one)[0] ?? ["none", 0];
  return count === 0 ? "none" : person;
}

/** Whether a word or phrase stands in a text as a whole; in scripts without spaces, anywhere. */
export function saysWord(text: string, word: string): boolean {
  if (word.trim() === "") return false;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word)) return text.includes(word);
  const literal = word.trim().replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`, "iu").test(text);
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return ((low ?? 0) + (high ?? 0)) / 2;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(language: string, granularity: "word" | "sentence"): Intl.Segmenter {
  const locale = /^[a-z]{2,3}$/.test(language) ? language : "en";
  const key = `${locale} ${granularity}`;
  const made = segmenters.get(key) ?? new Intl.Segmenter(locale, { granularity });
  segmenters.set(key, made);
  return made;
}
