// Pages of API documentation: each of one thing, with a section that names it, and what a sample of it is checked against.
import type { ApiPart } from "../../../../pipelines/engine/documents.ts";
import { sectionOf } from "../../../../pipelines/engine/page-place.ts";
import type { ParsedPage } from "../parser.ts";
import { pageLeftOut, pagesOf } from "./blocks.ts";
import type { Block } from "./blocks.ts";
import { cleanText } from "./clean-text.ts";
import { apiLimits } from "./limits.ts";
import { markdownBlocks } from "./markdown.ts";

export interface ApiEntry {
  readonly group: string;
  readonly title: string;
  /** Made when its page is. */
  readonly blocks: () => Promise<readonly Block[]>;
  readonly part?: () => ApiPart | null;
}

/** One page an entry; where it is longer than a page, several of the same section. */
export async function apiPages(entries: readonly ApiEntry[]) {
  const pages: ParsedPage[] = [];
  const parts: (ApiEntry["part"] | undefined)[] = [];
  for (const { group, title, blocks, part } of entries) {
    if (pages.length >= apiLimits.pages) break;
    const section = sectionOf(group, title);
    const heading: Block = { kind: "heading", level: 1, text: title };
    for (const page of pagesOf([heading, ...(await blocks())], apiLimits.pageCharacters)) {
      pages.push({ ...page, page: pages.length + 1, section });
      parts.push(part);
    }
  }
  if (pages.length >= apiLimits.pages) pages.push(pageLeftOut(pages.length + 1));
  return { pages, apiPart: (page: number): ApiPart | null => parts[page - 1]?.() ?? null };
}

/** Markdown of a description; a heading in it is a paragraph, as the page has one heading. */
export async function proseBlocks(markdown: string): Promise<readonly Block[]> {
  const text = cleanText(markdown).trim();
  if (text === "") return [];
  if (!/[`*_#[|<&\\]|^\s*(?:[-+]|\d+\.)\s/m.test(text))
    return text.split(/\n\s*\n/).map((each) => ({ kind: "paragraph", text: each.replace(/\s+/g, " ") }));
  return (await markdownBlocks(text)).map((block) =>
    block.kind === "heading" ? { kind: "paragraph", text: block.text } : block,
  );
}

export const paragraph = (text: string): readonly Block[] => (text === "" ? [] : [{ kind: "paragraph", text }]);
