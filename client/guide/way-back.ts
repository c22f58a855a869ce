// The line that ends an answer in between and leads back to the path: programs read it, and the page has a button for it.

/** As the Guide's code writes it, in either of its languages. */
const line = /^\*(?:Back to layer|Zurück zu Ebene) \d+: .+\.\*$/;

/** The text without that line; the same text where it ends otherwise. */
export function withoutWayBack(text: string): string {
  const from = text.lastIndexOf("\n\n");
  return from >= 0 && line.test(text.slice(from).trim()) ? text.slice(0, from).trimEnd() : text;
}
