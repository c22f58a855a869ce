import { expect, test } from "vitest";
import { de } from "../../../client/strings/de.ts";
import { en } from "../../../client/strings/en.ts";
import { preferredLanguage } from "../../../client/strings/languages.ts";

test.each([
  [["de-AT", "en"], "de"],
  [["fr", "de"], "de"],
  [["en-GB", "de"], "en"],
  [["ar", "fr"], "en"],
  [[], "en"],
])("a reader who asks for %j gets %s", (wanted, language) => {
  expect(preferredLanguage(wanted)).toBe(language);
});

/** Every plain text of a catalogue, by its path. */
function texts(value: unknown, path = ""): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return [];
  return Object.entries(value as object).flatMap(([key, each]) => texts(each, path === "" ? key : `${path}.${key}`));
}

test("no text is empty in any language", () => {
  for (const catalogue of [en, de]) {
    expect(texts(catalogue).filter(([, text]) => text.trim() === "")).toEqual([]);
  }
});

test("German has the same texts as English, and says “du”", () => {
  expect(texts(de).map(([path]) => path)).toEqual(expect.arrayContaining(texts(en).map(([path]) => path)));
  expect(texts(de).filter(([, text]) => /\b(?:Ihre?[nmrs]?|Ihnen)\b/.test(text))).toEqual([]);
});
