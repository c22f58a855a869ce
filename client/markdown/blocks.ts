// Cuts growing Markdown into blocks: those that no later text can change, and the live one at the end.
import type { Tokens } from "marked";
import type { Dialect, Links } from "./dialect.ts";
import { mendLive } from "./mend.ts";
import { noOutline, withLevels } from "./outline.ts";
import type { Outline } from "./outline.ts";

export interface Block {
  /** The Markdown of the block, with the blank lines after it. */
  readonly source: string;
  readonly html: string;
}

/** The text so far: `settled` blocks stay as they are, `live` is what is still being written. */
export interface Blocks {
  readonly settled: readonly Block[];
  readonly live: string;
  readonly links: Links;
  readonly outline: Outline;
}

export const noBlocks: Blocks = { settled: [], live: "", links: {}, outline: noOutline };

// Beginnings that more text could still turn into a part of the block before ("2" into "2. item", "=" into a heading).
const undecided = /^\s*(?:\d{0,9}[.)]?|[-*+=_~#>|`:]*|\[[^\]\n]*(?:\]:?)?)\s*$/;
// Longest live text looked at for a cut, so that one endless block cannot make each frame slower (characters).
const longestLive = 40_000;

/** The blocks after more text. Only the live part is read again. */
export function appendText(blocks: Blocks, text: string, dialect: Dialect): Blocks {
  const live = blocks.live + text;
  // A cut needs a line to end; most tokens come within one.
  if (!text.includes("\n") && !blocks.live.includes("\n")) return { ...blocks, live };
  if (live.length > longestLive && !text.includes("\n")) return { ...blocks, live };
  const { tokens, links } = dialect.lexer(live, blocks.links);
  const last = tokens.findLastIndex((token) => token.type !== "space" && token.type !== "def");
  const tail = tokens[last];
  if (last < 1 || !tail || undecided.test(tail.raw)) return { ...blocks, live };
  const levelled = withLevels(tokens.slice(0, last), blocks.outline);
  const settled = settle(levelled.tokens, dialect);
  const used = settled.reduce((length, block) => length + block.source.length, 0);
  return { settled: [...blocks.settled, ...settled], live: live.slice(used), links, outline: levelled.outline };
}

/** All blocks of a text that has ended. */
export function finishText(blocks: Blocks, dialect: Dialect): Blocks {
  if (blocks.live === "") return blocks;
  const { tokens, links } = dialect.lexer(blocks.live, blocks.links);
  const levelled = withLevels(tokens, blocks.outline);
  return {
    settled: [...blocks.settled, ...settle(levelled.tokens, dialect)],
    live: "",
    links,
    outline: levelled.outline,
  };
}

/** The live block as HTML, as it should be shown now. */
export function liveHtml({ live, links, outline }: Blocks, dialect: Dialect): string {
  return dialect.toHtml(withLevels(dialect.lexer(mendLive(live, dialect.cites), links).tokens, outline).tokens);
}

function settle(tokens: readonly Tokens.Generic[], dialect: Dialect): Block[] {
  const blocks: Block[] = [];
  for (const token of tokens) {
    const before = blocks.at(-1);
    // Blank lines and link targets show nothing: they belong to the block before.
    if ((token.type === "space" || token.type === "def") && before) {
      blocks[blocks.length - 1] = { ...before, source: before.source + token.raw };
    } else {
      blocks.push({ source: token.raw, html: dialect.toHtml([token]) });
    }
  }
  return blocks;
}
