// Web pages.
import type { ParsedFile } from "../parser.ts";
import { pageLeftOut, pagesOf } from "./blocks.ts";
import { readText } from "./decode-text.ts";
import { realAuthors, realTitle, realYear } from "./format.ts";
import type { FormatText } from "./format.ts";
import { htmlBlocks } from "./html-blocks.ts";

export async function readHtml(file: ParsedFile): Promise<FormatText> {
  const { text, cut } = await readText(file.path, { named: namedCharset });
  const { blocks, title, meta } = htmlBlocks(text);
  const pages = pagesOf(blocks);
  const first = (...names: readonly string[]) =>
    names.map((name) => meta.get(name)).find((value) => value !== undefined);
  return {
    title: realTitle(first("citation_title", "dc.title") ?? title),
    authors: realAuthors(first("citation_author", "dc.creator", "author")),
    year: realYear(first("citation_publication_date", "citation_date", "article:published_time", "dc.date", "date")),
    pages: cut ? [...pages, pageLeftOut(pages.length + 1)] : pages,
  };
}

const namedCharset = (start: string): string | undefined =>
  /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1];
