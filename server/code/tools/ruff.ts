// Python's findings by Ruff, with the rules that find bugs first.
import { createRequire } from "node:module";
import type * as Ruff from "@astral-sh/ruff-wasm-nodejs";
import type { Diagnostic } from "@astral-sh/ruff-wasm-nodejs";
import type { CodeFile, TextEdit } from "../../../pipelines/engine/code.ts";
import { toolOrigin } from "../findings.ts";
import type { Found } from "../found.ts";
import { offsetAt, startsOfLines } from "../lines.ts";
import { ignored, judgementOf, safeFixes, selected, whys } from "./ruff-rules.ts";
import { sentence } from "./sentence.ts";

type Workspace = InstanceType<(typeof Ruff)["Workspace"]>;

let workspace: Workspace | undefined;

function open(): Workspace {
  if (workspace) return workspace;
  // The package is CommonJS and loads its WebAssembly at once.
  const ruff = createRequire(import.meta.url)("@astral-sh/ruff-wasm-nodejs") as typeof Ruff;
  workspace = new ruff.Workspace(
    { "target-version": "py313", lint: { select: selected, ignore: ignored } },
    ruff.PositionEncoding.Utf16,
  );
  return workspace;
}

export function ruffFindings(file: CodeFile): Found[] {
  const diagnostics = open().check(file.text) as Diagnostic[];
  const starts = startsOfLines(file.text);
  const isBroken = diagnostics.some(({ code }) => isSyntax(code));
  return diagnostics.filter(({ code }) => !isBroken || isSyntax(code)).map((each) => found(file, starts, each));
}

/** `invalid-syntax` has no rule of its own. */
const isSyntax = (code: string | null): boolean => code === null || code === "invalid-syntax";

function found(file: CodeFile, starts: readonly number[], diagnostic: Diagnostic): Found {
  const { code, start_location: start, end_location: end } = diagnostic;
  const from = Math.min(start.row, starts.length);
  const lines = { from, to: Math.max(from, end.column <= 1 ? end.row - 1 : end.row) };
  if (isSyntax(code) || code === null) {
    const title = sentence(diagnostic.message.replace(/^SyntaxError:\s*/, ""));
    return {
      file: file.name,
      lines,
      severity: "error",
      category: "syntax",
      origin: toolOrigin("ruff", "invalid-syntax"),
      title,
    };
  }
  const why = whys[code];
  const edits = safeFixes.has(code) ? editsOf(diagnostic, starts, file.text) : [];
  return {
    file: file.name,
    lines,
    ...judgementOf(code),
    origin: toolOrigin("ruff", code, `https://docs.astral.sh/ruff/rules/${code}/`),
    title: sentence(diagnostic.message),
    ...(why !== undefined && { why }),
    ...(edits.length > 0 && { edits }),
  };
}

function editsOf({ fix }: Diagnostic, starts: readonly number[], text: string): TextEdit[] {
  return (fix?.edits ?? []).map(({ content, location, end_location: end }) => ({
    start: offsetAt(starts, text, location.row, location.column),
    end: offsetAt(starts, text, end.row, end.column),
    text: content ?? "",
  }));
}
