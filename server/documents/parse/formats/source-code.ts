// Source code: pages of 60 to 100 lines, parted where a definition begins.
import type { ParsedFile } from "../parser.ts";
import { pageLeftOut, pagesOf } from "./blocks.ts";
import type { Block } from "./blocks.ts";
import { cleanText } from "./clean-text.ts";
import { cutText } from "./cut-text.ts";
import { readText } from "./decode-text.ts";
import { unnamed } from "./format.ts";
import type { FormatText } from "./format.ts";

const lines = { fewest: 60, most: 100 };
/** Of a page: a hundred lines of sixty characters. */
const codeCharacters = 6000;
/** A line of minified code is cut at this many characters. */
const lineCharacters = 1000;

/** What a definition, or the comment or decorator above it, begins with in the languages people upload. */
const definition =
  /^(?:export|default|public|private|protected|internal|static|abstract|final|async|pub|def|class|function|fn|func|fun|impl|struct|enum|interface|trait|type|module|namespace|package|const|let|var|object|record|template|extern|void|int|sub|proc|create|alter|select|@|#\[|\/\*\*|\/\/\/)/i;

export async function readSourceCode(file: ParsedFile): Promise<FormatText> {
  const { text, cut } = await readText(file.path);
  const all = cleanText(text)
    .replaceAll("\f", "\n")
    .split("\n")
    .flatMap((line) => (line.length > lineCharacters ? cutText(line, lineCharacters) : [line]));
  const pages = pagesOf(codeBlocks(all), codeCharacters);
  return { ...unnamed, pages: cut ? [...pages, pageLeftOut(pages.length + 1)] : pages };
}

function codeBlocks(all: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let from = 0; from < all.length;) {
    const to = endOfPage(all, from);
    if (from > 0) blocks.push({ kind: "page-break" });
    blocks.push({ kind: "code", text: all.slice(from, to).join("\n") });
    from = to;
  }
  return blocks;
}

/** The line the next page begins with: the last good one that fits, a definition rather than a line after a gap. */
function endOfPage(all: readonly string[], from: number): number {
  const most = from + linesThatFit(all, from);
  if (most >= all.length) return all.length;
  const fewest = Math.min(from + lines.fewest, from + Math.ceil((most - from) / 2));
  let gap: number | undefined;
  for (let at = most; at > fewest; at -= 1) {
    const afterGap = all[at - 1]?.trim() === "";
    if (definition.test(all[at] ?? "") && (afterGap || /^[})\]]/.test(all[at - 1] ?? ""))) return at;
    if (afterGap && all[at]?.trim() !== "") gap ??= at;
  }
  return gap ?? most;
}

function linesThatFit(all: readonly string[], from: number): number {
  let count = 0;
  for (let characters = 0; count < lines.most; count += 1) {
    const line = all[from + count];
    if (line === undefined) break;
    characters += line.length + 1;
    if (characters > codeCharacters) break;
  }
  return Math.max(1, count);
}
