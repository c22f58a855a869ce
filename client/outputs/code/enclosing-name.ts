// The function or class that lines of code stand in, by their indentation: for the head of a diff's part, as git gives one.

const declared =
  /^\s*(?:(?:export|default|public|private|protected|internal|static|async|abstract|final|override|pub(?:\([^)]*\))?)\s+)*(?:def|class|function\*?|func|fn|interface|impl|struct|enum|trait|namespace)\s+(?:\([^)]*\)\s*)?([\p{L}\p{N}_$]+)/u;
const assigned =
  /^\s*(?:export\s+)?(?:const|let|var)\s+([\p{L}\p{N}_$]+)\s*=\s*(?:async\s*)?(?:function\b|\(|[\p{L}\p{N}_$]+\s*=>)/u;

/** `at` is a line from 0. Null where nothing above it, less indented, is declared. */
export function enclosingName(lines: readonly string[], at: number): string | null {
  let indent = indentOf(lines[at] ?? "") ?? Infinity;
  for (let line = at - 1; line >= 0; line--) {
    const text = lines[line] ?? "";
    const own = indentOf(text);
    if (own === null || own >= indent) continue;
    const name = (declared.exec(text) ?? assigned.exec(text))?.[1];
    if (name !== undefined) return name;
    indent = own;
  }
  return null;
}

/** Null of an empty line. */
function indentOf(line: string): number | null {
  const { length } = line.trimEnd();
  return length === 0 ? null : length - line.trim().length;
}
