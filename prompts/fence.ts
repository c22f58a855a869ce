// Keeps material inside its fence: what a person, a document or a model wrote can write no tag of that name.

/** Between the signs of a tag: what a reader does not see. */
const unseen = String.raw`[\s\p{C}]*`;

/** `names` of the tags that must not stand in the text, as a pattern: `memory|memories`. */
export function inside(text: string, names: string): string {
  const tag = new RegExp(`<(?=${unseen}/?${unseen}(?:${names})\\b)`, "giu");
  // NUL goes first: no prompt keeps it, and without it "</mem\0ory>" would be a tag.
  return text.replaceAll("\0", "").replace(tag, "‹");
}
