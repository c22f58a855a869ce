// Plain text: paragraphs parted by blank lines, pages by form feeds.
import type { ParsedFile } from "../parser.ts";
import { pageLeftOut, pagesOf } from "./blocks.ts";
import type { Block } from "./blocks.ts";
import { cleanText } from "./clean-text.ts";
import { readText } from "./decode-text.ts";
import { unnamed } from "./format.ts";
import type { FormatText } from "./format.ts";

export async function readPlainText(file: ParsedFile): Promise<FormatText> {
  const { text, cut } = await readText(file.path);
  const pages = pagesOf(textBlocks(text));
  return { ...unnamed, pages: cut ? [...pages, pageLeftOut(pages.length + 1)] : pages };
}

export function textBlocks(text: string): readonly Block[] {
  return cleanText(text)
    .split("\f")
    .flatMap((page, at) => {
      const paragraphs = page.split(/\n[ \t]*\n/).map((paragraph): Block => ({ kind: "paragraph", text: paragraph }));
      return at === 0 ? paragraphs : [{ kind: "page-break" } as const, ...paragraphs];
    });
}
