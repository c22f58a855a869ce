import { describe, expect, it } from "vitest";
import {
  mentionAt,
  offeredFor,
  personaAtStart,
  personaNamed,
  personasFor,
  withoutMention,
} from "../../../client/documents/mention.ts";
import type { DocumentInfo } from "../../../pipelines/engine/documents.ts";

const named = (name: string, title: string | null = null) => ({ documentId: name, name, title }) as DocumentInfo;
const documents = [
  named("Lindqvist and Osei 2023.pdf", "Canopy and street temperature"),
  named("street-canyons.pdf"),
  named("Übersicht.md"),
];
const offered = (query: string) => offeredFor(query, documents).map((each) => each.name);

describe("an @ in the composer", () => {
  it.each([
    ["@", 1, ""],
    ["in @lind", 8, "lind"],
    ["(@street can", 12, "street can"],
    ["line\n@a", 7, "a"],
  ])("in %j names a document", (text, caret, query) => {
    expect(mentionAt(text, caret)?.query).toBe(query);
  });

  it.each([
    ["nobody@example", 14],
    ["no sign", 3],
    ["@lind", 0],
    ["@ here", 6],
    ["@first\nsecond", 13],
    [`@${"a".repeat(80)}`, 81],
    ["", 0],
  ])("in %j, with the caret at %i, does not", (text, caret) => {
    expect(mentionAt(text, caret)).toBeUndefined();
  });
});

describe("the documents offered", () => {
  it("are all of them before a letter is typed", () => {
    expect(offered("")).toEqual(documents.map((each) => each.name));
  });

  it("are those whose name or title begins with it first, whatever the case and the accents", () => {
    expect(offered("STREET")).toEqual(["street-canyons.pdf", "Lindqvist and Osei 2023.pdf"]);
    expect(offered("uber")).toEqual(["Übersicht.md"]);
    expect(offered("osei")).toEqual(["Lindqvist and Osei 2023.pdf"]);
  });

  it("are none when nothing fits", () => {
    expect(offered("zebra")).toEqual([]);
  });

  it("are at most eight", () => {
    expect(
      offeredFor(
        "a",
        Array.from({ length: 40 }, (_, at) => named(`a${at}`)),
      ),
    ).toHaveLength(8);
  });
});

const personas = [
  { id: "guide", title: { en: "Guide", de: "Guide" } },
  { id: "developer", title: { en: "Developer", de: "Entwickler" } },
  { id: "analyst", title: { en: "Data Analyst", de: "Datenanalyst" } },
];
const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);

describe("the personas offered", () => {
  it.each([
    ["", ["guide", "developer", "analyst"]],
    ["D", ["developer", "analyst"]],
    ["entw", ["developer"]],
    ["data an", ["analyst"]],
    ["uide", []],
  ])("for %j are %j", (query, expected) => {
    expect(ids(personasFor(query, personas))).toEqual(expected);
  });

  it.each([
    ["guide ", "guide"],
    ["GUIDE\u00a0", "guide"],
    ["Entwickler ", "developer"],
    ["data analyst ", "analyst"],
    ["guide", undefined],
    ["guides ", undefined],
    ["data ", undefined],
    [" ", undefined],
  ])("a name written whole, %j, chooses %s", (query, expected) => {
    expect(personaNamed(query, personas)?.id).toBe(expected);
  });

  it.each([
    ["@guide What is a heat pump?", "guide", "What is a heat pump?"],
    ["  @Data Analyst, which year?", "analyst", "which year?"],
    ["@entwickler: fix it", "developer", "fix it"],
  ])("words pasted as %j are for one of them", (text, id, rest) => {
    const found = personaAtStart(text, personas);
    expect([found?.persona.id, found?.rest]).toEqual([id, rest]);
  });

  it.each(["Ask @guide this", "@guidebook page 3", "@guide", "@guide ", "", "@nobody hello"])(
    "words pasted as %j are for none of them",
    (text) => {
      expect(personaAtStart(text, personas)).toBeUndefined();
    },
  );
});

it("a chosen name leaves the words around it as they were", () => {
  const take = (text: string, caret: number) => withoutMention(text, mentionAt(text, caret)!);
  expect(take("what does @lind say", 15)).toEqual({ text: "what does say", caret: 10 });
  expect(take("@lind", 5)).toEqual({ text: "", caret: 0 });
});
