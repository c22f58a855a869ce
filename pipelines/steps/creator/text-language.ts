// The language a text is written in, among those the Creator offers: by script, then by the small words that only one of them has.
import { languagesByName } from "../language-names.ts";
import type { TextLanguage } from "./create.ts";

const english = {
  en: "English",
  de: "German",
  es: "Spanish",
  fr: "French",
  it: "Italian",
  pt: "Portuguese",
  nl: "Dutch",
  pl: "Polish",
  tr: "Turkish",
  ja: "Japanese",
  zh: "Chinese",
} as const;
export type LanguageCode = keyof typeof english;

const small: Readonly<Record<Exclude<LanguageCode, "ja" | "zh">, string>> = {
  en: "the and of to for is are with my our your this that write make about from on it you we how what",
  de: "und der die das ein eine für mit ist sind wir unser unsere dein mein schreib über aus auf nicht zu von dem den es ich",
  es: "el los las y una para con es son nuestro nuestra mi tu sobre escribe que del por está hoy",
  fr: "le les et une pour avec est sont notre nos mon votre sur écris que du des dans ce cette aujourd",
  it: "il gli e una per con è sono nostro nostra mio tuo su scrivi che del della nel questo oggi di",
  pt: "o os e uma para com é são nosso nossa meu seu sobre escreve escreva que do da em não hoje",
  nl: "het een en voor met is zijn ons onze mijn jouw over schrijf dat van op niet wij vandaag",
  pl: "i w na z do jest są nasz nasza mój twój o napisz że nie to dla się dziś",
  tr: "ve bir için ile bu bizim benim senin hakkında yaz değil da de çok bugün",
};
const only: readonly (readonly [LanguageCode, RegExp])[] = [
  ["de", /[äöüß]/],
  ["es", /[ñ¿¡]/],
  ["fr", /[çèêœù]/],
  ["pt", /[ãõ]/],
  ["pl", /[ąęłśżźć]/],
  ["tr", /[ğışİ]/],
];

export const languageOfCode = (code: LanguageCode): TextLanguage => ({ code, name: english[code] });

/** By any name people give it; null for one that is not known. Its code is the Creator's where it has one, else its name. */
export function languageNamed(name: string): TextLanguage | null {
  const known = languagesByName.get(name.toLowerCase());
  if (known === undefined) return null;
  const code = Object.entries(english).find(([, each]) => each === known)?.[0] ?? known.toLowerCase();
  return { code, name: known };
}

/** English where nothing tells. */
export function textLanguage(text: string): TextLanguage {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return languageOfCode("ja");
  if ((text.match(/\p{Script=Han}/gu) ?? []).length > text.length / 8) return languageOfCode("zh");
  const low = text.toLowerCase();
  const words = low.match(/\p{L}+/gu) ?? [];
  let best: LanguageCode = "en";
  let most = 0;
  for (const [code, list] of Object.entries(small) as [LanguageCode, string][]) {
    const set = new Set(list.split(" "));
    const marked = only.find(([each]) => each === code)?.[1];
    const count = words.filter((word) => set.has(word) || marked?.test(word)).length;
    if (count > most) [best, most] = [code, count];
  }
  return languageOfCode(best);
}
