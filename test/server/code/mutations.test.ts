import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits } from "../../../server/code/apply-edits.ts";
import { mutationsOf } from "../../../server/code/syntax/mutations.ts";
import { codeFile } from "../../support/checked-code.ts";

const folder = new URL("../../data/code-bugs/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, folder), "utf8");
interface Hunk {
  readonly from: number;
  readonly fixed: readonly string[];
}
const linesOf = <T>(path: string) =>
  read(path)
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
const bare = (line: string) => line.replace(/[\s();]/g, "");

/** The right line among the changes of the wrong one: its place, or -1. */
async function placeOfFix(language: "python" | "javascript", text: string, { from, fixed }: Hunk): Promise<number> {
  const changes = await mutationsOf(codeFile(language, text), [from]);
  const lines = changes.map(({ edit }) => applyEdits(text, [edit]).split("\n")[from - 1] ?? "");
  return lines.findIndex((line) => bare(line) === bare(fixed[0] ?? ""));
}

/** The others need a second line, or a call of something new. */
const found = [
  "bucketsort",
  "find_first_in_sorted",
  "find_in_sorted",
  "flatten",
  "get_factors",
  "knapsack",
  "kth",
  "lcs_length",
  "max_sublist_sum",
  "mergesort",
  "next_palindrome",
  "pascal",
  "sieve",
  "sqrt",
];

test.each(found)("the fix of %s is among the small changes of its line", async (program) => {
  const bug = linesOf<{ program: string; hunks: readonly Hunk[] }>("quixbugs/bug_lines.jsonl").find(
    (each) => each.program === program,
  );
  const place = await placeOfFix("python", read(`quixbugs/python_programs/${program}.py`), bug!.hunks[0]!);
  expect(place).toBeGreaterThanOrEqual(0);
  expect(place).toBeLessThan(100);
});

test("of fifteen JavaScript bugs, seven are one small change of their line away", async () => {
  const bugs = linesOf<{ task_id: string; declaration: string; buggy_solution: string; bug_lines: readonly Hunk[] }>(
    "humanevalfix-js.jsonl",
  );
  const fixed: string[] = [];
  for (const { task_id: id, declaration, buggy_solution: solution, bug_lines: hunks } of bugs)
    if (hunks.length === 1 && (await placeOfFix("javascript", declaration + solution, hunks[0]!)) >= 0) fixed.push(id);
  expect(fixed).toEqual(
    expect.arrayContaining([
      "JavaScript/0",
      "JavaScript/44",
      "JavaScript/66",
      "JavaScript/88",
      "JavaScript/121",
      "JavaScript/132",
      "JavaScript/154",
    ]),
  );
});

test("each change lies in its line, says another thing, and is tried once", async () => {
  const text =
    "def f(a, b):\n    if a < 1 and not b:\n        return [x + 1 for x in a if x != b]\n    return max(a, b)\n";
  const changes = await mutationsOf(codeFile("python", text), [2, 3, 4]);
  const results = new Set(changes.map(({ edit }) => applyEdits(text, [edit])));
  expect(results.size).toBe(changes.length);
  expect(results.has(text)).toBe(false);
  for (const { line, edit } of changes) expect(text.slice(0, edit.start).split("\n").length).toBe(line);
  for (const line of [2, 3, 4]) expect(changes.filter((each) => each.line === line).length).toBeLessThanOrEqual(200);
  expect(results).toContain(text.replace("a < 1", "a <= 1"));
  expect(results).toContain(text.replace("not b", "b"));
  expect(results).toContain(text.replace("max(a", "min(a"));
  expect(results).toContain(text.replace("(a, b)\n    if", "(a, b)\n    if").replace("max(a, b)", "max(b, a)"));
});

test("a line that is not there, or of a language that is not searched, has none", async () => {
  expect(await mutationsOf(codeFile("python", "x = 1\n"), [7])).toEqual([]);
  expect(await mutationsOf(codeFile("go", "package a\n"), [1])).toEqual([]);
});

test("whatever the text is, changes stay within it", async () => {
  const piece = fc.constantFrom(
    "if a < b:",
    "  return a",
    "x = [1, 2]",
    "def f(a, b):",
    "f(a)[0]",
    "'é😀'",
    "while True:",
    "(",
    "not a and b",
    "a += 1",
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 8 }),
      fc.constantFrom("python", "javascript" as const),
      async (pieces, language) => {
        const text = pieces.join("\n");
        for (const { edit } of await mutationsOf(
          codeFile(language, text),
          pieces.map((_, index) => index + 1),
        )) {
          expect(edit.start).toBeGreaterThanOrEqual(0);
          expect(edit.end).toBeLessThanOrEqual(text.length);
          expect(text.slice(edit.start, edit.end)).not.toContain("\n");
        }
      },
    ),
    { numRuns: 40 },
  );
});
