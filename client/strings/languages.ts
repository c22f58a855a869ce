// The languages of the page: their words, fetched when they are first shown, and which language a reader gets before choosing.
import type { Language } from "../../pipelines/engine/error-sentences.ts";
import type { Strings } from "./en.ts";

const fetched: Readonly<Record<Language, () => Promise<Strings>>> = {
  en: async () => (await import("./en.ts")).en,
  de: async () => (await import("./de.ts")).de,
};
export const languages = Object.keys(fetched) as readonly Language[];
/** What was fetched stays, as a module does. */
const known = new Map<Language, Strings>();

/** Rejects where they cannot be had. */
export async function fetchStrings(language: Language): Promise<void> {
  if (!known.has(language)) known.set(language, await fetched[language]());
}

/** Only after they were fetched. */
export function stringsOf(language: Language): Strings {
  const strings = known.get(language);
  if (!strings) throw new Error(`the words of ${language} were not fetched`);
  return strings;
}

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
