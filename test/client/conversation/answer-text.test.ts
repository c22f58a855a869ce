import { describe, expect, it } from "vitest";
import { markdownText, withoutSigns, wordCount } from "../../../client/conversation/answer-text.ts";
import { emptyAnswer } from "../../../pipelines/engine/fold.ts";
import type { CataloguePersona } from "../../../server/api.ts";

const label = { en: "References", de: "Quellen" };
const persona = {
  outputs: [
    { key: "summary", component: "markdown", label },
    { key: "citations", component: "citations", label },
    { key: "references", component: "references", label },
    { key: "missing", component: "points", label: { en: "What is missing", de: "Was fehlt" } },
    { key: "confidence", component: "select", label },
    { key: "compared", component: "table", label },
    { key: "table", component: "json", label },
  ],
} as unknown as CataloguePersona;

describe("an answer as text", () => {
  it("has its outputs in the persona's order, and what is no text as JSON", () => {
    const answer = { ...emptyAnswer, outputs: { table: [1], extra: "more", summary: "First.\n" } };
    expect(markdownText(answer, persona)).toBe("First.\n\n```json\n[\n  1\n]\n```\n\nmore");
  });

  it("keeps its citations, and adds the references they lead to and what is missing", () => {
    const answer = {
      ...emptyAnswer,
      outputs: {
        summary: "Shade cools. [1][3]",
        citations: [{ number: 1 }],
        references: [
          {
            number: 1,
            citations: [1, 3],
            name: "a.pdf",
            title: "Canopy",
            authors: ["Osei, K."],
            year: 2023,
            pages: [7, 9],
          },
          { number: 2, citations: [2], name: "b.pdf", title: null, authors: [], year: null, pages: [] },
        ],
        missing: ["Winter."],
        confidence: "high",
      },
    };
    expect(markdownText(answer, persona, "de")).toBe(
      "Shade cools. [1][3]\n\n## Quellen\n\n- [1][3] Osei, K. (2023). Canopy. S. 7, 9\n- [2] b.pdf.\n\n## Was fehlt\n\n- Winter.",
    );
  });

  it("has its table as a table, each cell with its citations", () => {
    const compared = { columns: ["Paper", "Method"], rows: [[{ text: "a|b" }, { text: "Survey", citation: [2] }]] };
    expect(markdownText({ ...emptyAnswer, outputs: { compared } }, persona)).toBe(
      "| Paper | Method |\n| --- | --- |\n| a\\|b | Survey [2] |",
    );
  });

  it.each([
    ["**Bold** and *slanted* and `code`", "Bold and slanted and code"],
    ["# Head\n\nText", "Head\n\nText"],
    ["[words](https://x.example)", "words (https://x.example)"],
    ["[https://x.example](https://x.example)", "https://x.example"],
    ["```js\nconst a = 1;\n```", "const a = 1;"],
    ["> quoted", "quoted"],
    ["2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"],
    ["- one\n- two", "- one\n- two"],
    ["", ""],
  ])("%j is %j without signs", (markdown, plain) => {
    expect(withoutSigns(markdown)).toBe(plain);
  });

  it("is counted in words", () => {
    expect(wordCount({ ...emptyAnswer, outputs: { a: "one two\nthree", b: 4 } })).toBe(3);
  });
});
