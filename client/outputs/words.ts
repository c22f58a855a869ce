// The words of an answer's parts in the reader's language; fetched with the parts, not with the page.
import type { Workbench } from "../state/workbench.ts";
import { outputsDe } from "../strings/outputs.de.ts";
import { outputsEn } from "../strings/outputs.en.ts";
import type { OutputStrings } from "../strings/outputs.en.ts";

const outputStrings = { en: outputsEn, de: outputsDe };

export function outputWords(workbench: Pick<Workbench, "language">): OutputStrings {
  return outputStrings[workbench.language()];
}
