import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Citation, Support } from "../../../../pipelines/engine/documents.ts";
import { paragraphsOf } from "../../../../pipelines/engine/guide/lesson.ts";
import { markParagraphs } from "../../../../pipelines/steps/guide/mark-paragraphs.ts";
import { saysUnsure } from "../../../../pipelines/steps/guide/mark-unsure.ts";

const citation = (number: number, support: Support, { located = true, quote = "" } = {}): Citation => ({
  number,
  support,
  located,
  quote,
  documentId: "d",
  name: "a.pdf",
  page: 1,
  sentence: "",
  start: 0,
  end: 0,
  boxes: [],
});

const marked = (answer: string, more: Partial<Parameters<typeof markParagraphs>[0]> = {}) =>
  markParagraphs({
    answer,
    citations: [],
    unsure: new Set(),
    told: new Set(),
    given: [],
    computed: [],
    isKnowledge: true,
    ...more,
  });

test("every paragraph of any Markdown has one mark", () => {
  const line = fc.constantFrom(
    "",
    " ",
    "Text of 5 km. [1]",
    "- item",
    "```",
    "```mermaid",
    "~~~",
    "$$",
    "$$x = 2$$",
    "# Title",
    "| a | b |",
    "> 3 [2][!]",
    "    code",
    "[1]",
    "1. one",
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), fc.boolean(), (lines, isKnowledge) => {
      const answer = lines.join("\n");
      const citations = [citation(1, "supported"), citation(2, "unsupported")];
      expect(marked(answer, { citations, isKnowledge })).toHaveLength(paragraphsOf(answer).length);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (answer) => {
      expect(marked(answer)).toHaveLength(paragraphsOf(answer).length);
    }),
  );
});

describe("a paragraph rests on", () => {
  test("documents, where every citation is located and carried", () => {
    const citations = [citation(1, "supported"), citation(2, "quoted")];
    expect(marked("It is 5 km long. [1][2]", { citations })).toEqual([
      { basis: "documents", citations: [1, 2], unverified: [], unsure: false },
    ]);
  });

  test("documents and more, where a sentence is not carried", () => {
    const citations = [citation(1, "unsupported")];
    expect(marked("It is 5 km long. [1][!]", { citations })).toEqual([
      { basis: "mixed", citations: [1], unverified: ["5 km"], unsure: false },
    ]);
  });

  test("general knowledge, where its quote stands nowhere or nothing is cited", () => {
    const citations = [citation(1, "unchecked", { located: false })];
    expect(marked("It is 5 km long. [1][!]\n\nAnd 7 m wide.", { citations })).toEqual([
      { basis: "general", citations: [1], unverified: ["5 km"], unsure: false },
      { basis: "general", citations: [], unverified: ["7 m"], unsure: false },
    ]);
  });

  test("documents nobody checked: then its numbers must stand in what it cites", () => {
    const citations = [citation(1, "unchecked", { quote: "a road of 5 km" })];
    expect(marked("It is 5 km long and 7 m wide. [1]", { citations })).toMatchObject([
      { basis: "documents", unverified: ["7 m"] },
    ]);
  });

  test("code, where code wrote it", () => {
    expect(marked("Skipped layer 3.", { isKnowledge: false })).toMatchObject([{ basis: "told", unverified: [] }]);
    expect(marked("Worked out:\n\n3 × 2 = **6**", { isKnowledge: false, computed: ["6"] })).toMatchObject([
      { basis: "told" },
      { basis: "computed" },
    ]);
    expect(marked("It is 5 km.\n\nBack to layer 12: The loop", { told: new Set([1]) })).toMatchObject([
      { basis: "general", unverified: ["5 km"] },
      { basis: "told", unverified: [] },
    ]);
    expect(marked("- Price: 3 × 2 € = **€6**", { computed: ["€6"], given: ["3 pens at 2 €"] })).toMatchObject([
      { basis: "computed", unverified: [] },
    ]);
  });

  test("what its citations say, where they stand behind a picture", () => {
    const citations = [citation(1, "supported")];
    const marks = marked("```mermaid\nflowchart TD\n  A --> B\n```\n\n[1]", { citations });
    expect(marks.map(({ basis }) => basis)).toEqual(["documents", "documents"]);
  });

  test("a number in brackets that is no citation, and one in code, are none", () => {
    const citations = [citation(1, "supported")];
    expect(marked("See [7] and `a[1]`.", { citations })[0]).toMatchObject({ basis: "general", citations: [] });
    expect(marked("```\nx[1]\n```", { citations })[0]).toMatchObject({
      basis: "general",
      citations: [],
      unverified: [],
    });
  });
});

test.each([
  "It was probably built later.",
  "I am not sure about this.",
  "Perhaps it is the wind.",
  "This is disputed.",
  "Das ist vermutlich so.",
  "Ich weiß nicht, ob das stimmt.",
  "Es ist nicht sicher.",
  "Das ist umstritten.",
])("its writer says that it is not certain: %s", (text) => {
  expect(saysUnsure(text)).toBe(true);
  expect(marked(text)[0]?.unsure).toBe(true);
});

test.each([
  "The probability of a six is one in six.",
  "It is certain.",
  "Sure, here it is.",
  "Die Wahrscheinlichkeit ist klein.",
  "`maybe` is a type.",
  "```\nperhaps\n```",
])("nothing in it says so: %s", (text) => {
  expect(marked(text)[0]?.unsure).toBe(false);
});

test("a place that its writer named is unsure, whatever its words", () => {
  expect(marked("One.\n\nTwo.", { unsure: new Set([1]) }).map(({ unsure }) => unsure)).toEqual([false, true]);
});
