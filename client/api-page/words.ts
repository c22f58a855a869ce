// The words of the API page in the reader's language; fetched with the page, not with the workbench.
import type { Workbench } from "../state/workbench.ts";
import { apiPageDe } from "../strings/api-page.de.ts";
import { apiPageEn } from "../strings/api-page.en.ts";
import type { ApiPageStrings } from "../strings/api-page.en.ts";

const apiPageStrings = { en: apiPageEn, de: apiPageDe };

export function apiPageWords(workbench: Pick<Workbench, "language">): ApiPageStrings {
  return apiPageStrings[workbench.language()];
}
