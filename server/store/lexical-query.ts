// What a person typed as a query of the word index: any of its words, stop words left out; in the search among messages all of them first.

/** Words of a query that are searched: of a longer text its beginning and its end. */
const termsAtMost = 64;

/** Of English and German, those a question holds beside what it asks for; searched only where nothing else is left. */
const stopWords: ReadonlySet<string> = new Set(
  `a about above after again all also am an and any are as at be because been before being below between both but by can
   could did do does doing down during each few for from further had has have having he her here hers him his how i if in into
   is it its just me more most my no nor not of off on once only or other our ours out over own same she should so some such
   than that the their theirs them then there these they this those through to too under until up very was we were what when
   where which while who whom why will with would you your yours
   aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da damit dann das dass dein deine dem den
   denn der des dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines er es
   etwas euch euer für gegen gibt habe haben hat hatte hatten hier hin ich ihm ihn ihnen ihr ihre im in ist ja jede jedem jeden
   jeder jedes kann kein keine können man mehr mein meine mich mir mit muss nach nicht noch nun nur ob oder ohne sehr sein seine
   sich sie sind so soll sollte um und uns unser unter viel vom von vor war waren warum was weil welche welchem welchen welcher
   welches wenn wer werden wie wieder will wir wird wo worden wurde wurden zu zum zur zwischen über`.split(/\s+/),
);

/** Its words as terms of FTS5, without stop words; joined by operators they are always a valid expression. */
export function queryTerms(text: string, atMost = termsAtMost): readonly string[] {
  return termsOf(tellingOf(wordsOf(text)), atMost);
}

export interface MessageQuery {
  /** As they were typed, in lower case. */
  readonly words: readonly string[];
  /** FTS5: every word, the last also as a beginning. */
  readonly all: string;
  /** FTS5: any word that tells something. */
  readonly any: string;
  /** False for a text in a script without spaces, which the index takes for one long word. */
  readonly hasSpaces: boolean;
}

/** Null when there is nothing in the text to look for. */
export function messageQuery(text: string): MessageQuery | null {
  const words = bothEnds(wordsOf(text), termsAtMost);
  if (words.length === 0) return null;
  const all = words.map((word, index) => `"${word}"${index === words.length - 1 ? "*" : ""}`).join(" AND ");
  return { words, all, any: termsOf(tellingOf(words), termsAtMost).join(" OR "), hasSpaces: !withoutSpaces.test(text) };
}

/** Chinese, Japanese, and the scripts of South-East Asia. */
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** A mark alone, such as the one that colours an emoji, is no word. */
const wordsOf = (text: string) => [...new Set(text.toLowerCase().match(/\p{M}*[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu))];

function tellingOf(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !stopWords.has(word));
  return telling.length > 0 ? telling : words;
}

const termsOf = (words: readonly string[], atMost: number) => bothEnds(words, atMost).map((word) => `"${word}"`);

function bothEnds(words: readonly string[], atMost: number): readonly string[] {
  const half = atMost / 2;
  return words.length > atMost ? [...words.slice(0, half), ...words.slice(-half)] : words;
}
