// Makes Markdown that is still being written look calm: what has begun is closed, what is not decided yet waits.

const underline = /\n {0,3}(?:-+|=+)[ \t]*$/;
const beginsTable = /(^|\n)\|[^\n]*$/;
const fence = /^ {0,3}(`{3,}|~{3,})/;
const beginsCitation = /\[(?:\d{0,3}|!)$/;
const endsWithCitation = /\[(?:\d{1,3}|!)\]$/;

/** The live block as it should be shown now. Where `[1]` is a citation it stays one at the end, and half of one waits. */
export function mendLive(source: string, cites = false): string {
  if (fence.test(source)) return source;
  // "Words\n-" would be a heading until the list item's words come.
  let text = source.replace(underline, "");
  // A table is one from its second line on; its bare first line would show as a row of bars.
  if (!text.trimStart().slice(1).includes("\n|")) text = text.replace(beginsTable, "");
  return closeMarks(text, cites);
}

function closeMarks(text: string, cites: boolean): string {
  const code = text.replace(/`[^`]*`/g, "");
  if (code.includes("`")) return text.endsWith("`") ? text.slice(0, -1) : `${text}\``;
  const linked = cites ? citedWords(text) : linkWords(text);
  const plain = linked.replace(/`[^`]*`/g, "").replace(/\\./g, "");
  if ((plain.match(/\*\*/g)?.length ?? 0) % 2 === 1) {
    return /\*\*\s*$/.test(linked) ? linked.replace(/\*\*\s*$/, "") : `${linked.replace(/[\s*]+$/, "")}**`;
  }
  return linked.replace(/(^|\s)\*$/, "$1");
}

/** A link is its words until its address is whole. */
function linkWords(text: string): string {
  return text.replace(/!?\[([^\]\n]*)(?:\](?:\([^)\n]*)?)?$/, (_, words: string) => words);
}

function citedWords(text: string): string {
  const whole = text.replace(beginsCitation, "");
  return endsWithCitation.test(whole) ? whole : linkWords(whole);
}
