// The words of the Creator's results in the reader's language; fetched with their views, not with the page.
import type { Workbench } from "../../state/workbench.ts";
import { creatorDe } from "../../strings/creator.de.ts";
import { creatorEn } from "../../strings/creator.en.ts";
import type { CreatorStrings } from "../../strings/creator.en.ts";

const creatorStrings = { en: creatorEn, de: creatorDe };

export function creatorWords(workbench: Pick<Workbench, "language">): CreatorStrings {
  return creatorStrings[workbench.language()];
}
