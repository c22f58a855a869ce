// Words of a PDF stand where the page shows them, in the order a person reads them.
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { pino } from "pino";
import { afterAll, describe, expect, test } from "vitest";
import { openParser } from "../../../../server/documents/parse/open-parser.ts";
import type { ParsedPage } from "../../../../server/documents/parse/parser.ts";
import { allPages, fileOf, never, wordsOf } from "../../../support/parsing.ts";

const parser = openParser({ log: pino({ level: "silent" }) });
afterAll(() => parser[Symbol.asyncDispose]());
const pagesOf = (name: string) => allPages(parser, fileOf(`pdf-odd/${name}`));

/** Dark pixels inside the boxes of all words, and on the whole page. */
async function inkOf(
  name: string,
  { page, words }: ParsedPage,
): Promise<{ boxed: number; all: number; each: number[] }> {
  const image = await loadImage(await parser.draw(fileOf(`pdf-odd/${name}`), page, 1200, never));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const ink = (left: number, top: number, width: number, height: number): number => {
    const { data } = context.getImageData(left, top, Math.max(1, width), Math.max(1, height));
    return data.filter((value, at) => at % 4 === 0 && value < 128).length;
  };
  const each = words.map(({ box: [left, top, width, height] }) => {
    const [x, y] = [Math.floor(left * image.width), Math.floor(top * image.height)];
    return ink(x, y, Math.ceil(width * image.width) + 1, Math.ceil(height * image.height) + 1);
  });
  return { boxed: each.reduce((a, b) => a + b, 0), all: ink(0, 0, image.width, image.height), each };
}

describe("boxes", () => {
  test.each(["rotated-pages.pdf", "two-column.pdf", "attachment.pdf"])(
    "of %s hold the page's ink, word by word",
    async (name) => {
      for (const page of await pagesOf(name)) {
        // The lines of a table are ink too.
        if (page.parts.some(({ kind }) => kind === "table")) continue;
        const { boxed, all, each } = await inkOf(name, page);
        expect(Math.min(...each)).toBeGreaterThan(0);
        expect(boxed / all).toBeGreaterThan(0.97);
      }
    },
  );

  test("of one line do not reach into one another", async () => {
    const [page] = await pagesOf("two-column.pdf");
    const boxes = page?.words.map(({ box }) => box) ?? [];
    for (const [at, [left, top]] of boxes.entries()) {
      const before = boxes[at - 1];
      if (before && Math.abs(before[1] - top) < 0.002)
        expect(left).toBeGreaterThanOrEqual(before[0] + before[2] - 0.0005);
    }
  });
});

describe("text", () => {
  test("of two columns is the left one, then the right one, with a title as a heading", async () => {
    const [page] = await pagesOf("two-column.pdf");
    const { text, parts, words } = page ?? { text: "", parts: [], words: [] };
    const gutter = words.findIndex(({ box: [left] }, at) => at > 20 && left > 0.5);
    const leftAgain = words.slice(gutter + 200).filter(({ box: [left, , width] }) => left + width < 0.5);
    expect(leftAgain).toEqual([]);
    const headings = parts.filter(({ kind }) => kind === "heading").map(({ start, end }) => text.slice(start, end));
    expect(headings[0]).toBe("Two-Column Document with Lorem Ipsum");
    expect(text).toContain("consectetuer adip-\niscing elit");
  });

  test("that a column breaks off goes on in the next one without a new paragraph", async () => {
    const [page] = await pagesOf("two-column.pdf");
    expect(page?.text).toMatch(/Donec nonummy\npellentesque ante/u);
  });

  test("of a table has a row a line, its cells parted", async () => {
    const [page] = await pagesOf("table-ducks.pdf");
    const table = page?.parts.find(({ kind }) => kind === "table");
    expect(page?.text.slice(table?.start, table?.end).split("\n").slice(-2)).toEqual(["2023 | 160", "2024 | 180"]);
    const [, , third] = await pagesOf("two-column.pdf");
    const found = third?.parts.find((part) => part.kind === "table");
    const header = "Country | Population (millions) | Area (km2) | Capital | Official Language";
    expect(third?.text.slice(found?.start, found?.headerEnd)).toBe(header);
    expect(third?.text).toContain("Czech Republic | 10.7 | 78,866 | Prague | Czech");
  });

  test("of code keeps its lines", async () => {
    const [page] = await pagesOf("corrupted-but-readable.pdf");
    const code = page?.parts.find(({ kind }) => kind === "code");
    expect(page?.text.slice(code?.start, code?.end).split("\n")[1]).toBe("Explicit is better than implicit.");
  });

  test("of a form says the value beside what it answers", async () => {
    const [page] = await pagesOf("form-libreoffice.pdf");
    expect(page?.text).toContain("First Name Alice Last Name");
    expect(page && wordsOf(page)).toEqual(expect.arrayContaining(["Bob", "☐"]));
  });
});
