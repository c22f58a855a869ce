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

/** Exactly, or else line by line without regard to spaces at their ends and to the indent that all of them share. */
function replaceOnce(text: string, search: string, replacement: string): string | null {
  if (search.trim() === "") return null;
  const at = text.indexOf(search);
  if (at >= 0) return `${text.slice(0, at)}${replacement}${text.slice(at + search.length)}`;
  const lines = text.split("\n");
  const wanted = search.split("\n").map((line) => line.trim());
  const start = lines.findIndex((_line, from) => wanted.every((line, index) => lines[from + index]?.trim() === line));
  if (start < 0) return null;
  const indent = indentOf(lines[start] ?? "");
  const own = indentOf(search.split("\n")[0] ?? "");
  const shifted = replacement
    .split("\n")
    .map((line) => (line.startsWith(own) ? `${indent}${line.slice(own.length)}` : line));
  return [...lines.slice(0, start), ...shifted, ...lines.slice(start + wanted.length)].join("\n");
}

const indentOf = (line: string) => /^\s*/.exec(line)?.[0] ?? "";
