// Markdown, by way of its HTML.
import { Marked } from "marked";
import type { ParsedFile } from "../parser.ts";
import { pageLeftOut, pagesOf } from "./blocks.ts";
import type { Block } from "./blocks.ts";
import { cleanText } from "./clean-text.ts";
import { readText } from "./decode-text.ts";
import { realAuthors, realTitle, realYear } from "./format.ts";
import type { FormatText } from "./format.ts";
import { textBlocks } from "./plain-text.ts";
import { htmlBlocks } from "./html-blocks.ts";

const marked = new Marked({ gfm: true });

export async function readMarkdown(file: ParsedFile): Promise<FormatText> {
  const { text, cut } = await readText(file.path);
  const { matter, body } = partMatter(cleanText(text));
  const blocks = await markdownBlocks(body);
  const pages = pagesOf(blocks);
  return {
    title: realTitle(matter.get("title") ?? firstHeading(blocks)),
    authors: realAuthors(matter.get("authors") ?? matter.get("author")),
    year: realYear(matter.get("date") ?? matter.get("year")),
    pages: cut ? [...pages, pageLeftOut(pages.length + 1)] : pages,
  };
}

/** Nesting that the library cannot follow is read as plain text. */
export async function markdownBlocks(text: string): Promise<readonly Block[]> {
  try {
    return htmlBlocks(await marked.parse(text)).blocks;
  } catch (error) {
    if (error instanceof RangeError) return textBlocks(text);
    throw error;
  }
}

/** The heading a document begins with is its title. */
export function firstHeading(blocks: readonly Block[]): string | undefined {
  const [first] = blocks;
  return first?.kind === "heading" && first.level === 1 ? first.text : undefined;
}

/** Single-line values of the front matter; lists and nested values are left out, never guessed. */
function partMatter(text: string): { matter: ReadonlyMap<string, string>; body: string } {
  const found = /^---\n([\s\S]{0,10000}?)\n---(?:\n|$)/.exec(text);
  if (!found) return { matter: new Map(), body: text };
  const matter = new Map<string, string>();
  for (const line of (found[1] ?? "").split("\n")) {
    const [, key, value = ""] = /^(\w+):\s*(.*)$/.exec(line) ?? [];
    const bare = value.trim().replace(/^(["'])(.*)\1$/, "$2");
    if (key !== undefined && bare !== "")
      matter.set(
        key.toLowerCase(),
        bare.replace(/^\[(.*)\]$/, (_, list: string) => list.replaceAll(",", ";").replaceAll(/["']/g, "")),
      );
  }
  return { matter, body: text.slice(found[0].length) };
}
