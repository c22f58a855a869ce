import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PageWord } from "../../../pipelines/engine/documents.ts";
import { packWords, unpackWords } from "../../../server/store/page-words.ts";
import { addDocument, openTestStore, page, passage, withPages } from "../../support/document-rows.ts";

describe("pages and passages", () => {
  test("a page that is read once more replaces its text and its passages, in the word index too", () => {
    const store = openTestStore();
    const documentId = withPages(store, "a.pdf", ["picture", "second"]);
    const words: readonly PageWord[] = [{ start: 0, end: 7, box: [0.1, 0.25, 0.5, 0.0312] }];
    store.documents.putPages(
      documentId,
      [page(1, "scanned words", { state: "ocr", words, width: 595.5, height: 842, section: "S" })],
      [passage(documentId, 1, "scanned words")],
    );
    expect(store.documents.page("local", documentId, 1)).toEqual({
      documentId,
      ...page(1, "scanned words", { state: "ocr", words, width: 595.5, height: 842, section: "S" }),
    });
    expect(store.documents.lexical("local", [documentId], "picture", 5)).toEqual([]);
    expect(store.documents.lexical("local", [documentId], "scanned", 5)).toHaveLength(1);
    expect(store.documents.report(documentId)).toEqual([
      { page: 1, state: "ocr" },
      { page: 2, state: "text" },
    ]);
    expect(store.documents.countPassages(documentId)).toBe(2);
  });

  test("a batch with a passage that is there already is not written at all", () => {
    const store = openTestStore();
    const documentId = withPages(store, "a.txt", ["one"]);
    const twice = [passage(documentId, 2, "two"), passage(documentId, 2, "two")];
    expect(() => store.documents.putPages(documentId, [page(2, "two")], twice)).toThrow("UNIQUE");
    expect(store.documents.report(documentId)).toHaveLength(1);
  });

  test("words keep their place on the page to a ten-thousandth, whatever a parser says of them", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            start: fc.nat(4_000_000_000),
            end: fc.nat(4_000_000_000),
            box: fc.tuple(fc.double(), fc.double(), fc.double(), fc.double()),
          }),
        ),
        (words) => {
          const kept = unpackWords(packWords(words));
          expect(kept.map(({ start, end }) => [start, end])).toEqual(words.map(({ start, end }) => [start, end]));
          kept.forEach(({ box }, word) =>
            box.forEach((value, side) => {
              const given = words[word]?.box[side] ?? 0;
              const inside = Number.isNaN(given) ? 0 : Math.min(1, Math.max(0, given));
              expect(Math.abs(value - inside)).toBeLessThanOrEqual(0.00005);
            }),
          );
        },
      ),
    );
  });

  test("neighbours are the passages beside one in reading order, across pages, without itself", () => {
    const store = openTestStore();
    const { documentId } = addDocument(store, "a.txt");
    const [a, b, c] = [passage(documentId, 1, "a"), passage(documentId, 1, "b", 5), passage(documentId, 2, "c")];
    store.documents.putPages(documentId, [page(1, "a    b"), page(2, "c")], [c, b, a]);
    const texts = (passages: readonly { text: string }[]) => passages.map(({ text }) => text);
    const all = store.documents.passages("local", documentId);
    expect(texts(all)).toEqual(["a", "b", "c"]);
    const [first, middle] = all;
    if (first === undefined || middle === undefined) throw new Error("no passages");
    expect(texts(store.documents.neighbours("local", middle, 1, 1))).toEqual(["a", "c"]);
    expect(texts(store.documents.neighbours("local", first, 3, 1))).toEqual(["b"]);
    const ids = [c.passageId, "gone", a.passageId];
    expect(texts(store.documents.passagesById("local", ids))).toEqual(["c", "a"]);
  });

  test("each embedder embeds every passage once, in reading order, and is remembered", () => {
    const store = openTestStore();
    const documentId = withPages(store, "a.txt", ["one", "two", "three"]);
    const waiting = () => store.documents.toEmbed(documentId, "e5", 2);
    expect(waiting().map(({ text, heading }) => [text, heading])).toEqual([
      ["one", "Report › p. 1"],
      ["two", "Report › p. 2"],
    ]);
    store.documents.markEmbedded(
      waiting().map(({ passageId }) => passageId),
      "e5",
    );
    expect(waiting().map(({ text }) => text)).toEqual(["three"]);
    expect(store.documents.countPassages(documentId, "e5")).toBe(2);
    store.documents.markEmbedded(
      store.documents.toEmbed(documentId, "other", 9).map(({ passageId }) => passageId),
      "other",
    );
    expect(store.documents.toEmbed(documentId, "e5", 9)).toHaveLength(3);
    expect(store.documents.embedders("local").toSorted()).toEqual(["e5", "other"]);
    expect(store.documents.embedders("bob")).toEqual([]);
  });
});

describe("search by words", () => {
  const texts = [
    "The moon is made of rock and dust.",
    "Cheese is made of milk. Der Käse kommt aus der Milch.",
    "Rockets reach the moon in three days. COVID-19 delayed one of them.",
  ];

  test.each([
    ["What is the moon?", [1, 3]],
    ["cheeses", [2]],
    ["COVID-19", [3]],
    ["kase", [2]],
    ["rocket moon", [3, 1]],
    ["to be or not to be", []],
    ["is the of", [1, 2, 3]],
  ])("“%s” finds the pages %j, best first", (query, pages) => {
    const store = openTestStore();
    const documentId = withPages(store, "a.txt", texts);
    const found = store.documents.lexical("local", [documentId], query, 10).map((each) => each.page);
    expect(query === "is the of" ? found.toSorted((a, b) => a - b) : found).toEqual(pages);
  });

  test("nothing a person may type fails, and only documents in the scope answer", () => {
    const store = openTestStore();
    const [one, two] = [withPages(store, "a.txt", texts), withPages(store, "b.txt", ["The moon again."])];
    expect(store.documents.lexical("local", [two], "moon", 9).map(({ documentId }) => documentId)).toEqual([two]);
    expect(store.documents.lexical("local", [], "moon", 9)).toEqual([]);
    for (const typed of [
      "",
      "   ",
      '"',
      '"moon" AND (NOT *',
      "heading:moon NEAR(a b) ^x -y",
      "🌙🚀",
      "\0 \uD800",
      "月亮",
      "'; drop table passages; --",
      "moon ".repeat(4000),
      Array.from({ length: 4000 }, (_, index) => `w${index}`).join(" "),
      "x".repeat(20_000),
    ])
      expect(() => store.documents.lexical("local", [one, two], typed, 5), typed.slice(0, 40)).not.toThrow();
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (typed) => {
        store.documents.lexical("local", [one, two], typed, 5);
      }),
    );
    expect(store.documents.lexical("local", [one], `${"pasted ".repeat(3000)} rockets`, 5)).toHaveLength(1);
  });

  test("a word of the heading counts more than one of the text", () => {
    const store = openTestStore();
    const { documentId } = addDocument(store, "a.txt");
    const text = "Nothing but other words stand here.";
    store.documents.putPages(
      documentId,
      [page(1, text), page(2, text)],
      [
        { ...passage(documentId, 1, `${text} glacier`), heading: "Report" },
        { ...passage(documentId, 2, text), heading: "Report › Glacier" },
      ],
    );
    expect(store.documents.lexical("local", [documentId], "glaciers", 5).map((each) => each.page)).toEqual([2, 1]);
  });
});
