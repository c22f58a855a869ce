// Packages of the JavaScript world (`npm pack`): what the package is, its README, and a page for each symbol of its declared types.
import { basename } from "node:path/posix";
import { FacetError } from "../../../../pipelines/engine/errors.ts";
import type { ParsedFile } from "../parser.ts";
import { apiPages, paragraph } from "./api-pages.ts";
import type { ApiEntry } from "./api-pages.ts";
import type { Block } from "./blocks.ts";
import { cleanText, oneLine } from "./clean-text.ts";
import { exportsOf } from "./declaration-exports.ts";
import { symbolEntry } from "./declarations.ts";
import { realAuthors, realTitle } from "./format.ts";
import type { FormatText } from "./format.ts";
import { markdownBlocks } from "./markdown.ts";
import { typeEntries } from "./package-types.ts";
import { readTarball } from "./read-tarball.ts";
import { bagOf, textOf } from "./untrusted.ts";
import type { Bag } from "./untrusted.ts";

/** Throws FacetError unsupported-file where it holds no package.json, file-damaged or too-large. */
export async function readPackage(file: ParsedFile): Promise<FormatText> {
  const files = await readTarball(file, (name) => /^(?:package\.json|readme(?:\.\w+)?|.*\.d\.[cm]?ts)$/i.test(name));
  const manifest = manifestOf(files.get("package.json"), file);
  const name = oneLine(textOf(manifest["name"])) || basename(file.name);
  const readme = [...files].find(([each]) => /^readme(?:\.\w+)?$/i.test(each));
  const declarations = new Map(
    [...files].filter(([each]) => each.endsWith("ts")).map(([each, text]) => [each, cleanText(text)]),
  );
  const symbols = typeEntries(manifest, declarations).flatMap(({ entry, subpath }) =>
    exportsOf(declarations, entry, subpath === "." ? name : `${name}/${subpath.replace(/^\.\//, "")}`),
  );
  const entries: ApiEntry[] = [
    aboutEntry(manifest, name, symbols.length),
    ...(readme ? await readmeEntries(readme[0], readme[1]) : []),
    ...symbols.map((symbol) => symbolEntry(symbol, declarations)),
  ];
  const version = oneLine(textOf(manifest["version"]));
  const author = textOf(manifest["author"]) || textOf(bagOf(manifest["author"])?.["name"]);
  return {
    title: realTitle(`${name} ${version}`.trim()),
    authors: realAuthors(author.replace(/\s*[<(].*$/, "")),
    year: null,
    ...(await apiPages(entries)),
  };
}

function manifestOf(text: string | undefined, file: ParsedFile): Bag {
  if (text === undefined) throw new FacetError("unsupported-file", { type: "TAR" }, { next: ["edit"] });
  try {
    const manifest = bagOf(JSON.parse(text.replace(/^\uFEFF/, "")));
    if (manifest) return manifest;
  } catch {
    // Told below.
  }
  throw new FacetError("file-damaged", { name: `${file.name}: package.json` }, { next: ["edit"] });
}

function aboutEntry(manifest: Bag, name: string, symbols: number): ApiEntry {
  const line = (label: string, value: unknown) => (textOf(value) === "" ? "" : `${label}: ${oneLine(textOf(value))}.`);
  const dependencies = Object.keys(bagOf(manifest["dependencies"]) ?? {});
  const facts = [
    line("Version", manifest["version"]),
    line("Licence", manifest["license"]),
    symbols > 0 ? `${symbols} symbols can be imported.` : "It declares no types: only its README is here.",
    dependencies.length > 0 ? `Depends on ${dependencies.slice(0, 40).join(", ")}.` : "",
  ];
  return {
    group: "Overview",
    title: name,
    blocks: async () => [
      ...paragraph(oneLine(textOf(manifest["description"]))),
      ...paragraph(facts.filter(Boolean).join(" ")),
    ],
  };
}

/** A page for each part of the README that has a heading of the first three levels. */
async function readmeEntries(name: string, text: string): Promise<readonly ApiEntry[]> {
  const parts: { title: string; blocks: Block[] }[] = [];
  for (const block of await markdownBlocks(cleanText(text))) {
    if (block.kind === "heading" && block.level <= 3) parts.push({ title: oneLine(block.text) || name, blocks: [] });
    else {
      if (parts.length === 0) parts.push({ title: name, blocks: [] });
      parts.at(-1)?.blocks.push(block);
    }
  }
  return parts.flatMap(({ title, blocks }) =>
    blocks.length === 0 ? [] : [{ group: name, title, blocks: async () => blocks }],
  );
}
