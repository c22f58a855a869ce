// The words of searching, sharing and feedback in the reader's language; fetched with those parts, not with the page.
import type { Workbench } from "../state/workbench.ts";
import { sharingDe } from "../strings/sharing.de.ts";
import { sharingEn } from "../strings/sharing.en.ts";
import type { SharingStrings } from "../strings/sharing.en.ts";

const sharingStrings = { en: sharingEn, de: sharingDe };

export function sharingWords(workbench: Pick<Workbench, "language">): SharingStrings {
  return sharingStrings[workbench.language()];
}
