// Where a failure may come from, most likely first: the lines of its trace, then the functions that the failed tests and the trace name.
import type { CodeFile, CodeSymbol, FileOutline } from "../../../engine/code.ts";
import type { RaisedError, RunSummary } from "../../../engine/sandbox.ts";
import { lineCount, symbolAt } from "../choose-code.ts";
import type { AskedLines } from "../develop.ts";
import { failedTests } from "../failure-text.ts";
import { holdsName } from "../names-in.ts";

interface Evidence {
  readonly run: RunSummary | null;
  /** The trace that a person gave. */
  readonly raised: RaisedError | null;
  readonly files: readonly CodeFile[];
  readonly outlines: readonly FileOutline[];
}

/** A file without functions is searched whole up to this length. */
const shortFile = 80;

/** Ranges in the code, tests left out; a range may lie within a later one. */
export function suspectsOf({ run, raised, files, outlines }: Evidence): AskedLines[] {
  const own = new Map(files.map((file) => [file.name, file]));
  const outlineOf = (name: string) => outlines.find(({ file }) => file === name);
  const frames = [run?.error, raised].flatMap((error) => (error?.trace ?? []).toReversed());
  const failed = run ? failedTests(run) : [];
  const places = [
    ...frames,
    ...failed.flatMap(({ file, line }) => (file !== undefined && line !== undefined ? [{ file, line }] : [])),
  ].filter(({ file, line }) => own.has(file) && line >= 1 && line <= lineCount(own.get(file) ?? { text: "" }));
  const lines = places.map(({ file, line }) => ({ file, lines: { from: line, to: line } }));
  const inside = places.flatMap(({ file, line }) => {
    const symbol = symbolAt(outlineOf(file), line);
    return symbol ? [{ file, lines: symbol.lines }] : [];
  });
  const said = failed.map(({ name, message = "" }) => `${name} ${message}`).join("\n");
  const named = files.flatMap((file) =>
    functionsOf(outlineOf(file.name)).flatMap((symbol) =>
      holdsName(said, symbol.name) ? [{ file: file.name, lines: symbol.lines }] : [],
    ),
  );
  const found = distinct([...lines, ...inside, ...named]);
  if (found.length > 0) return found;
  return files.flatMap((file) => {
    const functions = functionsOf(outlineOf(file.name)).map((symbol) => ({ file: file.name, lines: symbol.lines }));
    if (functions.length > 0) return functions;
    return lineCount(file) <= shortFile ? [{ file: file.name, lines: { from: 1, to: lineCount(file) } }] : [];
  });
}

const functionsOf = (outline: FileOutline | undefined): readonly CodeSymbol[] =>
  (outline?.symbols ?? []).filter(({ kind }) => kind === "function" || kind === "method");

function distinct(all: readonly AskedLines[]): AskedLines[] {
  return [...new Map(all.map((each) => [`${each.file}:${each.lines.from}-${each.lines.to}`, each])).values()];
}
