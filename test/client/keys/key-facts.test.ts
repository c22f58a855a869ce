// What is said of a key in the list, in both languages.
import { expect, test } from "vitest";
import { keyFacts } from "../../../client/keys/key-facts.ts";
import { tryLines } from "../../../client/keys/try-lines.ts";
import { accessKeysDe } from "../../../client/strings/keys.de.ts";
import { accessKeysEn } from "../../../client/strings/keys.en.ts";
import type { CataloguePersona, ListedKey } from "../../../server/api.ts";

const guide = { title: { en: "Guide", de: "Lotse" } } as CataloguePersona;
const reader = (language: "en" | "de") => ({
  language: () => language,
  local: (text: { readonly en: string; readonly de: string }) => text[language],
  personaById: (id: string) => (id === "guide" ? guide : undefined),
});
const plain: ListedKey = {
  keyId: "k",
  name: "Backup",
  hint: "wxyz",
  personas: null,
  access: "write",
  limits: { requestsPerMinute: null, questionsPerHour: null },
  createdAt: "2026-01-01T12:00:00Z",
  expiresAt: null,
  lastUsedAt: null,
  expired: false,
};

test.each<[string, Partial<ListedKey>, readonly string[]]>([
  ["without any bounds", {}, ["asks every persona", "no end", "not used yet"]],
  ["that only reads", { access: "read" }, ["reads only", "no end", "not used yet"]],
  [
    "for a persona that is here and one that is gone",
    { personas: ["guide", "gardener"] },
    ["asks Guide, gardener only", "no end", "not used yet"],
  ],
  [
    "with limits",
    { limits: { requestsPerMinute: 1, questionsPerHour: 20 } },
    ["asks every persona", "1 request a minute", "20 questions an hour", "no end", "not used yet"],
  ],
  [
    "with an end",
    { expiresAt: "2026-06-15T12:00:00Z" },
    ["asks every persona", expect.stringMatching(/^until (?:15 Jun|Jun 15,) 2026$/), "not used yet"],
  ],
  [
    "that has ended",
    { expiresAt: "2026-06-15T12:00:00Z", expired: true },
    ["asks every persona", expect.stringMatching(/^expired (?:15 Jun|Jun 15,) 2026$/), "not used yet"],
  ],
])("a key %s says so", (_claim, given, facts) => {
  expect(keyFacts({ ...plain, ...given }, reader("en"), accessKeysEn)).toEqual(facts);
});

test("the same is said in German, with the day as it is written there", () => {
  const key: ListedKey = { ...plain, personas: ["guide"], expiresAt: "2026-06-15T12:00:00Z" };
  expect(keyFacts(key, reader("de"), accessKeysDe)).toEqual([
    "fragt nur Lotse",
    "bis 15.06.2026",
    "noch nicht benutzt",
  ]);
  const used = keyFacts({ ...plain, lastUsedAt: "2026-06-15T12:00:00Z" }, reader("de"), accessKeysDe);
  expect(used.at(-1)).toMatch(/^zuletzt benutzt am 15\.06\.2026, \d\d:\d\d$/);
});

test("the lines to try a key by are those a shell takes", () => {
  expect(tryLines("http://127.0.0.1:3000", "fk_a-b_c")).toEqual({
    setting: "FACET_KEY=fk_a-b_c",
    command: "curl -H 'Authorization: Bearer fk_a-b_c' http://127.0.0.1:3000/trpc/conversations.list",
  });
});
