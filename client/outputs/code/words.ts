// The words of the Developer's results in the reader's language; fetched with their views, not with the page.
import type { Workbench } from "../../state/workbench.ts";
import { developerDe } from "../../strings/developer.de.ts";
import { developerEn } from "../../strings/developer.en.ts";
import type { DeveloperStrings } from "../../strings/developer.en.ts";

const developerStrings = { en: developerEn, de: developerDe };

export function developerWords(workbench: Pick<Workbench, "language">): DeveloperStrings {
  return developerStrings[workbench.language()];
}
