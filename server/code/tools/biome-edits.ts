// The fixes Biome calls safe, as edits of the text: its own form is a diff of the whole file.
import type { CodeAction } from "@biomejs/wasm-nodejs";
import type { TextEdit } from "../../../pipelines/engine/code.ts";
import { toUnits } from "./byte-offsets.ts";

/** The edits of a rule at a place, which overlaps what the finding marks; empty where it has none. */
export function biomeEdits(
  text: string,
  actions: readonly CodeAction[],
): (rule: string, start: number, end: number) => readonly TextEdit[] {
  const fixes = actions.flatMap(({ suggestion, ruleName, category }) => {
    const isFix = typeof category === "object" && "quickFix" in category;
    if (!suggestion || !isFix || suggestion.applicability !== "always" || !ruleName) return [];
    const [start = 0, end = 0] = toUnits(text, suggestion.span);
    return [{ rule: ruleName[1], start, end, diff: suggestion.suggestion }];
  });
  return (rule, start, end) => {
    const fix = fixes.find((each) => each.rule === rule && each.start <= end && start <= each.end);
    return fix ? editsOf(text, fix.diff) : [];
  };
}

type Diff = NonNullable<CodeAction["suggestion"]>["suggestion"];

/** Empty where the diff does not fit the text. */
function editsOf(text: string, { dictionary, ops }: Diff): TextEdit[] {
  const old = Buffer.from(text);
  const words = Buffer.from(dictionary);
  const changes: { readonly start: number; end: number; text: string }[] = [];
  let at = 0;
  for (const op of ops) {
    if ("equalLines" in op) {
      // One break more than lines: the rest of the line before them.
      for (let count = op.equalLines.line_count + 1; count > 0 && at < old.length; count -= 1) {
        const next = old.indexOf(0x0a, at);
        at = next === -1 ? old.length : next + 1;
      }
      continue;
    }
    const [range] = Object.values(op.diffOp) as { readonly range: readonly [number, number] }[];
    const piece = words.subarray(range?.range[0], range?.range[1]);
    const isInsert = "insert" in op.diffOp;
    if (!isInsert && !old.subarray(at, at + piece.length).equals(piece)) return [];
    if ("equal" in op.diffOp) at += piece.length;
    else {
      const last = changes.at(-1);
      const change = last?.end === at ? last : { start: at, end: at, text: "" };
      if (change !== last) changes.push(change);
      if (isInsert) change.text += piece.toString();
      else change.end = at += piece.length;
    }
  }
  const units = toUnits(
    text,
    changes.flatMap(({ start, end }) => [start, end]),
  );
  return changes.map((change, index) => ({
    start: units[index * 2] ?? 0,
    end: units[index * 2 + 1] ?? 0,
    text: change.text,
  }));
}
