// Makes findings of runs and of the model, each tied to the text of its line, and puts findings in order.
import { createHash } from "node:crypto";
import type { CodeFile, Finding } from "../../engine/code.ts";

const severities = { error: 0, warning: 1, info: 2 };
const origins = { run: 0, tool: 1, model: 2 };

/** Worst first; what a run showed before what a tool says, and a tool before the model; then by file and line. */
export function byWeight(a: Finding, b: Finding): number {
  return (
    severities[a.severity] - severities[b.severity] ||
    origins[a.origin.kind] - origins[b.origin.kind] ||
    a.file.localeCompare(b.file) ||
    a.lines.from - b.lines.from
  );
}

/** The id hangs on the text of the line and not on its number: edits above do not change it. */
export function findingOf(file: CodeFile, rest: Omit<Finding, "findingId" | "file">): Finding {
  const line = file.text.split("\n")[rest.lines.from - 1]?.trim() ?? "";
  const key = [file.name, rest.origin.kind, rest.category, rest.title, line].join("\n");
  return { findingId: `f${createHash("sha256").update(key).digest("hex").slice(0, 12)}`, file: file.name, ...rest };
}

/** One of each id. */
export function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((each) => [each.findingId, each])).values()];
}
