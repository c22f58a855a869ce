import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FileChange } from "../../../pipelines/engine/code-answers.ts";
import type { CodeFile } from "../../../pipelines/engine/code.ts";
import { mergedText, withFix } from "../../../server/code/apply-fix.ts";

const file = (text: string, name = "a.py"): CodeFile => ({ name, language: "python", text });
const change = (before: string | null, after: string | null, name = "a.py"): FileChange => ({
  name,
  language: "python",
  before,
  after,
});
const before = "import os\n\ndef last(items):\n    return items[len(items)]\n\nprint(last([1, 2]))\n";
const after = before.replace("len(items)]", "len(items) - 1]");

describe("a fix", () => {
  test("of the very text gives the text after it, and leaves other files alone", () => {
    const files = [file("x = 1\n", "b.py"), file(before)];
    expect(withFix(files, { changes: [change(before, after)] })).toEqual([file("x = 1\n", "b.py"), file(after)]);
  });

  test("that is part of the code already changes nothing", () => {
    expect(withFix([file(after)], { changes: [change(before, after)] })).toEqual([file(after)]);
  });

  test("does not fit where no time is left to compare", () => {
    const texts = { before, after, current: `x = 1\n${before}` };
    expect(mergedText(texts)).toBe(`x = 1\n${after}`);
    expect(mergedText(texts, performance.now())).toBeNull();
  });

  test("adds a file, takes one away, and does both again without harm", () => {
    const changes = [change(null, "y = 2\n", "new.py"), change("x = 1\n", null, "old.py")];
    const once = withFix([file("x = 1\n", "old.py")], { changes });
    expect(once).toEqual([file("y = 2\n", "new.py")]);
    expect(withFix(once, { changes })).toEqual(once);
  });

  test.each([
    [
      "lines it changes were changed",
      [file(before.replace("len(items)", "-1"))],
      change(before, after),
      "code-changed",
    ],
    ["a file it takes away was changed", [file("x = 2\n")], change("x = 1\n", null), "code-changed"],
    ["its file is gone", [], change(before, after), "code-gone"],
    ["its new file is there, with other text", [file("x")], change(null, "y"), "code-there"],
  ])("does not fit where %s: the reason and the file are said", (_, files, its, reason) => {
    const thrown = () => withFix(files, { changes: [its] });
    expect(thrown).toThrow(
      expect.objectContaining({
        data: expect.objectContaining({ code: "conflict", facts: { what: "fix", file: "a.py", reason } }),
      }),
    );
  });

  test("keeps a language that the person chose", () => {
    const files: readonly CodeFile[] = [{ name: "a.py", language: "text", text: before }];
    expect(withFix(files, { changes: [change(before, after)] })[0]?.language).toBe("text");
  });
});

describe("code that was changed since", () => {
  test.each([
    ["above", `# mine\n\n${before}`, `# mine\n\n${after}`],
    ["below", `${before}# mine\n`, `${after}# mine\n`],
    [
      "right above the line that changes",
      before.replace("    return", "    # mine\n    return"),
      after.replace("    return", "    # mine\n    return"),
    ],
    ["without its imports", before.replace("import os\n\n", ""), after.replace("import os\n\n", "")],
    ["with the ends of lines of another system", before.replaceAll("\n", "\r\n"), after.replaceAll("\n", "\r\n")],
  ])("%s keeps that change and gets the fix", (_, current, expected) => {
    expect(mergedText({ before, after, current })).toBe(expected);
  });

  test("of two equal places the one that was meant is fixed", () => {
    const twice = "def a():\n    x = 1\n    return x\n\ndef b():\n    x = 1\n    return x\n";
    const fixed = "def a():\n    x = 1\n    return x\n\ndef b():\n    x = 2\n    return x\n";
    expect(mergedText({ before: twice, after: fixed, current: `import os\n${twice}` })).toBe(`import os\n${fixed}`);
    // The meant one was changed by hand: the other one is not taken for it.
    const other = twice.replace("b():\n    x = 1", "b():\n    x = 3");
    expect(mergedText({ before: twice, after: fixed, current: other })).toBeNull();
  });

  test("lines are put in only where both their neighbours still stand side by side", () => {
    const added = before.replace("    return", "    assert items\n    return");
    const between = before.replace("    return", "    items = list(items)\n    return");
    expect(mergedText({ before, after: added, current: between })).toBeNull();
    expect(mergedText({ before, after: `# top\n${before}`, current: `${before}# mine\n` })).toBe(
      `# top\n${before}# mine\n`,
    );
    expect(mergedText({ before, after: `${before}# end\n`, current: `# mine\n${before}` })).toBe(
      `# mine\n${before}# end\n`,
    );
  });

  test("that is all other code is refused, and so is an empty file", () => {
    expect(mergedText({ before, after, current: "" })).toBeNull();
    expect(mergedText({ before: "", after: "x = 1\n", current: "y = 2\n" })).toBeNull();
    const [one, other] = ["a", "b"].map((word) =>
      Array.from({ length: 8000 }, (_, line) => `${word}${line}\n`).join(""),
    );
    expect(mergedText({ before: one!, after: `${one}# end\n`, current: other! })).toBeNull();
  });
});

const lines = fc.array(fc.constantFrom("a\n", "b\n", "c\n", "    d\n", "\n"), { minLength: 1, maxLength: 12 });

test("whatever was put around a fixed text, a merge that is given holds the fix once and every line of the person", () => {
  fc.assert(
    fc.property(
      fc.record({ text: lines, top: lines, end: lines, put: lines, at: fc.nat() }),
      ({ text, top, end, put, at }) => {
        const place = at % text.length;
        const fixed = [...text.slice(0, place), "FIX\n", ...text.slice(place + 1)].join("");
        const mine = (list: readonly string[]) => list.map((line) => `mine ${line}`).join("");
        const current = `${mine(top)}${text.join("")}${mine(end)}`;
        expect(mergedText({ before: text.join(""), after: fixed, current })).toBe(`${mine(top)}${fixed}${mine(end)}`);
        // Put anywhere: refused or whole.
        const within = [...text.slice(0, place), mine(put), ...text.slice(place)].join("");
        const merged = mergedText({ before: text.join(""), after: fixed, current: within });
        if (merged === null) return;
        expect(merged.split("FIX\n")).toHaveLength(2);
        expect(merged).toContain(mine(put));
        expect(merged.length).toBe(within.length + fixed.length - text.join("").length);
      },
    ),
    { numRuns: 500 },
  );
});
