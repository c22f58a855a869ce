// The language a question is asked in, as far as sentences that code writes need it: German, or else English.

export type AnswerLanguage = "en" | "de";

/** In English, for a prompt. */
export const languageNames: Readonly<Record<AnswerLanguage, string>> = { en: "English", de: "German" };

const german = new Set(
  (
    "und der die das den dem des ist sind war waren wie welche welcher welches welchen warum wieso wann wo wer nicht kein keine ein eine " +
    "einen einem einer im vom zum zur von zu für wird werden wurde wurden hat haben mit auf bei aus nach über unter als nur gibt es " +
    "kürzer länger ausführlicher bitte auch sich oder aber vergleiche welchem viele ich du mir mich dir mein meine meinen dein deine " +
    "diese dieser dieses diesen dazu davon hier noch jetzt dann wenn weil dass kann soll muss ohne mehr " +
    "finde fehler mach mache schneller schreib schreibe zeig zeige teste dokumentiere korrigiere behebe verbessere zeile zeilen rechne berechne um"
  ).split(" "),
);
const english = new Set(
  (
    "the and is are were what which how why when where who not a an of to for does do did has have had with on by from as only " +
    "shorter longer please also or but there it its they this that these many much compare i you me my your here now then if because " +
    "can should must without more find make faster write show explain"
  ).split(" "),
);

/** `otherwise` of words that are of neither: a name, a fragment. */
export function languageOf(text: string, otherwise: AnswerLanguage = "en"): AnswerLanguage {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const count = (set: ReadonlySet<string>) => words.filter((word) => set.has(word)).length;
  const marked = words.filter((word) => /[äöüß]/.test(word)).length;
  const [de, en] = [count(german) + marked, count(english)];
  return de === 0 && en === 0 ? otherwise : de > en ? "de" : "en";
}
