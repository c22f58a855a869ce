// The words of the keys for programs in the reader's language; fetched with that part, not with the page.
import type { Workbench } from "../state/workbench.ts";
import { accessKeysDe } from "../strings/keys.de.ts";
import { accessKeysEn } from "../strings/keys.en.ts";
import type { AccessKeyStrings } from "../strings/keys.en.ts";

const accessKeyStrings = { en: accessKeysEn, de: accessKeysDe };

export function accessKeyWords(workbench: Pick<Workbench, "language">): AccessKeyStrings {
  return accessKeyStrings[workbench.language()];
}
