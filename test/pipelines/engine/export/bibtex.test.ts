import { parse } from "@retorquere/bibtex-parser";
import fc from "fast-check";
import { expect, test } from "vitest";
import { toBibtex } from "../../../../pipelines/engine/export/bibtex.ts";
import type { Reference } from "../../../../pipelines/engine/export/reference.ts";

const reference = (given: Partial<Reference>): Reference => ({
  number: 1,
  citations: [1],
  documentId: "d1",
  name: "paper.pdf",
  title: "Canopy and street temperature",
  authors: ["Anna Lindqvist", "Kofi Osei"],
  year: 2023,
  pages: [7, 9],
  ...given,
});

function read(references: readonly Reference[]) {
  const library = parse(toBibtex(references), { sentenceCase: false });
  expect(library.errors).toEqual([]);
  return library.entries;
}

test("a document without authors or year gets no author and no year", () => {
  const [entry] = read([reference({ authors: [], year: null, title: null })]);
  expect(entry?.fields).not.toHaveProperty("author");
  expect(entry?.fields).not.toHaveProperty("year");
  expect(entry?.fields.title).toContain("paper.pdf");
});

test("nothing is invented: no identifier, publisher or journal that no document named", () => {
  const [entry] = read([reference({})]);
  expect(Object.keys(entry?.fields ?? {}).toSorted()).toEqual(["author", "file", "note", "title", "year"]);
});

test.each([
  ["Anna Lindqvist", { firstName: "Anna", lastName: "Lindqvist" }],
  ["Müller, Jörg", { firstName: "Jörg", lastName: "Müller" }],
  ["O'Brien-Łuczak, Ødegård", { firstName: "Ødegård", lastName: "O'Brien-Łuczak" }],
  ["李 小龙", { firstName: "李", lastName: "小龙" }],
])("the name %s is read back", (name, expected) => {
  const [entry] = read([reference({ authors: [name] })]);
  expect(entry?.fields.author).toMatchObject([expected]);
});

test.each(["City of Harlow, Parks Office, and Partners", "Barnes and Noble", "Department of Health", "3M & Sons"])(
  "the body %s stays one author",
  (name) => {
    const [entry] = read([reference({ authors: [name, "Anna Lindqvist"] })]);
    expect(entry?.fields.author).toHaveLength(2);
    expect(JSON.stringify(entry?.fields.author?.[0])).toContain(name.split(" ")[0]);
  },
);

test.each([
  "An open { brace",
  "A closing } brace",
  "100 % of C# costs $5 & more_or_less ~ x^2 \\ end",
  "Größe und Maß der Übertragung",
  "@misc{trap, title = {taken over}}",
])("the title %s is one entry with its own words", (title) => {
  const entries = read([reference({ title }), reference({ title: "The next one", documentId: "d2" })]);
  expect(entries).toHaveLength(2);
  const shown = entries[0]?.fields.title?.replace(/<[^>]*>/g, "");
  expect(shown).toBe(title.replace("x^2", "x^2"));
});

test("two documents of the same author, year and title have two keys", () => {
  const entries = read([reference({}), reference({ documentId: "d2" }), reference({ documentId: "d3" })]);
  expect(new Set(entries.map(({ key }) => key)).size).toBe(3);
});

test("whatever documents are called, there are as many entries as references", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 40 });
  fc.assert(
    fc.property(fc.array(fc.record({ title: text, name: text, author: text }), { maxLength: 4 }), (given) => {
      const references = given.map(({ title, name, author }) =>
        reference({ title, name, authors: author.trim() === "" ? [] : [author] }),
      );
      expect(parse(toBibtex(references), { sentenceCase: false }).entries).toHaveLength(references.length);
    }),
    { numRuns: 200 },
  );
});
