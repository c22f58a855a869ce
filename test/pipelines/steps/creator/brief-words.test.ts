import { expect, test } from "vitest";
import {
  asksForMore,
  countNamed,
  daysNamed,
  fieldNamed,
  ideaNamed,
  isQuestion,
  moreNamed,
  pastedDraft,
  platformsNamed,
} from "../../../../pipelines/steps/creator/brief-words.ts";
import { languageNamed, textLanguage } from "../../../../pipelines/steps/creator/text-language.ts";

test.each([
  ["Write it for LinkedIn and Instagram", ["linkedin", "instagram"]],
  ["für X und Bluesky", ["x", "bluesky"]],
  ["A tweet about the X-ray machine", ["x"]],
  ["The X in the picture is a chair", []],
  ["Threads of wool in three colours", ["threads"]],
])("platforms named in “%s”", (text, platforms) => {
  expect(platformsNamed(text)).toEqual(platforms);
});

test.each([
  ["Ten post ideas for a café", 10],
  ["5 captions please", 5],
  ["zwölf Ideen für den Advent", 12],
  ["Write a post about 3 cats", null],
])("the number in “%s”", (text, count) => {
  expect(countNamed(text)).toBe(count);
});

test.each([
  ["Ideas for the next two weeks", 14],
  ["Ideen für die nächste Woche", 7],
  ["a plan for 30 days", 30],
  ["Ideas for a café", null],
])("the days in “%s”", (text, days) => {
  expect(daysNamed(text)).toBe(days);
});

test("more captions are asked for in few words, and how many is read", () => {
  for (const text of ["Three more captions", "more", "noch drei Varianten", "weitere Vorschläge", "give me two more"])
    expect(asksForMore(text), text).toBe(true);
  for (const text of ["More coffee for everyone", "Make it more formal", "less is more", "three more reasons to come"])
    expect(asksForMore(text), text).toBe(false);
  expect([
    moreNamed("two more"),
    moreNamed("noch drei Varianten"),
    moreNamed("more"),
    moreNamed("90 more captions"),
  ]).toEqual([2, 3, 3, 5]);
});

test.each([
  ["Give me a few more", 3],
  ["noch ein paar", 3],
  ["a couple more", 2],
  ["another one", 1],
])("“%s” is for so many captions", (text, count) => {
  expect(moreNamed(text)).toBe(count);
});

test("a wish about one field is told from one about the caption", () => {
  expect(fieldNamed("other hashtags")).toBe("hashtags");
  expect(fieldNamed("Neuer Alternativtext bitte")).toBe("altTexts");
  expect(fieldNamed("a caption without hashtags")).toBeNull();
  expect(fieldNamed("shorter")).toBeNull();
});

test("a draft is found behind its wish, and nothing is one that is not", () => {
  const draft = "We are very exited to anounce our new workshop.";
  expect(pastedDraft(`Improve this: ${draft}`)).toEqual({ wish: "Improve this", draft });
  expect(pastedDraft(`Verbessere das bitte\n\n${draft}`)?.draft).toBe(draft);
  expect(pastedDraft(`polish “${draft}”`)?.draft).toBe(draft);
  expect(pastedDraft(`Note: ${draft}`)).toBeNull();
  expect(pastedDraft("Improve it")).toBeNull();
});

test("a question wants an answer, a wish a post", () => {
  for (const text of [
    "What colour is the cup?",
    "Was steht auf dem Schild?",
    "Describe the picture",
    "Is there a dog?",
  ])
    expect(isQuestion(text), text).toBe(true);
  for (const text of ["Can you write a post about this?", "What a day!", "Is it Friday yet", "New coffee"])
    expect(isQuestion(text), text).toBe(false);
});

test("an idea is named by its number or its place", () => {
  expect([
    ideaNamed("Write the third idea"),
    ideaNamed("idea 4"),
    ideaNamed("Schreib die letzte Idee"),
    ideaNamed("write it"),
  ]).toEqual([3, 4, -1, null]);
});

test.each([
  ["Write a post about the market", "en"],
  ["Schreib einen Beitrag über den Markt", "de"],
  ["Escribe una publicación sobre el mercado", "es"],
  ["Écris une publication sur le marché pour nous", "fr"],
  ["Scrivi un post sul mercato di oggi con il caffè", "it"],
  ["Napisz post o naszym targu i kawie", "pl"],
  ["市場についての投稿を書いて", "ja"],
  ["写一篇关于市场的帖子", "zh"],
  ["", "en"],
])("the language of “%s”", (text, code) => {
  expect(textLanguage(text).code).toBe(code);
});

test("a language the Creator does not list is written in too", () => {
  expect(languageNamed("Swedish")).toEqual({ code: "swedish", name: "Swedish" });
  expect(languageNamed("spanisch")).toEqual({ code: "es", name: "Spanish" });
  expect(languageNamed("bold")).toBeNull();
});
