// Real Tesseract with its language data from packages: what a scan says is read, and nothing is made up of what says nothing.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { expect, test } from "vitest";
import { openParser } from "../../server/documents/parse/open-parser.ts";
import { fileOf, never, wordsOf } from "../support/parsing.ts";

test("a scan is read, with its words where they stand", async () => {
  await using parser = openParser({ log: pino({ level: "silent" }) });
  const page = await parser.read(fileOf("pdf-odd/scan-one-page.pdf"), 1, never);
  expect(page.state).toBe("ocr");
  expect(page.text).toContain("Docling bundles");
  expect(page.text.replaceAll("\n", " ")).toContain("an easy self contained package");
  expect(wordsOf(page).slice(0, 2)).toEqual(["Docling", "bundles"]);
  const [docling, bundles] = page.words;
  expect(docling?.box[0]).toBeLessThan(bundles?.box[0] ?? 0);
  expect(docling?.box[1]).toBeCloseTo(bundles?.box[1] ?? 0, 1);
});

test("pictures without words are read as empty, and said to be", async () => {
  await using parser = openParser({ log: pino({ level: "silent" }) });
  const page = await parser.read(fileOf("pdf-odd/images-only-6-pages.pdf"), 1, never);
  expect(page).toMatchObject({ state: "empty", reason: "ocr-found-nothing", text: "", words: [] });
});

test("a photograph of a page is a document of one page", async () => {
  await using parser = openParser({ log: pino({ level: "silent" }) });
  const drawn = await parser.draw(fileOf("pdf-odd/attachment.pdf"), 1, 1600, never);
  const folder = await mkdtemp(join(tmpdir(), "facet-picture-"));
  try {
    const file = { path: join(folder, "page.png"), name: "page.png", mediaType: "image/png" };
    await writeFile(file.path, drawn);
    expect(await parser.open(file, never)).toMatchObject({ pageCount: 1, drawable: true });
    expect((await parser.read(file, 1, never)).text).toContain("Lorem ipsum dolor sit amet");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
