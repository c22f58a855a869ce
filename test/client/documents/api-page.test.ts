import fc from "fast-check";
import { expect, test } from "vitest";
import { apiBlocks, quotedIn } from "../../../client/documents/api-page.ts";
import { apiFile, readApi } from "../../support/api-files.ts";

const kindsOf = (text: string) =>
  apiBlocks(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end).split("\n")[0]}`);

test("a page of an operation is its heading, its sentences, its tables and its example", async () => {
  const { pages } = await readApi(apiFile("meadow.yaml"), "openapi");
  expect(kindsOf(pages[2]!.text)).toEqual([
    "heading: POST /pets",
    "paragraph: Adds a pet that has come to the shelter.",
    "paragraph: The shelter's number is made by the server. A pet without a chip is accepted.",
    "paragraph: Operation id: addPet. Needs shelterKey (key in header X-Shelter-Key).",
    "paragraph: Parameters",
    "table: Name | In | Type | Required | Description",
    "paragraph: Request body: NewPet (application/json), required.",
    "table: Field | Type | Required | Description",
    "paragraph: Example of the request body",
    "code: {",
    "paragraph: Responses",
    "table: Status | Content | Description",
    "paragraph: Fields of the 201 response",
    "table: Field | Type | Required | Description",
  ]);
});

test("a page of a symbol is its heading, its signature as code, and its sentences", async () => {
  const { pages } = await readApi(apiFile("parcel.d.ts"), "declarations");
  const parcel = pages.find(({ section }) => section?.endsWith("› Parcel"))!.text;
  expect(kindsOf(parcel)).toEqual([
    "heading: Parcel",
    "paragraph: Class of ./parcel.",
    "paragraph: A sealed parcel. Tracker.follow tells where it is.",
    "code: export declare class Parcel {",
    "paragraph: Members",
    "code: open(): readonly string[];",
    "paragraph: Opens it. It cannot be sealed again.",
    "code: static weigh(parcel: Parcel): number;",
    "paragraph: How much it weighs, in grams.",
  ]);
});

test("the cells of a table are where they stand in the text, empty ones too", () => {
  const text = "GET /a\n\nName | Type | Description\nx | string | \ny | number | The y.";
  const [, table] = apiBlocks(text);
  const cells =
    table?.kind === "table" ? table.rows.map((row) => row.map(({ start, end }) => text.slice(start, end))) : [];
  expect(cells).toEqual([
    ["x", "string", ""],
    ["y", "number", "The y."],
  ]);
});

test("of any text nothing is lost, shown twice or out of order", () => {
  const piece = fc.constantFrom("GET /a", " | ", "\n", "\n\n", "word", "{", "  x;", "é", "\t", " ");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      const blocks = apiBlocks(text);
      let at = 0;
      for (const { start, end } of blocks) {
        expect(text.slice(at, start).trim()).toBe("");
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(text.slice(at).trim()).toBe("");
    }),
  );
});

test("a quote is marked in each part it reaches into, and in no other", () => {
  const quote = { start: 5, end: 12 };
  expect(quotedIn({ start: 0, end: 8 }, quote)).toEqual({ start: 5, end: 8 });
  expect(quotedIn({ start: 10, end: 20 }, quote)).toEqual({ start: 10, end: 12 });
  expect(quotedIn({ start: 12, end: 20 }, quote)).toBeUndefined();
  expect(quotedIn({ start: 0, end: 8 }, { start: 0, end: 0 })).toBeUndefined();
});
