// Every line of test/data/pdf-odd/MANIFEST.md, before OCR: what a person gets from PDFs that are broken in a way of their own.
import { readFileSync } from "node:fs";
import { pino } from "pino";
import { afterAll, expect, test } from "vitest";
import { openParser } from "../../../../server/documents/parse/open-parser.ts";
import type { ParsedPage } from "../../../../server/documents/parse/parser.ts";
import { allPages, fileOf } from "../../../support/parsing.ts";

interface Expectation {
  readonly error?: "password-needed" | "file-damaged";
  readonly password?: string;
  readonly pages?: number;
  /** In this order, on every page or, with `somewhere`, in the whole. */
  readonly holds?: readonly string[];
  readonly somewhere?: true;
  readonly matches?: RegExp;
  readonly state?: ParsedPage["state"];
  /** Without separators of cells and white space. */
  readonly characters?: readonly [least: number, most: number];
}

const odd: Readonly<Record<string, readonly Expectation[]>> = {
  "password-abc.pdf": [{ error: "password-needed" }, { password: "abc", pages: 1, holds: ["Issue 6010"] }],
  "password-foo-aes128.pdf": [{ error: "password-needed" }, { password: "foo", holds: ["Secret!"] }],
  "owner-password-only.pdf": [{ pages: 1, state: "empty" }],
  "xref-keyword-missing.pdf": [{ holds: ["Reduced test-case"] }],
  "xref-offsets-wrong.pdf": [{ holds: ["Hello, world!"] }],
  "corrupted-but-readable.pdf": [{ holds: ["Beautiful is better than ugly."], characters: [650, 850] }],
  "trailer-missing.pdf": [{ error: "file-damaged" }],
  "five-bytes.pdf": [{ error: "file-damaged" }],
  "garbage-82-bytes.pdf": [{ error: "file-damaged" }],
  "garbage-187-bytes.pdf": [{ error: "file-damaged" }],
  "zero-bytes.pdf": [{ error: "file-damaged" }],
  "cjk-eucjp-no-cmap.pdf": [{ holds: ["あいうえお"] }],
  "cjk-jis7-no-cmap.pdf": [{ holds: ["ABC あいうえお 123"] }],
  "rotated-pages.pdf": [{ pages: 5, holds: ["Hello world"] }],
  "rotated-table.pdf": [{ holds: ["Alabama", "Alaska"], characters: [3900, 5000] }],
  "two-column.pdf": [
    {
      pages: 3,
      somewhere: true,
      holds: ["Two-Column Document with Lorem Ipsum", "Lorem ipsum dolor sit amet", "Vivamus viverra", "Maece-\nnas"],
    },
  ],
  "table-precinct.pdf": [{ holds: ["327 BALLOTS CAST"] }],
  "table-ducks.pdf": [{ holds: ["Number of freshwater ducks per year", "2019 | 120"] }],
  "scan-one-page.pdf": [{ pages: 1, state: "empty" }],
  "images-only-6-pages.pdf": [{ pages: 6, state: "empty" }],
  "annotation-freetext.pdf": [{ holds: ["FreeText", "FreeText content"] }],
  "form-acroform.pdf": [{ holds: ["DROPDOWN 222", "LIST fff", "TEXT AcroForm tests", "COMBO LIST mm22"] }],
  "form-libreoffice.pdf": [{ holds: ["Example for a Form", "Alice"] }],
  "attachment.pdf": [{ holds: ["Lorem ipsum dolor sit amet"] }],
  "xobject-loop.pdf": [{ holds: ["Hello world"] }],
  "arabic-rotated.pdf": [{ pages: 4, holds: ["habibi"], matches: /[\u0620-\u064a]{3}/u }],
  "truncated.pdf": [{ error: "file-damaged" }],
  "zero-pages.pdf": [{ error: "file-damaged" }],
};

const parser = openParser({ log: pino({ level: "silent" }) });
afterAll(() => parser[Symbol.asyncDispose]());

test("every file of the manifest is tried", () => {
  const manifest = readFileSync(fileOf("pdf-odd/MANIFEST.md").path, "utf8");
  const named = [...manifest.matchAll(/^\| (\S+\.pdf) \|/gmu)].map(([, name]) => name);
  expect(new Set(named)).toEqual(new Set(Object.keys(odd)));
});

const tried = Object.entries(odd).flatMap(([name, each]) => each.map((expectation) => [name, expectation] as const));

test.each(tried)("%s gives what its manifest says", async (name, expectation) => {
  const file = fileOf(`pdf-odd/${name}`, "application/pdf", expectation.password);
  if (expectation.error) {
    await expect(allPages(parser, file)).rejects.toMatchObject({ data: { code: expectation.error, facts: { name } } });
    return;
  }
  const pages = await allPages(parser, file);
  expect(pages.length).toBe(expectation.pages ?? 1);
  expect(new Set(pages.map(({ state }) => state))).toEqual(new Set([expectation.state ?? "text"]));
  const texts = pages.map(({ text }) => text);
  for (const text of expectation.somewhere ? [texts.join("\n\n")] : texts) {
    expectInOrder(text, expectation.holds ?? []);
    if (expectation.matches) expect(text).toMatch(expectation.matches);
    const bare = text.replace(/[\s|]/gu, "").length;
    const [least, most] = expectation.characters ?? [0, Number.POSITIVE_INFINITY];
    expect(bare).toBeGreaterThanOrEqual(least);
    expect(bare).toBeLessThanOrEqual(most);
  }
  for (const page of pages) expectWordsInText(page);
});

function expectInOrder(text: string, parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    expect(text.slice(from)).toContain(part);
    from = text.indexOf(part, from) + part.length;
  }
}

/** What is empty has a reason, and what is not is all words that lie on the page. */
function expectWordsInText({ state, reason, text, words }: ParsedPage): void {
  if (state === "empty") {
    expect(["picture", "blank"]).toContain(reason);
    return;
  }
  let from = 0;
  for (const { start, end, box } of words) {
    expect(start).toBeGreaterThanOrEqual(from);
    expect(text.slice(start, end)).toMatch(/^\S+$/u);
    const [left, top, width, height] = box;
    expect(Math.min(left, top, width, height)).toBeGreaterThanOrEqual(0);
    expect(Math.max(left + width, top + height)).toBeLessThanOrEqual(1.0001);
    from = end;
  }
}
