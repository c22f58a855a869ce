import fc from "fast-check";
import { expect, test } from "vitest";
import { markedParts } from "../../../client/search/marked-parts.ts";

const marked = (text: string, query: string) =>
  markedParts(text, query)
    .map((part) => (part.isHit ? `[${part.text}]` : part.text))
    .join("");

test.each([
  ["How a heat pump warms", "heat", "How a [heat] pump warms"],
  ["How a heat pump warms", "PUMP heat", "How a [heat] [pump] warms"],
  ["Straße und Öl", "ol", "Straße und [Öl]"],
  ["Résumé", "resume", "[Résumé]"],
  ["e\u0301cole", "ecole", "[e\u0301cole]"],
  ["a.b", ".", "a.b"],
  ["😀 heat 😀", "heat", "😀 [heat] 😀"],
  ["İstanbul", "stan", "İ[stan]bul"],
  ["", "heat", ""],
  ["heat", "", "heat"],
  ["aaa", "aa a", "[aaa]"],
])("in “%s” the search for “%s” marks %s", (text, query, result) => {
  expect(marked(text, query)).toBe(result);
});

test("the parts put together are the text, whatever is searched in whatever", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (text, query) => {
      expect(
        markedParts(text, query)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
    }),
  );
});
