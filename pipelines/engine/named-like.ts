// Whether the words someone looks for stand in names: in any order, whatever the case and the accents.

/** True when every word of the query is in the names; of no words, always. */
export function namedLike(query: string, names: readonly string[]): boolean {
  const text = plain(names.join(" "));
  return plain(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
