import { describe, expect, it } from "vitest";
import { isNotStated, tableOf, toCsv } from "../../../client/outputs/table.ts";

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
    ["", true],
    ["not stated", true],
    ["Nicht angegeben", true],
    ["0", false],
    ["None", false],
  ])("%j says that nothing is stated: %j", (text, expected) => {
    expect(isNotStated({ text, citations: [], isNumber: false })).toBe(expected);
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
