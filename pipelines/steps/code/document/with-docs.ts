// Puts documentation into a file: above a function, or in Python as the first line of its body.
import type { CodeFile, CodeSymbol } from "../../../engine/code.ts";
import { docLines } from "./doc-style.ts";
import type { DocStyle, DocText } from "./doc-style.ts";

export function withDocs(
  { text }: CodeFile,
  docs: readonly { readonly symbol: CodeSymbol; readonly doc: DocText }[],
  style: DocStyle,
): string {
  const lines = text.split("\n");
  const isPython = style === "google" || style === "numpy" || style === "sphinx";
  // From the end: the places before stay where they are.
  for (const { symbol, doc } of docs.toSorted((a, b) => b.symbol.lines.from - a.symbol.lines.from)) {
    const told = docLines(doc, style, symbol.name);
    const place = isPython ? bodyOf(lines, symbol) : aboveOf(lines, symbol);
    if (!place) continue;
    lines.splice(place.at, 0, ...told.map((line) => (line === "" ? "" : `${place.indent}${line}`)));
  }
  const whole = lines.join("\n");
  return text.includes("\r\n") ? whole.replaceAll(/\r?\n/g, "\r\n") : whole;
}

interface Place {
  /** Index of the line it goes before. */
  readonly at: number;
  readonly indent: string;
}

const indentOf = (line: string) => /^\s*/.exec(line)?.[0] ?? "";

/** The first line of a Python body; null where the body stands on the line of its head. */
function bodyOf(lines: readonly string[], { lines: { from, to } }: CodeSymbol): Place | null {
  let depth = 0;
  for (let at = from - 1; at < to; at += 1) {
    const line = withoutStrings(lines[at] ?? "");
    const isHead = at > from - 1 || /^\s*(?:async\s+)?(?:def|class)\b/.test(line);
    if (!isHead || /^\s*@/.test(line)) continue;
    for (const sign of line) {
      if ("([{".includes(sign)) depth += 1;
      if (")]}".includes(sign)) depth -= 1;
    }
    if (depth > 0) continue;
    if (!/:\s*(?:#.*)?$/.test(line)) {
      if (/:\s*\S/.test(line)) return null;
      continue;
    }
    const first = lines.findIndex((each, index) => index > at && each.trim() !== "");
    return first < 0 || first >= to ? null : { at: at + 1, indent: indentOf(lines[first] ?? "") };
  }
  return null;
}

const withoutStrings = (line: string) =>
  line.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""').replace(/#.*$/, "");

/** Above its decorators and attributes. */
function aboveOf(lines: readonly string[], { lines: { from } }: CodeSymbol): Place {
  let at = from - 1;
  while (at > 0 && /^\s*(?:@\w|#\[)/.test(lines[at - 1] ?? "")) at -= 1;
  return { at, indent: indentOf(lines[from - 1] ?? "") };
}
