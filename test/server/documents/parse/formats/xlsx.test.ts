import { expect, test } from "vitest";
import { xlsxOf, zipOf } from "../../../../support/office-files.ts";
import { partsOf, readBytes } from "../../../../support/read-bytes.ts";

const damaged = { data: { code: "file-damaged" } };

test.each([
  ["a workbook that breaks off", xlsxOf({ A: [["x"]] }).subarray(0, 500)],
  ["a zip that holds no workbook", zipOf({ "xl/other.xml": "<a/>" })],
])("%s is told as damaged", (_, bytes) => expect(readBytes(bytes, "xlsx")).rejects.toMatchObject(damaged));

test("a sheet that would unpack to hundreds of megabytes is refused", async () => {
  const bomb = xlsxOf({ A: [["x"]] }, { "xl/worksheets/sheet2.xml": Buffer.alloc(110_000_000, " ") });
  await expect(readBytes(bomb, "xlsx")).rejects.toMatchObject({
    data: { code: "too-large", facts: { what: "sample.xlsx" } },
  });
});

test("sheets are pages with their names, numbers and dates as a reader sees them", async () => {
  const { pages } = await readBytes(
    xlsxOf({
      Prices: [
        ["City", "Price", "Day", "Sold"],
        ["Ulm", 12.5, new Date("2024-02-29T00:00:00Z"), true],
      ],
      Empty: [],
      Notes: [
        [null, null],
        [null, "Only one remark"],
      ],
    }),
    "xlsx",
  );
  expect(pages.map(({ text }) => text)).toEqual([
    "Prices, rows 1–1 of 1\n\nCity | Price | Day | Sold\nUlm | 12.5 | 2024-02-29 | true",
    "Notes, rows 1–1 of 1\n\nOnly one remark",
  ]);
  expect(partsOf(pages[0], "heading")).toEqual(["Prices, rows 1–1 of 1"]);
});

test("a workbook with nothing in it is one empty page", async () => {
  const { pages } = await readBytes(xlsxOf({ A: [] }), "xlsx");
  expect(pages).toMatchObject([{ state: "empty", reason: "blank" }]);
});

test("of a long sheet the first 500 rows become text, and each page says how many there are", async () => {
  const rows = Array.from({ length: 2000 }, (_, at) => [`City ${at}`, at]);
  const { pages, text } = await readBytes(xlsxOf({ Cities: [["City", "Number"], ...rows] }), "xlsx");
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages) expect(page.text).toMatch(/^Cities, rows \d+–\d+ of 2,000\n\nCity \| Number\n/);
  expect(text).toContain("City 499 | 499");
  expect(text).not.toContain("City 500 |");
});
