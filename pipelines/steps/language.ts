// The language a question is asked in, as far as sentences that code writes need it: German, or else English.

export type AnswerLanguage = "en" | "de";

const german = new Set(
  (
    "und der die das den dem des ist sind war waren wie welche welcher welches welchen warum wieso wann wo wer nicht kein keine ein eine " +
    "einen einem einer im vom zum zur von zu für wird werden wurde wurden hat haben mit auf bei aus nach über unter als nur gibt es " +
    "kürzer länger ausführlicher bitte auch sich oder aber vergleiche welchem viele"
  ).split(" "),
);
const english = new Set(
  (
    "the and is are were what which how why when where who not a an of to for does do did has have had with on by from as only " +
    "shorter longer please also or but there it its they this that these many much compare"
  ).split(" "),
);

export function languageOf(text: string): AnswerLanguage {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const count = (set: ReadonlySet<string>) => words.filter((word) => set.has(word)).length;
  const marked = words.filter((word) => /[äöüß]/.test(word)).length;
  return count(german) + marked > count(english) ? "de" : "en";
}
