import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countWords, wordChanges } from "../../../client/conversation/word-changes.ts";
import type { Change } from "../../../client/conversation/word-changes.ts";

const textOf = (changes: readonly Change[], without: Change["kind"]) =>
  changes
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join("");

describe("what changed between two texts", () => {
  it("is told word by word", () => {
    const changes = wordChanges("The deadline is Friday.", "The new deadline is Monday.");
    expect(changes.filter(({ kind }) => kind === "added").map(({ text }) => text.trim())).toEqual(["new", "Monday"]);
    expect(changes.filter(({ kind }) => kind === "removed").map(({ text }) => text.trim())).toEqual(["Friday"]);
    expect(countWords(changes, "added")).toBe(2);
    expect(countWords(changes, "removed")).toBe(1);
  });

  it("is nothing between two equal texts", () => {
    expect(wordChanges("Both the same.", "Both the same.").map(({ kind }) => kind)).toEqual(["same"]);
  });

  it("gives back both texts, whatever they are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (before, after) => {
        const changes = wordChanges(before, after);
        expect(textOf(changes, "added")).toBe(before);
        expect(textOf(changes, "removed")).toBe(after);
      }),
    );
  });

  it("is found to its end where two long texts have nothing in common", () => {
    const words = (from: number) => Array.from({ length: 20_000 }, (_, at) => `${from + at * 7}`).join(" ");
    const changes = wordChanges(words(1), words(3));
    expect(textOf(changes, "added")).toBe(words(1));
  });
});
