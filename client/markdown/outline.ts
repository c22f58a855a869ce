// Gives the headings of an answer levels that follow each other, below the page's own.
import type { Tokens } from "marked";

/** The page has an h1 and each answer an h2. */
const highest = 3;
const lowest = 6;

/** What the headings so far decide about the next one. */
export interface Outline {
  /** The model's depth that became the highest level; null before the first heading. */
  readonly base: number | null;
  readonly last: number;
}

export const noOutline: Outline = { base: null, last: highest - 1 };

export interface LevelledHeading extends Tokens.Heading {
  readonly level: number;
}

/** The tokens with a `level` at each heading: never one skipped, whatever signs the model chose. */
export function withLevels(
  tokens: readonly Tokens.Generic[],
  outline: Outline,
): { readonly tokens: readonly Tokens.Generic[]; readonly outline: Outline } {
  let now = outline;
  const levelled = tokens.map((token) => {
    if (token.type !== "heading") return token;
    const depth = Number(token["depth"]);
    const base = now.base ?? depth;
    const level = Math.min(Math.max(highest + depth - base, highest), now.last + 1, lowest);
    now = { base: Math.min(base, depth), last: level };
    return { ...token, level };
  });
  return { tokens: levelled, outline: now };
}
