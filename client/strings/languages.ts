// The languages of the page: their words, and which one a reader gets before choosing.
import type { Language } from "../../pipelines/engine/error-sentences.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import type { Strings } from "./en.ts";

export const stringsOf: Readonly<Record<Language, Strings>> = { en, de };
export const languages = Object.keys(stringsOf) as readonly Language[];
/** Reading direction of each language; logical properties do the rest. */
export const directionOf: Readonly<Record<Language, "ltr" | "rtl">> = { en: "ltr", de: "ltr" };

/** The first of the reader's languages that the page speaks; English otherwise. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = languages.find((each) => each === tag.toLowerCase().split("-")[0]);
    if (found) return found;
  }
  return "en";
}

/** The reader's own form of the language, for dates and numbers: `en-GB` where the browser asks for it. */
export function localeOf(language: Language): string {
  return navigator.languages.find((tag) => tag.toLowerCase().split("-")[0] === language && isLocale(tag)) ?? language;
}

/** Some systems hand the browser a name that is no language tag, like `en-US@posix`; Intl throws on it. */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
