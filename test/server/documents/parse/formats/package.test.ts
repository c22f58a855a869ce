import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readApi, tarballOf, tinyPackage, writtenFile } from "../../../../support/api-files.ts";

async function read(files: Readonly<Record<string, string | Buffer>>) {
  return readApi(writtenFile("paths-3.1.0.tgz", await tarballOf(files)), "package");
}
const manifest = (rest: object) => JSON.stringify({ name: "p", version: "1.0.0", ...rest });

test("a package has a page of what it is, its README by headings, and a page for each symbol of each of its modules", async () => {
  const { opened, pages } = await read(tinyPackage);
  expect(opened).toMatchObject({ title: "@meadow/paths 3.1.0", authors: ["Ada Berg"] });
  expect(pages.map(({ section }) => section)).toEqual([
    "Overview › @meadow/paths",
    "README.md › Meadow paths",
    "README.md › Installing",
    "@meadow/paths › Pace",
    "@meadow/paths › finder",
    "@meadow/paths › findPath",
    "@meadow/paths/walk › Step",
    "@meadow/paths/walk › walk",
  ]);
  expect(pages[0]?.text).toContain("Depends on tiny-stones.");
});

test("what a sample is checked against names the module as it is imported, with the declarations it leads to", async () => {
  const { apiPart, pages } = await read(tinyPackage);
  const part = apiPart?.(pages.at(-1)!.page);
  expect(part).toMatchObject({ kind: "symbol", name: "walk", module: "@meadow/paths/walk", entry: "dist/walk.d.ts" });
  const filesOf = (each: typeof part) => (each?.kind === "symbol" ? each.files.map(({ name }) => name) : []);
  expect(filesOf(part)).toEqual(["dist/walk.d.ts"]);
  const found = pages.find(({ section }) => section === "@meadow/paths › findPath");
  expect(filesOf(apiPart?.(found!.page)).toSorted()).toEqual(["dist/find.d.ts", "dist/index.d.ts", "dist/walk.d.ts"]);
});

test.each<[claim: string, manifest: object, file: string]>([
  ["types", { types: "./lib/main.d.ts" }, "package/lib/main.d.ts"],
  ["typings", { typings: "lib/main.d.ts" }, "package/lib/main.d.ts"],
  ["the declarations beside main", { main: "./lib/main.js" }, "package/lib/main.d.ts"],
  ["nothing but an index", {}, "package/index.d.ts"],
  ["exports with one text", { exports: "./lib/main.js" }, "package/lib/main.d.ts"],
  ["modules of ECMAScript", { exports: { ".": { import: "./lib/main.mjs" } } }, "package/lib/main.d.mts"],
])("types are found by %s", async (_claim, rest, file) => {
  const { pages } = await read({ "package/package.json": manifest(rest), [file]: "export declare const here: 1;\n" });
  expect(pages.at(-1)?.section).toBe("p › here");
});

test("a package without types is its README, and says so", async () => {
  const { pages } = await read({ "package/package.json": manifest({}), "package/readme.md": "# P\n\nDoes things.\n" });
  expect(pages.map(({ section }) => section)).toEqual(["Overview › p", "readme.md › P"]);
  expect(pages[0]?.text).toContain("It declares no types: only its README is here.");
});

test("names that lead out of the package are passed over", async () => {
  const { pages } = await read({
    "package/package.json": manifest({ types: "../../evil.d.ts" }),
    "package/../../evil.d.ts": "export declare const evil: 1;\n",
    "/etc/evil.d.ts": "export declare const evil: 1;\n",
    "package/a\\..\\..\\evil.d.ts": "export declare const evil: 1;\n",
  });
  expect(pages).toHaveLength(1);
});

test.each<[claim: string, bytes: () => Promise<Buffer>, error: object]>([
  [
    "a tar without a package.json",
    () => tarballOf({ "a/b.txt": "x" }),
    { code: "unsupported-file", facts: { type: "TAR" } },
  ],
  ["a package.json that is no JSON", () => tarballOf({ "package/package.json": "{" }), { code: "file-damaged" }],
  ["a tarball cut in half", async () => (await tarballOf(tinyPackage)).subarray(0, 400), { code: "file-damaged" }],
  ["a gzip of noise", async () => gzipSync(Buffer.alloc(5000, 7)), { code: "file-damaged" }],
  ["no gzip at all", async () => Buffer.alloc(50, 9), { code: "file-damaged" }],
  [
    "a bomb",
    () => tarballOf({ "package/package.json": manifest({}), "package/zeros.bin": Buffer.alloc(310_000_000) }),
    { code: "too-large" },
  ],
])("%s is told as what it is", async (_claim, bytes, error) => {
  await expect(readApi(writtenFile("p.tgz", await bytes()), "package")).rejects.toMatchObject({ data: error });
});

test("a declaration file of many megabytes is passed over", async () => {
  const { pages } = await read({
    "package/package.json": manifest({ types: "index.d.ts" }),
    "package/index.d.ts": `export declare const a: 1;${" ".repeat(5_100_000)}`,
  });
  expect(pages).toHaveLength(1);
});
