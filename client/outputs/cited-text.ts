// Takes text with `[1]` and `[!]` apart.

/** A piece of text, the number of a citation, or null for the mark of what is not supported. */
type Part = string | number | null;

const marker = /\[(\d{1,3}|!)\]/g;

/** The parts in order; empty pieces are left out. */
export function textWithCitations(text: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(marker)) {
    if (match.index > at) parts.push(text.slice(at, match.index));
    parts.push(match[1] === "!" ? null : Number(match[1]));
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}
