import { expect, test } from "vitest";
import { readBytes } from "../../../../support/read-bytes.ts";

test("paragraphs stay, and pages are near 3,000 characters", async () => {
  const paragraphs = Array.from({ length: 40 }, (_, at) =>
    `Paragraph ${at}. ${"Heat moves from warm to cold. ".repeat(10)}`.trim(),
  );
  const { pages } = await readBytes(paragraphs.join("\r\n\r\n"), "txt");
  expect(pages.flatMap(({ text }) => text.split("\n\n"))).toEqual(paragraphs);
  for (const { text } of pages) expect(text.length).toBeLessThanOrEqual(3000);
  expect(pages.length).toBeLessThan(8);
});

test("form feeds part pages", async () => {
  const { pages } = await readBytes("First\f\fThird", "txt");
  expect(pages.map(({ text }) => text)).toEqual(["First", "Third"]);
});

test("a paragraph longer than a page is cut at its sentences, and nothing of it is lost", async () => {
  const sentence = "Heat moves from warm to cold. ";
  const { pages } = await readBytes(sentence.repeat(500), "txt");
  for (const { text } of pages) expect(text.endsWith(".")).toBe(true);
  expect(pages.map(({ text }) => text).join(" ")).toBe(sentence.repeat(500).trim());
});

test("one word of 10 MB is cut into pages, with no half character", async () => {
  const { pages } = await readBytes("𝐡".repeat(2_500_000), "txt");
  expect(pages.map(({ text }) => text).join("")).toBe("𝐡".repeat(2_500_000));
  for (const { text } of pages) expect(text.isWellFormed()).toBe(true);
});

test.each([
  ["nothing", ""],
  ["white space", " \n\n\t\f "],
])("a file of %s is one empty page", async (_, text) => {
  expect((await readBytes(text, "txt")).pages).toMatchObject([{ page: 1, state: "empty", reason: "blank" }]);
});

test("control characters and half characters are gone, and tabs stay", async () => {
  expect((await readBytes("a\0b\u001b[31m\tc\ud800", "txt")).text).toMatch(/^ab\[31m\tc\ufffd*$/);
});
