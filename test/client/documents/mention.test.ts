import { describe, expect, it } from "vitest";
import { mentionAt, offeredFor, withoutMention } from "../../../client/documents/mention.ts";
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

it("a chosen name leaves the words around it as they were", () => {
  const take = (text: string, caret: number) => withoutMention(text, mentionAt(text, caret)!);
  expect(take("what does @lind say", 15)).toEqual({ text: "what does say", caret: 10 });
  expect(take("@lind", 5)).toEqual({ text: "", caret: 0 });
});
