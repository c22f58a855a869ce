// The words of code in the reader's language; fetched with the editor and the panel, not with the page.
import type { Workbench } from "../state/workbench.ts";
import { codeDe } from "../strings/code.de.ts";
import { codeEn } from "../strings/code.en.ts";
import type { CodeStrings } from "../strings/code.en.ts";

const codeStrings = { en: codeEn, de: codeDe };

export function codeWords(workbench: Pick<Workbench, "language">): CodeStrings {
  return codeStrings[workbench.language()];
}
