// The words of the models page in the reader's language; fetched with the page, not with the workbench.
import type { Workbench } from "../state/workbench.ts";
import { modelsDe } from "../strings/models.de.ts";
import { modelsEn } from "../strings/models.en.ts";
import type { ModelStrings } from "../strings/models.en.ts";

const modelStrings = { en: modelsEn, de: modelsDe };

export function modelWords(workbench: Pick<Workbench, "language">): ModelStrings {
  return modelStrings[workbench.language()];
}
