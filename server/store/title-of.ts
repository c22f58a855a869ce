// What a conversation is called until it has a better title: the first words of its question, on one line.

/** Characters. */
const longest = 80;

export function titleOf(text: string): string {
  // A title is drawn as words: the signs around code would stand in it.
  const line = text.replaceAll("`", "").trim().replace(/\s+/g, " ");
  if (line.length <= longest) return line;
  // Never between the two halves of one character.
  const cut = line.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, "");
  return `${cut.trimEnd()}…`;
}
