import { expect, test } from "vitest";
import type { Citation } from "../../../../pipelines/engine/documents.ts";
import { toMarkdown } from "../../../../pipelines/engine/export/markdown.ts";
import type { CitedAnswer } from "../../../../pipelines/engine/export/markdown.ts";

const words = {
  disagreements: "Where the sources disagree",
  missing: "What is missing",
  quotes: "Quotes",
  references: "References",
  page: "p.",
  unverified: "not found on the page",
};
const citation = (given: Partial<Citation>): Citation => ({
  number: 1,
  documentId: "d1",
  name: "canopy.pdf",
  page: 7,
  start: 10,
  end: 30,
  quote: "Cooling was strongest",
  boxes: [],
  located: true,
  support: "supported",
  sentence: "Cooling was strongest.",
  ...given,
});
const answer: CitedAnswer = {
  question: "Do trees cool streets?",
  summary: "Yes, by one degree. [1]",
  citations: [citation({})],
  references: [
    {
      number: 1,
      citations: [1],
      documentId: "d1",
      name: "canopy.pdf",
      title: "Canopy",
      authors: ["Lindqvist, A.", "Osei, K."],
      year: 2023,
      pages: [7, 9],
    },
  ],
  disagreements: [],
  missing: [],
};

test("a quote that was not found on its page says so", () => {
  const text = toMarkdown({ ...answer, citations: [citation({ located: false })] }, words);
  expect(text).toContain("canopy.pdf, p. 7 (not found on the page)");
});

test("a document without authors and year is named by its file alone", () => {
  const [first] = answer.references;
  const bare = { ...first!, title: null, authors: [], year: null };
  expect(toMarkdown({ ...answer, references: [bare] }, words)).toContain("- [1] *canopy.pdf*. p. 7, 9");
  const dated = { ...bare, year: 2023 };
  expect(toMarkdown({ ...answer, references: [dated] }, words)).toContain("- [1] *canopy.pdf* (2023). p. 7, 9");
});

test("an answer is exported with its quotes and references, and no empty headings", () => {
  expect(toMarkdown(answer, words)).toBe(
    `# Do trees cool streets?

Yes, by one degree. [1]

## Quotes

- [1] “Cooling was strongest” canopy.pdf, p. 7

## References

- [1] Lindqvist, A.; Osei, K. (2023). *Canopy*. p. 7, 9
`,
  );
});

test("a comparison is a table with the citations in its cells, whatever signs they hold", () => {
  const table = { columns: ["Document", "Method"], rows: [[{ text: "A" }, { text: "x | y\nz", citation: [1, 2] }]] };
  expect(toMarkdown({ ...answer, table }, words)).toContain(
    "| Document | Method |\n| --- | --- |\n| A | x \\| y z [1][2] |",
  );
});
