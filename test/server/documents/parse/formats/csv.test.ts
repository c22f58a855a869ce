import { expect, test } from "vitest";
import { readBytes } from "../../../../support/read-bytes.ts";

const body = async (text: string | Buffer) => (await readBytes(text, "csv", "heat.csv")).text;

test.each([
  ["commas", "City,Price\nUlm,3\nBonn,4\n"],
  ["semicolons, with commas in the numbers", "City;Price\nUlm;3,5\nBonn;4,5\n"],
  ["tabs", "City\tPrice\nUlm\t3\n"],
  ["bars", "City|Price\nUlm|3\nBonn|4\n"],
  ["Windows line breaks and no last one", "City,Price\r\nUlm,3\r\nBonn,4"],
])("cells parted by %s are told apart", async (_, text) => {
  expect(await body(text)).toContain("City | Price\nUlm | 3");
});

test.each([
  ["UTF-8 with a mark", Buffer.from("\ufeffStadt,Preis\nKöln,3\n")],
  ["UTF-16, as Excel writes it", Buffer.from("\ufeffStadt\tPreis\nKöln\t3\n", "utf16le")],
  ["UTF-16 without a mark", Buffer.from("Stadt,Preis\nKöln,3\n", "utf16le")],
  ["Windows-1252", Buffer.from("Stadt,Preis\nKöln,3\n", "latin1")],
])("umlauts survive in %s", async (_, bytes) => {
  expect(await body(bytes)).toContain("Stadt | Preis\nKöln | 3");
});

test("quoted cells keep their commas, quotes and line breaks", async () => {
  expect(await body('Name,Note\n"Ash, Ada","said ""no""\ntwice"\n')).toContain(
    'Name | Note\nAsh, Ada | said "no" twice',
  );
});

test("a quote that is never closed swallows no row", async () => {
  const rows = Array.from({ length: 10 }, (_, at) => `c${at},${at}`);
  expect(await body(`Name,Size\n"12 inch,3\n${rows.join("\n")}`)).toContain("c9 | 9");
});

test.each([
  ["an empty file", ""],
  ["blank lines alone", "\n\n \n"],
])("%s is one empty page", async (_, text) => {
  const { pages } = await readBytes(text, "csv");
  expect(pages).toMatchObject([{ state: "empty", reason: "blank" }]);
});

test("a table that begins with numbers has no header row", async () => {
  const { pages } = await readBytes("1,2\n3,4\n", "csv");
  const table = pages[0]?.parts.find(({ kind }) => kind === "table");
  expect(table).toMatchObject({ kind: "table", headerEnd: table?.start });
});

test("one line of 50 MB becomes a short page", async () => {
  const { pages, text } = await readBytes(Buffer.alloc(50_000_000, "x"), "csv");
  expect(pages).toHaveLength(1);
  expect(text.length).toBeLessThan(1200);
  expect(text).toContain("of 1\n");
  expect(text.endsWith("…")).toBe(true);
});

test("a line of a million cells is cut, and says so", async () => {
  const { text } = await readBytes(`${"1,".repeat(1_000_000)}2\n`, "csv");
  expect(text.length).toBeLessThan(2000);
  expect(text.endsWith(" | …")).toBe(true);
});

test("of a file of 30 MB the first 500 rows become text, and the rest is counted", async () => {
  const row = `Ulm,"a ""quoted"" line\nwith a break",${"x".repeat(80)}\n`;
  const count = Math.ceil(30_000_000 / row.length);
  const { pages } = await readBytes(`City,Note,Fill\n${row.repeat(count)}`, "csv", "big.csv");
  expect(pages[0]?.text).toMatch(new RegExp(`^big.csv, rows 1–\\d+ of ${count.toLocaleString("en")}\\n`));
  expect(pages.at(-1)?.text).toMatch(/rows \d+–500 of/);
});
