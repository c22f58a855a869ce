// The words of a text with their places, and what makes two forms of a word one: for captions and for what they may rest on.

export interface TextWord {
  readonly text: string;
  /** UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Nothing but a sentence's end, a quotation mark or a line break stands before it. */
  readonly isFirst: boolean;
  /** In lower case, without the English genitive. */
  readonly low: string;
}

/** Hashtags and links are no statements; a mention is one, of whom it names. */
const unsaid = /(?:https?:\/\/|www\.)\S+|[#＃][\p{L}\p{N}\p{M}_]+/giu;
const wordPattern = /@?[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’](?=\p{L})|-(?=\p{L}))*/gu;
/** From the last word to this one. A comma, an apostrophe or an ampersand begins no sentence. */
const begins = /[.!?…:;\n"“”„«»–—•|()[\]{}]|\p{Extended_Pictographic}/u;

export function wordsIn(text: string): TextWord[] {
  // As long as before, so that places stay.
  const said = text.replace(unsaid, (match) => " ".repeat(match.length));
  const words: TextWord[] = [];
  let end = 0;
  for (const { 0: word, index } of said.matchAll(wordPattern)) {
    const between = text.slice(end, index);
    const isFirst = words.length === 0 || begins.test(between);
    end = index + word.length;
    words.push({ text: word, start: index, end, isFirst, low: lowOf(word) });
  }
  return words;
}

function lowOf(word: string): string {
  return word.toLowerCase().replaceAll("’", "'").replace(/'s?$/, "");
}

/** The same for a word and its inflected forms, in English and in German: rough, and equal for both sides that are compared. */
export function stemOf(low: string): string {
  const plain = low.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("ß", "ss");
  if (plain.length <= 3) return plain;
  const stem = plain.replace(/(?:ings?|ies|ied|iest|ier|ern|ens|est|ed|es|en|er|em|ly|e|s|n|y)$/, "");
  return stem.length < 3 ? plain : stem;
}

export const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);
/** Written in capitals for emphasis, or as an abbreviation. */
export const isAllCapitals = (word: string): boolean => word.length > 1 && /^[\p{Lu}\p{N}'’-]+$/u.test(word);
