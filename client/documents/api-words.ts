// The words of API documentation in the reader's language; fetched with the viewer, not with the page.
import type { Workbench } from "../state/workbench.ts";
import { apiDe } from "../strings/api.de.ts";
import { apiEn } from "../strings/api.en.ts";
import type { ApiStrings } from "../strings/api.en.ts";

const apiStrings = { en: apiEn, de: apiDe };

export function apiWords(workbench: Pick<Workbench, "language">): ApiStrings {
  return apiStrings[workbench.language()];
}
