// Words of the keys for programs in the settings, in English; fetched with that part, not with the page.

/** The days a key may last, beside a day that is chosen and no end at all. */
export type Lasting = "7" | "30" | "90" | "day" | "never";

export const accessKeysEn = {
  title: "Keys for programs",
  purpose:
    "A program that shows a key acts for you, within what that key allows: a script, the command line, an OpenAI or MCP client.",
  optional:
    "On this computer a program gets in without a key as well, and may do all you may. FACET_KEYS=required asks every program for one.",
  proxied: "Without a key, a program gets in only under the name that the proxy gives it.",
  signedIn: "People sign in here; a program gets in with a key alone.",
  needed:
    "FACET_KEYS=required is set: every program needs a key, and only this page needs none. That holds honest programs to what you allow; it is no wall against someone at this computer, which is what FACET_AUTH is for.",
  none: "There is no key yet.",
  list: "Keys",
  make: "New key",
  expired: "expired",
  readsOnly: "reads only",
  asks: (personas: string) => `asks ${personas} only`,
  asksAll: "asks every persona",
  perMinute: (count: number) => (count === 1 ? "1 request a minute" : `${count} requests a minute`),
  perHour: (count: number) => (count === 1 ? "1 question an hour" : `${count} questions an hour`),
  until: (when: string) => `until ${when}`,
  endless: "no end",
  since: (when: string) => `expired ${when}`,
  used: (when: string) => `last used ${when}`,
  unused: "not used yet",
  /** What follows are its last characters. */
  endsIn: "ends in",
  revoke: "Revoke",
  revokeNamed: (name: string) => `Revoke ${name}`,
  sure: (name: string) => `Revoke “${name}”?`,
  sureHint: "Programs that show it get in no more, from now on. What they have asked and written stays.",
  keep: "Keep it",
  revoked: (name: string) => `“${name}” is revoked`,
  form: {
    title: "A key for a program",
    name: "Name",
    nameHint: "What it is for. You will find it by this.",
    access: "It may",
    accesses: { write: "Ask and change", read: "Only read" },
    accessHints: {
      write: "Asks questions, uploads, changes and deletes, as you do. It makes no keys and changes no models.",
      read: "Reads and searches conversations, memories and documents. It asks and changes nothing.",
    },
    personas: "Whom it may ask",
    everyone: "Every persona",
    some: "Only these",
    someHint: "What all of them have answered it can still read.",
    expires: "It ends",
    lasting: {
      "7": "After 7 days",
      "30": "After 30 days",
      "90": "After 90 days",
      day: "After a day you choose",
      never: "Never",
    } as Record<Lasting, string>,
    lastDay: "Its last day",
    requests: "Requests a minute, at most",
    questions: "Questions an hour, at most",
    limitHint: "Empty: no limit",
    make: "Make the key",
    making: "Making the key …",
    cancel: "Cancel",
    nameMissing: "Give it a name.",
    personasMissing: "Choose one at least.",
    lastDayMissing: "Choose a day from today on.",
    limitWrong: "A whole number from 1 to 1,000,000, or nothing.",
  },
  made: {
    title: (name: string) => `The key “${name}”`,
    once: "Copy it now: it is shown only this once. Facet keeps no copy that could be read.",
    secret: "Key",
    copySecret: "Copy the key",
    setting: "For the command line and the client library",
    copySetting: "Copy the setting",
    tryIt: "Try it in a terminal",
    copyTry: "Copy the command",
    done: "Done",
  },
};

export type AccessKeyStrings = typeof accessKeysEn;
