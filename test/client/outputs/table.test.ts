import { describe, expect, it } from "vitest";
import { isNotStated, shownText, tableOf, toCsv, withNumbers } from "../../../client/outputs/table.ts";

const csv = (rows: readonly (readonly unknown[])[], columns = ["a", "b"]) => toCsv(tableOf({ columns, rows })!);

describe("a table of an answer", () => {
  it("has its cells with their citations, and as many as there are columns", () => {
    const table = tableOf({
      columns: ["Paper", "Method"],
      rows: [[{ text: "A" }, { text: "Survey", citation: [2] }, { text: "too much" }], ["B"]],
    });
    expect(table?.rows[0]?.map(({ text, citations }) => [text, citations])).toEqual([
      ["A", []],
      ["Survey", [2]],
    ]);
    expect(table?.rows[1]?.[1]?.text).toBe("");
  });

  it.each([null, "x", {}, { columns: [], rows: [] }, { columns: ["a"], rows: "x" }, { columns: "a", rows: [] }])(
    "is none in %j",
    (value) => {
      expect(tableOf(value)).toBeUndefined();
    },
  );

  it.each([
    ["7.433333333333334", "7.4333"],
    ["1234567.891234", "1234567.8912"],
    ["-0.000123456", "-0.0001235"],
    ["2.99999999", "3"],
    ["12.5", "12.5"],
    ["2026", "2026"],
    ["1.5e-9", "1.5e-9"],
  ])("shows the number %s as %s, and copies it exactly", (text, shown) => {
    expect(shownText({ text, citations: [], isNumber: true })).toBe(shown);
    expect(shownText({ text, citations: [], isNumber: false })).toBe(text);
    expect(csv([[text, ""]])).toContain(text);
  });

  it.each([
    ["", true],
    ["not stated", true],
    ["Nicht angegeben", true],
    ["0", false],
    ["None", false],
  ])("%j says that nothing is stated: %j", (text, expected) => {
    expect(isNotStated({ text, citations: [], isNumber: false })).toBe(expected);
  });

  it.each([
    [["10.75", "", "-3", "1e6"], true],
    [["10.75", "Ulm"], false],
    [["2024-01-15"], false],
    [["1,000"], false],
    [["", ""], false],
    [[], false],
  ])("sets the column %j as numbers: %j", (texts, expected) => {
    const table = tableOf({ columns: ["n"], rows: texts.map((text) => [{ text }]) })!;
    expect(withNumbers(table).rows.every(([cell]) => cell?.isNumber === expected)).toBe(true);
  });

  it("knows the columns of a query by their names", () => {
    expect(tableOf({ columns: [{ name: "n", type: "BIGINT" }], rows: [[1]] })?.columns).toEqual(["n"]);
  });
});

describe("a table as CSV", () => {
  it("ends lines and quotes fields as spreadsheets expect", () => {
    expect(
      csv([
        ["x, y", 'say "so"'],
        ["two\nlines", null],
      ]),
    ).toBe('a,b\r\n"x, y","say ""so"""\r\n"two\nlines",\r\n');
  });

  it.each([
    ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["+cmd", "'+cmd"],
    ["@x", "'@x"],
    ["-1.5", "-1.5"],
    ["+3 %", "'+3 %"],
    ["-2e10", "-2e10"],
  ])("keeps %j from being run: %j", (text, written) => {
    expect(csv([[text]], ["a"])).toBe(`a\r\n${written}\r\n`);
  });
});
