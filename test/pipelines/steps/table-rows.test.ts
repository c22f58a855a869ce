import { describe, expect, test } from "vitest";
import { claimOf, extractClaims, sentencesOf, weigh, weighSentences } from "../../../pipelines/steps/extract.ts";
import { meantRows, rowNamed, rowsOf, tableStart } from "../../../pipelines/steps/table-rows.ts";
import { someDocuments, somePassage } from "../../support/found-passages.ts";

const { signal } = new AbortController();
const table = somePassage("t", "City | Canopy | Cooling\nHarlow | 12 % | 0.4\nBremen | 41 % | 1.9", { kind: "table" });
const loose = [
  "W1D1 Model Types",
  "W1D2 Networks",
  "W1D3 Optimal Control",
  "Table 1. Topics by week (W) and day (D).\nEach is one module.",
  "Materials consist of lectures and tutorials.",
].join("\n\n");

describe("rows of a table", () => {
  test("are quoted as they stand, and weighed below their header", () => {
    const rows = sentencesOf(table);
    expect(rows.map(({ text, head }) => [text, head])).toEqual([
      ["Harlow | 12 % | 0.4", "City | Canopy | Cooling"],
      ["Bremen | 41 % | 1.9", "City | Canopy | Cooling"],
    ]);
    for (const { text, start, end } of rows) expect(table.text.slice(start, end)).toBe(text);
    expect(claimOf(rows[1]!)).toMatchObject({ text: "Bremen | 41 % | 1.9", quotes: [{ text: "Bremen | 41 % | 1.9" }] });
  });

  test("are not its caption, which repeats the question, nor lines longer than a sentence", () => {
    const caption = "Table 2. Cooling by city in degrees.";
    const passage = somePassage("t", `${caption}\n${table.text}\n${"Ulm | ".repeat(100)}`, { kind: "table" });
    expect(sentencesOf(passage).map(({ text, head }) => [text, head])).toEqual([
      [caption, undefined],
      ["Harlow | 12 % | 0.4", `${caption}\nCity | Canopy | Cooling`],
      ["Bremen | 41 % | 1.9", `${caption}\nCity | Canopy | Cooling`],
    ]);
  });

  test("of a table that goes on in this passage are weighed below the header it began with", async () => {
    const top = somePassage("t1", "City | Cooling\nHarlow | 0.4", { kind: "table", start: 10, end: 39 });
    const second = somePassage("t2", "Bremen | 1.9\nUlm | 0.7", { kind: "table", start: 40, end: 62 });
    const third = somePassage("t3", "Kiel | 2.2", { kind: "table", start: 63, end: 73 });
    const other = somePassage("o", "Year | Trees", { kind: "table", start: 100, end: 112 });
    const neighbours = () => [somePassage("p", "Text.", { start: 0, end: 5 }), top, second];
    expect(tableStart(third, { neighbours })).toBe(top);
    expect(rowsOf(third, top)).toEqual([{ ...third, head: "City | Cooling" }]);
    expect(tableStart(other, { neighbours })).toBe(other);
    expect(tableStart(top, { neighbours: () => [] })).toBe(top);
    const read: string[] = [];
    const rerank = async (_question: string, all: readonly { text: string }[]) =>
      all.map(({ text }) => (read.push(text), 1));
    await weighSentences("Kiel?", [third], { documents: someDocuments({ rerank, neighbours }), signal });
    expect(read).toEqual(["City | Cooling\nKiel | 2.2"]);
  });

  test("are seen in text whose lines stand in columns, with places in the page", () => {
    const text =
      "The data were these.\n\n======  ====\nName    Size\n======  ====\nHarlow  12\nBremen  41\n======  ====";
    const passage = somePassage("p", text, { start: 100 });
    const rows = sentencesOf(passage);
    expect(rows.map((each) => each.text)).toEqual(["The data were these.", "Harlow  12", "Bremen  41"]);
    for (const row of rows) expect(text.slice(row.start - 100, row.end - 100)).toBe(row.text);
    expect(rows[2]?.head).toBe("Name    Size");
  });

  test("are seen where their columns were lost, in a passage with a table's caption", () => {
    const rows = sentencesOf(somePassage("p", loose)).filter(({ head }) => head !== undefined);
    expect(rows.map((each) => each.text)).toEqual(["W1D1 Model Types", "W1D2 Networks", "W1D3 Optimal Control"]);
    expect(rows[0]?.head).toBe("Table 1. Topics by week (W) and day (D). Each is one module.");
  });

  test.each([
    ["headings without a caption", "Model Types\n\nOptimal Networks\n\nGood Control"],
    ["one heading beside a caption", "Results and Discussion\n\nTable 1. Topics by week.\n\nAll was well that day."],
    ["a sentence with wide spaces", "Cooling  was strongest  where canopy  covered the block."],
    ["code", "a  b  c\nd  e  f\ng  h  i"],
  ])("are not %s", (what, text) => {
    const kind = what === "code" ? "code" : "text";
    expect(sentencesOf(somePassage("p", text, { kind })).filter(({ head }) => head !== undefined)).toEqual([]);
  });

  test.each([
    ["", []],
    ["| --- | --- |\n", []],
    ["| a |\n| --- |\n| b |", []],
    ["7", []],
  ])("an empty or broken one gives nothing to quote (%j)", (text, expected) =>
    expect(sentencesOf(somePassage("p", text, { kind: "table" }))).toEqual(expected),
  );
});

