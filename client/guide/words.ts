// The words of the Guide's page in the reader's language; fetched with its views, not with the page.
import type { Workbench } from "../state/workbench.ts";
import { guideDe } from "../strings/guide.de.ts";
import { guideEn } from "../strings/guide.en.ts";
import type { GuideStrings } from "../strings/guide.en.ts";

const guideStrings = { en: guideEn, de: guideDe };

export function guideWords(workbench: Pick<Workbench, "language">): GuideStrings {
  return guideStrings[workbench.language()];
}
