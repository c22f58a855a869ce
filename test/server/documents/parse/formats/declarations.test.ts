import { expect, test } from "vitest";
import { apiFile, readApi, writtenFile } from "../../../../support/api-files.ts";

const parcel = () => readApi(apiFile("parcel.d.ts"), "declarations");
const textOf = async (title: string) =>
  (await parcel()).pages.find(({ section }) => section === `parcel.d.ts › ${title}`)?.text ?? "";

test("every symbol that can be imported has a page, those under another name and those in a namespace too; the others have none", async () => {
  expect((await parcel()).pages.map(({ section }) => section?.split(" › ")[1])).toEqual([
    "Place",
    "ParcelOptions",
    "pack",
    "Parcel",
    "Speed",
    "Tracker",
    "Tracker.follow",
    "heaviest",
    "shop",
    "Shown",
  ]);
});

test("overloads stand on one page, with what the comment says of parameters, result, errors and an example", async () => {
  expect(await textOf("pack")).toBe(
    [
      "pack",
      "Function of ./parcel.",
      "Packs things into a parcel.",
      "export declare function pack(things: readonly string[], options: ParcelOptions): Parcel;\nexport declare function pack(thing: string): Parcel;",
      "Parameter things: What goes in, heaviest first.",
      "Parameter options: How it is sent.",
      "Returns: The parcel, sealed.",
      "Throws: if it weighs more than 30 kg.",
      "Example",
      'pack(["book"], { weight: 400 });',
    ].join("\n\n"),
  );
});

test("a class is told with its members and without its comments; links in comments are their words", async () => {
  const text = await textOf("Parcel");
  expect(text).toContain("  private constructor();\n  readonly id: string;\n  open(): readonly string[];");
  expect(text).toContain("A sealed parcel. Tracker.follow tells where it is.");
  expect(text).toContain("open(): readonly string[];\n\nOpens it. It cannot be sealed again.");
  expect(text).not.toContain("/**");
});

test("the default export is said to be one", async () => {
  expect(await textOf("shop")).toContain("Function of ./parcel, its default export.");
});

test("what a sample of a symbol is checked against is the file itself", async () => {
  const { pages, apiPart } = await parcel();
  const page = pages.find(({ section }) => section === "parcel.d.ts › pack")!.page;
  expect(apiPart?.(page)).toMatchObject({
    kind: "symbol",
    name: "pack",
    module: "./parcel",
    entry: "parcel.d.ts",
    isDefault: false,
  });
});

test("declarations that are there for all, and modules declared by name, are symbols too", async () => {
  const text = `declare module "meadow/grass" {\n  /** Mows. */\n  export function mow(): void;\n}\ndeclare const grass: number;\n`;
  const { pages } = await readApi(writtenFile("global.d.ts", text), "declarations");
  expect(pages.map(({ section }) => section)).toEqual(["global.d.ts › grass", "meadow/grass › mow"]);
});

test.each([
  ["broken syntax", "export declare function (: ;;; {{{ "],
  ["nothing exported", "import type { A } from './a';\ninterface B { a: A }\nexport {};\n"],
  ["only comments", "// nothing here\n"],
])("a file of %s is read as source", async (_claim, text) => {
  const { pages, apiPart } = await readApi(writtenFile("odd.d.ts", text), "declarations");
  expect(apiPart).toBeUndefined();
  expect(pages[0]?.text).toBe(text.trimEnd());
});

test("an empty file has an empty page", async () => {
  expect((await readApi(writtenFile("empty.d.ts", ""), "declarations")).pages).toMatchObject([{ state: "empty" }]);
});

test("files that pass on from themselves come to an end", async () => {
  const text = 'export * from "./self";\nexport { a as b } from "./self";\nexport declare const c: 1;\n';
  const { pages } = await readApi(writtenFile("self.d.ts", text), "declarations");
  expect(pages.map(({ section }) => section)).toEqual(["self.d.ts › c"]);
});

test("types nested deeper than can be followed are read as source", async () => {
  const text = `export type Deep = ${"[".repeat(20_000)}1${"]".repeat(20_000)};\n`;
  const { pages } = await readApi(writtenFile("deep.d.ts", text), "declarations");
  expect(pages[0]?.text).toContain("export type Deep");
});
