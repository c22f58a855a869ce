import { guideDe } from "../../../client/strings/guide.de.ts";
import { guideEn } from "../../../client/strings/guide.en.ts";
import { quizDe } from "../../../client/strings/quiz.de.ts";
import { quizEn } from "../../../client/strings/quiz.en.ts";
import { modelsDe } from "../../../client/strings/models.de.ts";
import { modelsEn } from "../../../client/strings/models.en.ts";
import { sizingDe } from "../../../client/strings/sizing.de.ts";
import { sizingEn } from "../../../client/strings/sizing.en.ts";
import { expect, test } from "vitest";
import { bootWords } from "../../../client/strings/boot.ts";
import { cardsDe } from "../../../client/strings/cards.de.ts";
import { cardsEn } from "../../../client/strings/cards.en.ts";
import { de } from "../../../client/strings/de.ts";
import { composingDe } from "../../../client/strings/composing.de.ts";
import { composingEn } from "../../../client/strings/composing.en.ts";
import { developerDe } from "../../../client/strings/developer.de.ts";
import { developerEn } from "../../../client/strings/developer.en.ts";
import { en } from "../../../client/strings/en.ts";
import { imagesDe } from "../../../client/strings/images.de.ts";
import { imagesEn } from "../../../client/strings/images.en.ts";
import { fetchStrings, preferredLanguage, stringsOf } from "../../../client/strings/languages.ts";
import { outputsDe } from "../../../client/strings/outputs.de.ts";
import { outputsEn } from "../../../client/strings/outputs.en.ts";

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
  for (const catalogue of [en, de, bootWords]) {
    expect(texts(catalogue).filter(([, text]) => text.trim() === "")).toEqual([]);
  }
});

test("German has the same texts as English, and says “du”", () => {
  expect(texts(de).map(([path]) => path)).toEqual(expect.arrayContaining(texts(en).map(([path]) => path)));
  expect(texts({ de, boot: bootWords.de }).filter(([, text]) => /\b(?:Ihre?[nmrs]?|Ihnen)\b/.test(text))).toEqual([]);
});

test("the words of a language are fetched when they are first shown, and not before", async () => {
  expect(() => stringsOf("de")).toThrow("not fetched");
  await fetchStrings("de");
  expect(stringsOf("de")).toBe(de);
  expect(() => stringsOf("en")).toThrow("not fetched");
});

test.each([
  ["an answer's parts", outputsEn, outputsDe],
  ["the Developer's results", developerEn, developerDe],
  ["pictures", imagesEn, imagesDe],
  ["the Creator's pickers", composingEn, composingDe],
  ["everyday cards", cardsEn, cardsDe],
  ["the Guide's page", guideEn, guideDe],
  ["a quiz", quizEn, quizDe],
  ["the models page", modelsEn, modelsDe],
  ["sizes and advice", sizingEn, sizingDe],
])("the words of %s are there in German too, with the same values to fill in", (_, english, inGerman) => {
  const german = new Map(texts(inGerman));
  for (const [path, text] of texts(english)) {
    const values = (of: string | undefined) => [...(of?.match(/\{\w+\}/g) ?? [])].sort();
    expect(values(german.get(path)), path).toEqual(values(text));
    expect(german.get(path)?.trim(), path).not.toBe("");
  }
});