describe("the row that a question means", () => {
  test.each([
    ["What was the cooling in Bremen?", "Bremen | 41 % | 1.9", 1],
    ["What was the cooling in Harlow?", "Bremen | 41 % | 1.9", 0],
    ["Which cooling had Bremen at 41 %, 1.9?", "Bremen | 41 % | 1.9", 2],
    ["What is the topic of week 1 day 3?", "W1D3 Optimal Control", 2],
    ["What is the topic of week 1 day 3?", "W1D2 Networks", 1],
    ["", "Bremen | 41 %", 0],
  ])("%s in “%s”: %i names", (question, text, expected) => {
    expect(rowNamed(question, { ...table, text, head: "City | Canopy | Cooling" })).toBe(expected);
  });

  test("is the one it names, though the reranker cannot tell the rows apart", async () => {
    const rerank = async (_question: string, all: readonly { text: string }[]) =>
      all.map(({ text }) => (text.includes("Cooling") ? 3 : -9));
    const documents = someDocuments({ rerank });
    const weighed = await weighSentences("What was the cooling in Bremen?", [table], { documents, signal });
    expect(weighed[0]?.text).toBe("Bremen | 41 % | 1.9");
    expect(weighed.map(({ text }) => text)).not.toContain("Harlow | 12 % | 0.4");
    expect(extractClaims(weighed, [table], "short")[0]?.text).toBe("Bremen | 41 % | 1.9");
  });

  test("is the best alone where none is named, so that one table does not fill the answer", () => {
    const [first, second] = sentencesOf(table);
    const sentence = somePassage("s", "Bremen was the coolest.");
    expect(meantRows("Where was it coolest?", [second!, sentence, first!])).toEqual([second, sentence]);
  });

  test("does not take the place of a sentence that answers", () => {
    const sentence = (text: string, score: number) => ({ ...somePassage(text, text), score });
    const row = { ...sentencesOf(table)[0]!, score: 4 };
    const sentences = [
      sentence("Cooling was strongest where canopy covered the block.", 5),
      sentence("After sunset the difference shrank to almost nothing at all.", 3),
    ];
    expect(extractClaims([sentences[0]!, row, sentences[1]!], [], "short").map(({ text }) => text)).toEqual(
      sentences.map(({ text }) => text),
    );
  });

  test("is found by its words where no reranker is here", async () => {
    const [best] = await weigh("cooling in Bremen", sentencesOf(table), someDocuments(), signal);
    expect(best?.text).toBe("Bremen | 41 % | 1.9");
  });
});
