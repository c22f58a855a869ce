// The few words said before the words of a language are there, in every language of the page.
import type { Language } from "../../pipelines/engine/error-sentences.ts";

interface BootWords {
  readonly title: string;
  readonly body: string;
  readonly kept: string;
  readonly loading: string;
  readonly retry: string;
}

export const bootWords: Readonly<Record<Language, BootWords>> = {
  en: {
    title: "Facet does not answer",
    body: "The page is here, but the server behind it cannot be reached. Is Facet still running in its terminal? Start it there with",
    kept: "Your conversations are kept on the server.",
    loading: "Facet is loading",
    retry: "Try again",
  },
  de: {
    title: "Facet antwortet nicht",
    body: "Die Seite ist da, aber der Server dahinter ist nicht zu erreichen. Läuft Facet noch in seinem Terminal? Starte es dort mit",
    kept: "Deine Gespräche sind auf dem Server gespeichert.",
    loading: "Facet lädt",
    retry: "Noch einmal versuchen",
  },
};
