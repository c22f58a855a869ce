import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { apiTypes } from "../../../pipelines/engine/page-place.ts";
import { mediaTypeOf } from "../../../server/documents/media-type.ts";
import { apiText, tarballOf, tinyPackage, writtenFile } from "../../support/api-files.ts";

const typeOf = (name: string, bytes: string | Uint8Array) => mediaTypeOf(writtenFile("bytes", bytes), name);
const long = `{"components": {"schemas": {"A": {"description": "${"x".repeat(1_500_000)}"}}}, "openapi": "3.0.3", "paths": {"/": ${JSON.stringify("y".repeat(200_000))}}}`;

test.each<[claim: string, name: string, text: string]>([
  ["YAML", "api.yaml", apiText("meadow.yaml")],
  ["JSON", "api.json", apiText("meadow.json")],
  ["version 2", "swagger.json", apiText("old-2.0.json")],
  ["JSON with no extension", "openapi", apiText("meadow.json")],
  ["YAML named as text", "api.txt", apiText("tree-3.1.yaml")],
  ["JSON in one line", "a.json", '{"info":{},"openapi":"3.1.0","paths":{}}'],
  ["the words far behind the beginning", "a.json", long],
  ["YAML with quotation marks", "a.yml", '# head\n"openapi": "3.0.0"\npaths: {}\n'],
])("an OpenAPI description is known by what it holds: %s", async (_claim, name, text) => {
  expect(await typeOf(name, text)).toBe(apiTypes.openapi);
});

test.each<[claim: string, name: string, text: string, type: string]>([
  ["other JSON", "a.json", '{"name": "openapi", "version": "3.0.0"}', "text/x-source"],
  ["other YAML", "a.yaml", "description: about openapi 3\n  openapi: 3.0.0\n", "text/x-source"],
  ["a Markdown text about it", "a.md", "openapi: 3.0.0 begins a description\n", "text/markdown"],
  ["code that makes one", "a.ts", 'export const api = { "openapi": "3.0.0" };', "text/x-source"],
  ["TypeScript that is no declaration", "a.ts", "export declare const a: 1;", "text/x-source"],
])("%s is not taken for one", async (_claim, name, text, type) => {
  expect(await typeOf(name, text)).toBe(type);
});

test.each(["index.d.ts", "index.d.mts", "INDEX.D.CTS"])("%s is a file of declarations", async (name) => {
  expect(await typeOf(name, "export declare const a: 1;\n")).toBe(apiTypes.declarations);
});

test("a packed tarball is known by its bytes, whatever its name", async () => {
  expect(await typeOf("paths-3.1.0.tgz", await tarballOf(tinyPackage))).toBe(apiTypes.package);
  expect(await typeOf("paths", await tarballOf(tinyPackage))).toBe(apiTypes.package);
});

test.each<[claim: string, bytes: Uint8Array]>([
  ["a text", gzipSync("only text")],
  ["zeros without end", gzipSync(Buffer.alloc(50_000_000))],
])("a gzip of %s is refused", async (_claim, bytes) => {
  await expect(typeOf("a.gz", bytes)).rejects.toMatchObject({
    data: { code: "unsupported-file", facts: { type: "GZ" } },
  });
});
