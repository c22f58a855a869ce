// Makes Markdown that is still being written look calm: what has begun is closed, what is not decided yet waits.

const underline = /\n {0,3}(?:-+|=+)[ \t]*$/;
const beginsTable = /(^|\n)\|[^\n]*$/;
const fence = /^ {0,3}(`{3,}|~{3,})/;

/** The live block as it should be shown now. */
export function mendLive(source: string): string {
  if (fence.test(source)) return source;
  // "Words\n-" would be a heading until the list item's words come.
  let text = source.replace(underline, "");
  // A table is one from its second line on; its bare first line would show as a row of bars.
  if (!text.trimStart().slice(1).includes("\n|")) text = text.replace(beginsTable, "");
  return closeMarks(text);
}

function closeMarks(text: string): string {
  const code = text.replace(/`[^`]*`/g, "");
  if (code.includes("`")) return text.endsWith("`") ? text.slice(0, -1) : `${text}\``;
  // A link is its words until its address is whole.
  const linked = text.replace(/!?\[([^\]\n]*)(?:\](?:\([^)\n]*)?)?$/, (_, words: string) => words);
  const plain = linked.replace(/`[^`]*`/g, "").replace(/\\./g, "");
  if ((plain.match(/\*\*/g)?.length ?? 0) % 2 === 1) {
    return /\*\*\s*$/.test(linked) ? linked.replace(/\*\*\s*$/, "") : `${linked.replace(/[\s*]+$/, "")}**`;
  }
  return linked.replace(/(^|\s)\*$/, "$1");
}
