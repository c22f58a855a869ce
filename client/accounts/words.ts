// The words of accounts in the reader's language; fetched with those parts, not with the page.
import type { Preferences } from "../state/preferences.ts";
import { accountsDe } from "../strings/accounts.de.ts";
import { accountsEn } from "../strings/accounts.en.ts";
import type { AccountStrings } from "../strings/accounts.en.ts";

const accountStrings = { en: accountsEn, de: accountsDe };

export function accountWords({ language }: Pick<Preferences, "language">): AccountStrings {
  return accountStrings[language()];
}
