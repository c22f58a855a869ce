// Puts functions of an answer where the functions of their names stand in a file; what is new goes before them, imports to the top.
import type { CodeSymbol, FileOutline, LineRange } from "../../engine/code.ts";

interface ToReplace {
  readonly file: string;
  readonly outline: FileOutline;
  readonly block: string;
  /** The block's own outline. */
  readonly own: FileOutline;
}

interface Piece {
  readonly at: LineRange;
  readonly lines: readonly string[];
}

const isImport = /^(?:import\b|from\s+\S+\s+import\b|const\s+[\w{},\s]+=\s*require\(|#include\b|use\s+\w)/;

/** Null where the block is a whole file, or shares no function with it. */
export function replaceSymbols({ file, outline, block, own }: ToReplace): string | null {
  const lines = file.split("\n");
  const from = block.split("\n");
  const top = outline.symbols.filter(isOuter);
  const given = own.symbols.filter(isOuter);
  if (given.length === 0 || top.length === 0) return null;
  const names = new Set(given.map(({ name }) => name));
  const isExported = (all: readonly string[], { lines: at }: CodeSymbol) => /^export\b/.test(all[at.from - 1] ?? "");
  const losesExport = given.some((each) => {
    const old = top.find(({ name }) => name === each.name);
    return old !== undefined && isExported(lines, old) && !isExported(from, each);
  });
  const isWhole = !losesExport && top.every(({ name }) => names.has(name)) && loose(lines, outline) <= loose(from, own);
  if (isWhole) return null;
  const pieces: Piece[] = [];
  const added: string[] = [];
  for (const symbol of given) {
    const match = matchOf(symbol, outline);
    if (!match) added.push(...textOf(from, symbol.lines), "", "");
    else pieces.push(...piecesOf(symbol, match, { from, own, lines, outline }));
  }
  if (pieces.length === 0) return null;
  return put(lines, pieces, { added, imports: newImports(from, given, lines) });
}

const isOuter = ({ parent }: CodeSymbol) => parent === null;

/** Lines outside of every symbol that hold a statement of their own, imports left out. */
function loose(lines: readonly string[], { symbols }: FileOutline): number {
  return lines.filter((line, at) => {
    const said = line.trim();
    if (said === "" || isImport.test(said) || /^(?:#|\/\/|\/?\*|"""|''')/.test(said)) return false;
    return !symbols.some((each) => at + 1 >= each.lines.from && at + 1 <= each.lines.to);
  }).length;
}

function matchOf(symbol: CodeSymbol, { symbols }: FileOutline): CodeSymbol | undefined {
  const named = symbols.filter(({ name }) => name === symbol.name);
  return named.find(isOuter) ?? (named.length === 1 ? named[0] : undefined);
}

interface Both {
  readonly from: readonly string[];
  readonly own: FileOutline;
  readonly lines: readonly string[];
  readonly outline: FileOutline;
}

/** A class that was given in part replaces those of its methods alone. */
function piecesOf(symbol: CodeSymbol, match: CodeSymbol, both: Both): Piece[] {
  const { from, own, lines, outline } = both;
  const methods = own.symbols.filter(({ parent }) => parent === symbol.name);
  const present = new Set(methods.map(({ name }) => name));
  const before = outline.symbols.filter(({ parent }) => parent === match.name);
  const isPart = symbol.kind === "class" && methods.length > 0 && before.some(({ name }) => !present.has(name));
  if (!isPart) return [pieceOf(symbol, match, { from, lines })];
  return methods.flatMap((method) => {
    const old = before.find(({ name }) => name === method.name);
    return old ? [pieceOf(method, old, { from, lines })] : [];
  });
}

function pieceOf(symbol: CodeSymbol, match: CodeSymbol, { from, lines }: Pick<Both, "from" | "lines">): Piece {
  const at = withDecorators(match.lines, lines);
  const text = textOf(from, withDecorators(symbol.lines, from));
  const indent = /^\s*/.exec(lines[at.from - 1] ?? "")?.[0] ?? "";
  const own = /^\s*/.exec(text[0] ?? "")?.[0] ?? "";
  const shifted = text.map((line) =>
    line.trim() === "" ? "" : `${indent}${line.startsWith(own) ? line.slice(own.length) : line.trimStart()}`,
  );
  const exported = /^(export (?:default )?)/.exec(lines[match.lines.from - 1] ?? "")?.[1];
  const [first = "", ...rest] = shifted;
  return { at, lines: exported !== undefined && !/^export\b/.test(first) ? [`${exported}${first}`, ...rest] : shifted };
}

function withDecorators({ from, to }: LineRange, lines: readonly string[]): LineRange {
  let first = from;
  while (first > 1 && /^\s*@\w/.test(lines[first - 2] ?? "")) first -= 1;
  return { from: first, to };
}

const textOf = (lines: readonly string[], { from, to }: LineRange) => lines.slice(from - 1, to);

function newImports(from: readonly string[], given: readonly CodeSymbol[], lines: readonly string[]): string[] {
  const first = Math.min(...given.map((each) => each.lines.from));
  const held = new Set(lines.map((line) => line.trim()));
  return from.slice(0, first - 1).filter((line) => isImport.test(line) && !held.has(line.trim()));
}

function put(
  lines: readonly string[],
  pieces: readonly Piece[],
  more: { added: readonly string[]; imports: readonly string[] },
): string {
  const result = [...lines];
  const sorted = pieces.toSorted((a, b) => b.at.from - a.at.from);
  for (const { at, lines: text } of sorted) result.splice(at.from - 1, at.to - at.from + 1, ...text);
  const first = sorted.at(-1)?.at.from ?? 1;
  // Within a class there is no place for a new function: it goes before the outer line above.
  let place = first - 1;
  while (place > 0 && /^\s/.test(result[place] ?? "")) place -= 1;
  result.splice(place, 0, ...more.added);
  if (more.imports.length > 0) result.splice(importPlace(result), 0, ...more.imports);
  return result.join("\n");
}

/** Behind the last import at the head of the file, or else behind its docstring and comments. */
function importPlace(lines: readonly string[]): number {
  const last = lines.findLastIndex((line, at) => at < 60 && isImport.test(line));
  if (last >= 0) return last + 1;
  if (/^\s*(?:"""|''')/.test(lines[0] ?? "")) {
    const isOneLine = /^\s*("""|''')[^]*\1\s*$/.test(lines[0] ?? "") && (lines[0] ?? "").trim().length > 5;
    const end = isOneLine ? 0 : lines.findIndex((line, at) => at > 0 && /("""|''')\s*$/.test(line));
    return Math.max(0, end) + 1;
  }
  return lines.findIndex((line) => !/^(?:#|\/\/)/.test(line));
}
