import fc from "fast-check";
import { expect, test } from "vitest";
import { openGap, pairsOf, rowsOf } from "../../../../client/outputs/code/diff-rows.ts";
import type { DiffRow, GapRow, LineRow } from "../../../../client/outputs/code/diff-rows.ts";
import { fixes } from "../../../support/developed-answer.ts";

const [late] = fixes;
const change = late!.changes[0]!;

const isLine = (row: DiffRow): row is LineRow => row.kind !== "gap" && row.kind !== "note";
const isGap = (row: DiffRow): row is GapRow => row.kind === "gap";

test("a diff shows what changed with its numbers, and folds the rest under the name of the function", () => {
  const rows = rowsOf(change);
  expect(rows[0]).toEqual({ kind: "gap", old: 1, now: 1, count: 4, heading: "latest_before" });
  const changed = rows.filter(isLine).filter(({ kind }) => kind !== "same");
  expect(changed.map(({ kind, old, now, text }) => [kind, old ?? now, text.trim()])).toEqual([
    ["removed", 8, "if readings[mid].time < at:"],
    ["added", 8, "if readings[mid].time <= at:"],
    ["removed", 12, "return readings[lo]"],
    ["added", 12, "return readings[lo - 1] if lo else None"],
  ]);
  expect(rows.at(-1)).toMatchObject({ kind: "gap", heading: null });
});

test("within a changed line only what is different is marked", () => {
  const marked = rowsOf(change)
    .filter(isLine)
    .map(({ text, marks }) => marks.map(([from, to]) => text.slice(from, to)));
  expect(marked.filter((each) => each.length > 0)).toEqual([["="], [" - 1", " if lo else None"]]);
});

test("two lines that have little in common are not marked word by word", () => {
  const rows = rowsOf({ before: "return readings\n", after: "x = 7\n" }).filter(isLine);
  expect(rows.flatMap(({ marks }) => marks)).toEqual([]);
});

test("a gap opens to the lines it hid, numbered on both sides", () => {
  const gap = rowsOf(change).filter(isGap)[0]!;
  expect(openGap(gap, change).map(({ old, now, text }) => [old, now, text])).toEqual([
    [1, 1, "from bisect import bisect_right"],
    [2, 2, ""],
    [3, 3, "def latest_before(readings, at):"],
    [4, 4, '    """The last reading not later than `at`."""'],
  ]);
});

test("side by side a line stands beside the one it became, and one without a partner stands alone", () => {
  const rows = rowsOf({ before: "a\nb\nc\n", after: "a\nB\nx\nc\n" });
  expect(
    pairsOf(rows).map((row) => ("kind" in row ? row.kind : [row.left?.text ?? null, row.right?.text ?? null])),
  ).toEqual([
    ["a", "a"],
    ["b", "B"],
    [null, "x"],
    ["c", "c"],
  ]);
});

test("a new file is all put in, one taken away all taken out, and a missing line break is said", () => {
  expect(rowsOf({ before: null, after: "a\n" })).toMatchObject([{ kind: "added", now: 1, text: "a" }]);
  expect(rowsOf({ before: "a", after: null })).toMatchObject([
    { kind: "removed", old: 1, text: "a" },
    { kind: "note", text: "\\ No newline at end of file" },
  ]);
  expect(rowsOf({ before: "a\n", after: "a\n" })).toEqual([]);
});

test("whatever the texts, the rows tell both of them whole", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "  c d", "", "\td"), { maxLength: 30 })
    .map((lines) => `${lines.join("\n")}\n`);
  fc.assert(
    fc.property(text, text, (before, after) => {
      fc.pre(before !== after);
      const rows = rowsOf({ before, after });
      const all = rows.flatMap((row): readonly LineRow[] =>
        isGap(row) ? openGap(row, { before, after }) : isLine(row) ? [row] : [],
      );
      const side = (of: "old" | "now") => all.filter((row) => row[of] !== null);
      expect(
        `${side("old")
          .map((row) => row.text)
          .join("\n")}\n`,
      ).toBe(before);
      expect(
        `${side("now")
          .map((row) => row.text)
          .join("\n")}\n`,
      ).toBe(after);
      for (const of of ["old", "now"] as const)
        expect(side(of).map((row) => row[of])).toEqual(side(of).map((_, at) => at + 1));
    }),
  );
});
