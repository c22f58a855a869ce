// The words of the Creator's own pickers in the reader's language; fetched with them, not with the page.
import type { Workbench } from "../state/workbench.ts";
import { composingDe } from "../strings/composing.de.ts";
import { composingEn } from "../strings/composing.en.ts";
import type { ComposingStrings } from "../strings/composing.en.ts";

const composingStrings = { en: composingEn, de: composingDe };

export function composerWords(workbench: Pick<Workbench, "language">): ComposingStrings {
  return composingStrings[workbench.language()];
}
