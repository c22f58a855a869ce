// What the tools found, as one list: named for good, each said once, worst first.
import type { Found, ToolOrigin } from "./found.ts";
import { createHash } from "node:crypto";
import type { CodeFile, CodeTool, Finding } from "../../pipelines/engine/code.ts";
import { toolLimits } from "./limits.ts";
import { topicOf } from "./topics.ts";

/** Of two tools that say the same of a line, the earlier one is heard. */
const precedence: readonly CodeTool[] = [
  "typescript",
  "ruff",
  "secretlint",
  "biome",
  "patterns",
  "complexity",
  "tree-sitter",
];
const severities = ["error", "warning", "info"] as const;

export function toolOrigin(tool: CodeTool, rule: string, url?: string): ToolOrigin {
  return { kind: "tool", tool, rule, ...(url !== undefined && { url }) };
}

export function orderFindings(found: readonly Found[], files: readonly CodeFile[]): Finding[] {
  const place = new Map(files.map(({ name }, index) => [name, index]));
  const byPlace = (one: Found, other: Found) =>
    (place.get(one.file) ?? 0) - (place.get(other.file) ?? 0) ||
    one.lines.from - other.lines.from ||
    precedence.indexOf(one.origin.tool) - precedence.indexOf(other.origin.tool) ||
    (one.origin.rule < other.origin.rule ? -1 : 1);
  const lastLines = new Map(files.map(({ name, text }) => [name, Math.max(1, text.trimEnd().split("\n").length)]));
  const sorted = saidOnce(found.map((each) => withinText(each, lastLines.get(each.file) ?? 1)).toSorted(byPlace));
  return withIds(sorted, files)
    .toSorted((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity))
    .slice(0, toolLimits.findings);
}

/** A parser that misses something at the end of a file means its last line with text. */
function withinText(found: Found, last: number): Found {
  if (found.lines.to <= last) return found;
  return { ...found, lines: { from: Math.min(found.lines.from, last), to: last } };
}

/** One a line and rule, and one a line and topic; where a file does not parse, whoever says so best. */
function saidOnce(sorted: readonly Found[]): Found[] {
  const seen = new Set<string>();
  const speakers = syntaxSpeakers(sorted);
  return sorted.filter((each) => {
    const { file, lines, origin, category } = each;
    if (category === "syntax" && speakers.get(file) !== origin.tool) return false;
    const topic = topicOf(each);
    const keys = [
      `${file} ${lines.from} ${origin.tool} ${origin.rule}`,
      ...(topic ? [`${file} ${lines.from} ${topic}`] : []),
    ];
    if (keys.some((key) => seen.has(key))) return false;
    keys.forEach((key) => seen.add(key));
    return true;
  });
}

function syntaxSpeakers(sorted: readonly Found[]): Map<string, CodeTool> {
  const speakers = new Map<string, CodeTool>();
  for (const { file, origin, category } of sorted) {
    const known = speakers.get(file);
    const isBetter = !known || precedence.indexOf(origin.tool) < precedence.indexOf(known);
    if (category === "syntax" && isBetter) speakers.set(file, origin.tool);
  }
  return speakers;
}

/** The name is made of the line's text, not of its number: edits above do not change it. */
function withIds(sorted: readonly Found[], files: readonly CodeFile[]): Finding[] {
  const lines = new Map(files.map(({ name, text }) => [name, text.split("\n")]));
  const counts = new Map<string, number>();
  return sorted.map((each) => {
    const text = lines.get(each.file)?.[each.lines.from - 1]?.trim() ?? "";
    const same = JSON.stringify([each.file, each.origin.tool, each.origin.rule, text]);
    const nth = counts.get(same) ?? 0;
    counts.set(same, nth + 1);
    const findingId = createHash("sha256").update(`${same} ${nth}`).digest("base64url").slice(0, 16);
    return { findingId, ...each };
  });
}
