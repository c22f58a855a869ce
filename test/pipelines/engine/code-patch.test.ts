import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hunksOf, patchText } from "../../../pipelines/engine/code-patch.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

interface Change {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What real git makes of the patch, by name. */
function applied(changes: readonly Change[]): Readonly<Record<string, string | null>> {
  using folder = tmpFolder();
  const git = (...given: readonly string[]) =>
    execFileSync("git", ["-c", "core.autocrlf=false", ...given], { cwd: folder.path, stdio: "pipe" });
  git("init", "--quiet");
  for (const { name, before } of changes) {
    if (before === null) continue;
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    writeFileSync(join(folder.path, name), before);
  }
  writeFileSync(join(folder.path, "the.patch"), patchText(changes));
  git("apply", "the.patch");
  const read = (name: string) => {
    const path = join(folder.path, name);
    return existsSync(path) ? readFileSync(path, "utf8") : null;
  };
  return Object.fromEntries(changes.map(({ name }) => [name, read(name)]));
}

const expected = (changes: readonly Change[]) => Object.fromEntries(changes.map(({ name, after }) => [name, after]));

test.each<[string, readonly Change[]]>([
  ["a changed line", [{ name: "a.py", before: "a\nb\nc\n", after: "a\nB\nc\n" }]],
  [
    "a new file and one that is gone",
    [
      { name: "new.py", before: null, after: "x = 1\n" },
      { name: "old.py", before: "y = 2\n", after: null },
    ],
  ],
  [
    "several files, some in folders",
    [
      { name: "src/deep/a.ts", before: "1\n2\n", after: "1\n2\n3\n" },
      { name: "b.ts", before: "x\n", after: "" },
    ],
  ],
  ["a file that ends without a line break", [{ name: "a.js", before: "a\nb", after: "a\nb\n" }]],
  ["a file that loses its last line break", [{ name: "a.js", before: "a\nb\n", after: "a\nc" }]],
  ["line breaks of Windows", [{ name: "a.cs", before: "a\r\nb\r\nc\r\n", after: "a\r\nB\r\nc\r\n" }]],
  [
    "names with spaces, quotes and umlauts",
    [
      { name: "my file.py", before: "a\n", after: "b\n" },
      { name: 'größe"2".py', before: "a\n", after: "b\n" },
    ],
  ],
  ["a new file without a character", [{ name: "pkg/__init__.py", before: null, after: "" }]],
  [
    "lines that look like a patch",
    [{ name: "a.md", before: "--- a\n+++ b\n@@ -1 +1 @@\n", after: "--- a\n+++ c\n@@ -1 +1 @@\n" }],
  ],
])("git applies the patch of %s", (_, changes) => {
  expect(applied(changes)).toEqual(expected(changes));
});

test("git applies the patch of any two texts", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "  c", "", "d\te"), { maxLength: 12 })
    .map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(text, text, (before, after) => {
      fc.pre(before !== after);
      const changes = [{ name: "file.txt", before, after }];
      expect(applied(changes)).toEqual(expected(changes));
    }),
    { numRuns: 40 },
  );
});

test("texts with nothing in common are told at once, and git applies that too", () => {
  const lines = (sign: string) => Array.from({ length: 6000 }, (_, at) => `${sign} ${at}`).join("\n");
  const changes = [{ name: "big.txt", before: lines("old"), after: `${lines("new")}\n` }];
  expect(hunksOf(changes[0]!)).toHaveLength(1);
  expect(applied(changes)).toEqual(expected(changes));
});

test("what did not change is in no patch", () => {
  expect(patchText([{ name: "a.py", before: "a\n", after: "a\n" }])).toBe("");
});
