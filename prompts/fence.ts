// Keeps material inside its fence: what a person, a document or a model wrote can write no tag of that name.

/** What a reader does not see: white space, control characters, joiners, fillers, selectors, tags. */
const unseen = String.raw`\s\p{C}\p{Default_Ignorable_Code_Point}`;
/** What may begin a tag: so many signs that are seen, with any number of others between them. */
const beginning = new RegExp(`<(?:[${unseen}]*[^<>${unseen}]){0,24}`, "gu");
/** All of it but white space, which parts words. */
const hidden = /\uFEFF|(?!\s)[\p{C}\p{Default_Ignorable_Code_Point}]/gu;

/** `names` of the tags that must not stand in the text, as a pattern: `memory|memories`. */
export function inside(text: string, names: string): string {
  const tag = new RegExp(`^<\\s*/?\\s*(?:${names})\\b`, "iu");
  // NUL goes first: no prompt keeps it, and without it "</mem\0ory>" would be a tag.
  return text
    .replaceAll("\0", "")
    .replace(beginning, (part) => (tag.test(part.replace(hidden, "")) ? `‹${part.slice(1)}` : part));
}
