// Long text cut into pieces, at the best place before a limit: between paragraphs, lines, sentences, words, else anywhere.

/** Each is tried from the end of the piece backwards; a cut in its first half would leave too little. */
const borders = ["\n\n", "\n", ". ", "? ", "! ", " "];

/** Pieces of at most `limit` characters, without the white space at their ends where it was cut. */
export function cutText(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const at = cutAt(rest, limit);
    pieces.push(rest.slice(0, at).trimEnd());
    // Indentation of the next line stays.
    rest = rest.slice(at).replace(/^[ \t]*\n+|^ +(?=\S)/, "");
  }
  return [...pieces, rest].filter((piece) => piece.trim() !== "");
}

function cutAt(text: string, limit: number): number {
  for (const border of borders) {
    const found = text.lastIndexOf(border, limit - border.length);
    if (found > limit / 2) return found + border.length;
  }
  // Never between the two halves of a character beyond U+FFFF.
  const before = text.charCodeAt(limit - 1);
  return before >= 0xd800 && before <= 0xdbff ? limit - 1 : limit;
}
