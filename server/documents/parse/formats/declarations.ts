// TypeScript declarations: a page for each symbol that can be imported, with its signature, its members and what its comments say.
import { basename } from "node:path/posix";
import type { ApiPart } from "../../../../pipelines/engine/documents.ts";
import type { ParsedFile } from "../parser.ts";
import { apiPages, paragraph, proseBlocks } from "./api-pages.ts";
import type { ApiEntry } from "./api-pages.ts";
import type { Block } from "./blocks.ts";
import { cleanText } from "./clean-text.ts";
import { readText } from "./decode-text.ts";
import { exportsOf, reachable } from "./declaration-exports.ts";
import type { ExportedSymbol } from "./declaration-exports.ts";
import type { Documented } from "./declaration-symbols.ts";
import { unnamed } from "./format.ts";
import type { FormatText } from "./format.ts";
import { apiLimits } from "./limits.ts";
import { readSourceCode } from "./source-code.ts";

/** One without a symbol, or too long to be read whole, is read as the source it is. */
export async function readDeclarations(file: ParsedFile): Promise<FormatText> {
  const { text, cut } = await readText(file.path);
  const name = basename(file.name.replaceAll("\\", "/"));
  const files = new Map([[name, cleanText(text)]]);
  const module = `./${name.replace(/\.d\.[cm]?ts$/i, "")}`;
  const symbols = cut ? [] : exportsOf(files, name, module);
  if (symbols.length === 0) return readSourceCode(file);
  return { ...unnamed, ...(await apiPages(symbols.map((symbol) => symbolEntry(symbol, files)))) };
}

/** `files` are those of the module, by name. */
export function symbolEntry(symbol: ExportedSymbol, files: ReadonlyMap<string, string>): ApiEntry {
  const { name, module, group } = symbol;
  return { group, title: name, blocks: () => symbolBlocks(symbol), part: () => symbolPart(symbol, module, files) };
}

const syntaxWords = {
  function: "Function",
  class: "Class",
  interface: "Interface",
  type: "Type",
  constant: "Constant",
  enum: "Enum",
  namespace: "Namespace",
} as const;

async function symbolBlocks(symbol: ExportedSymbol): Promise<readonly Block[]> {
  const { code, docs, members, syntax, module, isDefault, inner } = symbol;
  const told: Block[] = [];
  for (const { signature, docs: memberDocs } of members) {
    told.push({ kind: "code", text: signature }, ...(await docBlocks(memberDocs)));
  }
  return [
    ...paragraph(`${syntaxWords[syntax]} of ${module}${isDefault ? ", its default export" : ""}.`),
    ...(await proseBlocks(docs.summary)),
    ...(inner.length > 0
      ? paragraph(`In it: ${inner.map(({ name }) => name).join(", ")}.`)
      : [{ kind: "code", text: code.join("\n") } as const]),
    ...(await docBlocks({ ...docs, summary: "" })),
    ...(told.length > 0 ? [...paragraph("Members"), ...told] : []),
  ];
}

async function docBlocks({ summary, tags, examples }: Documented): Promise<readonly Block[]> {
  const blocks: Block[] = [...(await proseBlocks(summary))];
  for (const tag of tags) blocks.push(...(await proseBlocks(tag)));
  for (const example of examples) {
    const bare = /^([^\n`]*)\n?```\w*\n([\s\S]*?)```/.exec(example);
    const caption = bare?.[1]?.trim() ?? "";
    blocks.push(...paragraph(caption === "" ? "Example" : `Example: ${caption}`), {
      kind: "code",
      text: bare?.[2] ?? example,
    });
  }
  return blocks;
}

function symbolPart(symbol: ExportedSymbol, module: string, files: ReadonlyMap<string, string>): ApiPart | null {
  const { name, isDefault, syntax, entry } = symbol;
  const all = [...reachable(files, entry)].map(([each, text]) => ({ name: each, text }));
  if (all.reduce((sum, { text }) => sum + text.length, 0) > apiLimits.partCharacters) return null;
  return { kind: "symbol", name, module, isDefault, syntax, files: all, entry };
}
