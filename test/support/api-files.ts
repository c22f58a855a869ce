// Files of API documentation for tests: those of test/data/api-docs, texts written by a test, and packages packed by one.
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";
import { onTestFinished } from "vitest";
import { apiTypes } from "../../pipelines/engine/page-place.ts";
import { readFormat } from "../../server/documents/parse/formats/read-format.ts";
import type { ParsedFile } from "../../server/documents/parse/parser.ts";
import { tmpFolder } from "./tmp-folder.ts";

export const apiFile = (name: string): string => fileURLToPath(new URL(`../data/api-docs/${name}`, import.meta.url));
export const apiText = (name: string): string => readFileSync(apiFile(name), "utf8");

/** In a folder that goes with the test. */
export function writtenFile(name: string, bytes: string | Uint8Array): string {
  const folder = tmpFolder();
  onTestFinished(() => folder[Symbol.dispose]());
  const path = join(folder.path, name);
  writeFileSync(path, bytes);
  return path;
}

/** A packed tarball of these files, names as they are given. */
export async function tarballOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const tar = pack();
  for (const [name, content] of Object.entries(files)) tar.entry({ name }, content);
  tar.finalize();
  const pieces: Buffer[] = [];
  for await (const piece of tar as AsyncIterable<Buffer>) pieces.push(piece);
  return gzipSync(Buffer.concat(pieces));
}

/** A small package with types that are passed on from file to file. */
export const tinyPackage: Readonly<Record<string, string>> = {
  "package/package.json": JSON.stringify({
    name: "@meadow/paths",
    version: "3.1.0",
    description: "Paths through a meadow.",
    license: "MIT",
    author: "Ada Berg <ada@example.org>",
    exports: {
      ".": { import: { types: "./dist/index.d.ts", default: "./dist/index.js" } },
      "./walk": { types: "./dist/walk.d.ts" },
      "./inner/*": "./dist/inner/*.js",
    },
    dependencies: { "tiny-stones": "^1.0.0" },
  }),
  "package/README.md": "# Meadow paths\n\nFinds a way.\n\n## Installing\n\nRun `npm install @meadow/paths`.\n",
  "package/dist/index.d.ts":
    'export * from "./find.js";\nexport { Step as Pace } from "./walk.js";\nexport { default } from "./find.js";\n',
  "package/dist/find.d.ts":
    "/** Finds the shortest path. */\nexport declare function findPath(from: string, to: string): string[];\ndeclare const finder: { readonly name: string };\nexport default finder;\n",
  "package/dist/walk.d.ts":
    'import type { Stone } from "tiny-stones";\nexport interface Step {\n  /** In metres. */\n  length: number;\n  on: Stone;\n}\n/** Walks along a path. */\nexport declare function walk(path: readonly string[]): Promise<Step[]>;\n',
  "package/dist/index.js": "export const ignored = 1;\n",
};

export type ApiKind = keyof typeof apiTypes;

/** The file read as the parsing process reads it. */
export function readApi(path: string, kind: ApiKind) {
  const file: ParsedFile = { path, name: basename(path), mediaType: apiTypes[kind] };
  return readFormat(file);
}
