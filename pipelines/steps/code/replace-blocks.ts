// Applies search-and-replace blocks, as models write them: `<<<<<<< SEARCH`, `=======`, `>>>>>>> REPLACE`.

const block = /<{5,}\s*(?:SEARCH|ORIGINAL|HEAD)?[^\n]*\n([^]*?)\n?={5,}[^\n]*\n([^]*?)\n?>{5,}[^\n]*(?:\n|$)/g;

/** `isOne` says whether the text holds such blocks; `text` is null where one of them is not found. */
export function replaceBlocks(file: string, answer: string): { readonly isOne: boolean; readonly text: string | null } {
  const found = [...answer.matchAll(block)];
  if (found.length === 0) return { isOne: false, text: null };
  let text: string | null = file;
  for (const [, search = "", replacement = ""] of found)
    text = text === null ? null : replaceOnce(text, search, replacement);
  return { isOne: true, text };
}

/** Whole lines exactly, else without regard to spaces at their ends and to the indent that all share, else within a line. */
function replaceOnce(text: string, search: string, replacement: string): string | null {
  if (search.trim() === "") return null;
  const whole = wholeLinesAt(text, search);
  if (whole >= 0) return put(text, whole, search, replacement);
  const lines = text.split("\n");
  const wanted = search.split("\n").map((line) => line.trim());
  const start = lines.findIndex((_line, from) => wanted.every((line, index) => lines[from + index]?.trim() === line));
  if (start < 0) {
    const within = text.indexOf(search);
    return within < 0 ? null : put(text, within, search, replacement);
  }
  const indent = indentOf(lines[start] ?? "");
  const own = indentOf(search.split("\n")[0] ?? "");
  const shifted = replacement
    .split("\n")
    .map((line) => (line.startsWith(own) ? `${indent}${line.slice(own.length)}` : line));
  return [...lines.slice(0, start), ...shifted, ...lines.slice(start + wanted.length)].join("\n");
}

/** `i = 1` does not stand in `hi = 10`. Of several lines, the first may lack its indent. */
function wholeLinesAt(text: string, search: string): number {
  const isLong = search.includes("\n");
  for (let at = text.indexOf(search); at >= 0; at = text.indexOf(search, at + 1)) {
    if (!/^\r?(?:\n|$)/.test(text.slice(at + search.length, at + search.length + 2))) continue;
    const before = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
    if (before === "" || (isLong && before.trim() === "")) return at;
  }
  return -1;
}

const put = (text: string, at: number, search: string, replacement: string) =>
  `${text.slice(0, at)}${replacement}${text.slice(at + search.length)}`;

const indentOf = (line: string) => /^\s*/.exec(line)?.[0] ?? "";
