// Where the words of a search stand in a text, without minding case and accents.

export interface MarkedPart {
  readonly text: string;
  readonly isHit: boolean;
}

/** The text in parts, whole when put together again. */
export function markedParts(text: string, query: string): readonly MarkedPart[] {
  const words = fold(query)
    .text.split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const { text: plain, places } = fold(text);
  const hits = Array.from({ length: text.length }, () => false);
  for (const word of words) {
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length))
      hits.fill(true, places[at], places[at + word.length]);
  }
  const parts: MarkedPart[] = [];
  for (let start = 0, end = 1; start < text.length; start = end, end += 1) {
    while (end < text.length && hits[end] === hits[start]) end += 1;
    parts.push({ text: text.slice(start, end), isHit: hits[start] === true });
  }
  return parts;
}

/** The text without case and accents, and for each of its places the place in the text as it was. */
function fold(text: string): { readonly text: string; readonly places: readonly number[] } {
  let folded = "";
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    const plain = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    for (let unit = 0; unit < plain.length; unit += 1) places.push(at);
    folded += plain;
    at += letter.length;
  }
  places.push(text.length);
  return { text: folded, places };
}
