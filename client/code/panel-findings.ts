// The findings of an answer as the panel shows them: of what sort, in which file, and where their lines stand in the version that is shown.
import type { CodeVersion, Finding, LineRange } from "../../pipelines/engine/code.ts";
import type { LineMap } from "./line-map.ts";
import { lineMap } from "./line-map.ts";

/** Each with an icon and a colour of its own. */
export type FindingSort = "error" | "warning" | "slow" | "info";

export interface PlacedFinding extends Finding {
  readonly sort: FindingSort;
  /** In the shown version; null where its lines were changed since. */
  readonly place: LineRange | null;
}

export function sortOf({ category, severity }: Pick<Finding, "category" | "severity">): FindingSort {
  return category === "performance" ? "slow" : severity;
}

/**
 * The version a message speaks of: the code it wrote itself, else the newest before it. `path` is the branch, root first; a version
 * belongs to its message, and one the person made belongs to the answer it came after.
 */
export function versionOf<Version extends CodeVersion>(
  versions: readonly Version[],
  path: readonly string[],
  messageId: string,
): Version | undefined {
  const at = path.indexOf(messageId);
  const own = versions.find((each) => each.messageId === messageId && isOwn(each));
  return own ?? versions.findLast((each) => isBefore(each, path, at));
}

function isOwn({ origin }: CodeVersion): boolean {
  return origin === "written" || origin === "submitted";
}

function isBefore({ messageId }: CodeVersion, path: readonly string[], at: number): boolean {
  const place = path.indexOf(messageId);
  return place >= 0 && place < at;
}

/** Each finding where its lines stand in the shown version, in the order of files and lines. */
export function placeFindings(
  findings: readonly Finding[],
  about: CodeVersion | undefined,
  shown: CodeVersion | undefined,
): readonly PlacedFinding[] {
  const maps = new Map<string, LineMap | undefined>();
  const mapOf = (file: string) => {
    if (!maps.has(file)) maps.set(file, mapBetween(about, shown, file));
    return maps.get(file);
  };
  return findings
    .map((finding) => ({ ...finding, sort: sortOf(finding), place: mapOf(finding.file)?.(finding.lines) ?? null }))
    .toSorted((a, b) => a.file.localeCompare(b.file) || a.lines.from - b.lines.from || a.lines.to - b.lines.to);
}

/** Undefined where one of the two has no such file. */
export function mapBetween(
  about: CodeVersion | undefined,
  shown: CodeVersion | undefined,
  file: string,
): LineMap | undefined {
  const [before, after] = [about, shown].map((version) => version?.files.find(({ name }) => name === file)?.text);
  return before === undefined || after === undefined ? undefined : lineMap(before, after);
}

/** How many there are of each sort, the worst first; sorts without one are left out. */
export function countSorts(findings: readonly PlacedFinding[]): readonly (readonly [FindingSort, number])[] {
  const order: readonly FindingSort[] = ["error", "warning", "slow", "info"];
  return order.flatMap((sort) => {
    const count = findings.filter((each) => each.sort === sort).length;
    return count === 0 ? [] : [[sort, count] as const];
  });
}
