// Files added to a message: nothing is lost, nothing is doubled, and the limits hold.
import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeFiles } from "../../../client/code/merge-files.ts";
import { codeLimits } from "../../../pipelines/engine/code.ts";

const file = (name: string, text = name) => ({ name, text });

test("a file brought again takes the place of its older state", () => {
  const { files, refused } = mergeFiles([file("a.py", "old"), file("b.py")], [file("a.py", "new")]);
  expect(files).toEqual([file("a.py", "new"), file("b.py")]);
  expect(refused).toEqual([]);
});

test("two files of one name brought at once stay two", () => {
  const { files } = mergeFiles([], [file("util.py", "a"), file("util.py", "b"), file("util.py", "c")]);
  expect(files.map(({ name }) => name)).toEqual(["util.py", "util-2.py", "util-3.py"]);
});

test("the same file brought twice at once is one", () => {
  expect(mergeFiles([], [file("a.py"), file("a.py")]).files).toEqual([file("a.py")]);
});

test("what is above a limit is refused with its reason, the rest is kept", () => {
  const long = "x".repeat(codeLimits.charactersAFile);
  expect(mergeFiles([], [file("long.py", `${long}x`), file("a.py")])).toEqual({
    files: [file("a.py")],
    refused: [{ name: "long.py", why: "too-large" }],
  });
  const many = Array.from({ length: codeLimits.files + 1 }, (_, at) => file(`f${at}.py`));
  expect(mergeFiles([], many).refused).toEqual([{ name: `f${codeLimits.files}.py`, why: "too-many" }]);
  const heavy = mergeFiles([], [file("1", long), file("2", long), file("3", long)]);
  expect(heavy.refused).toEqual([{ name: "3", why: "too-much" }]);
});

test("a full message takes a newer state of one of its files", () => {
  const full = Array.from({ length: codeLimits.files }, (_, at) => file(`f${at}.py`));
  const { files, refused } = mergeFiles(full, [file("f3.py", "newer")]);
  expect(refused).toEqual([]);
  expect(files).toHaveLength(codeLimits.files);
  expect(files[3]).toEqual(file("f3.py", "newer"));
});

test("whatever is brought: names differ, and each file brought is there, refused, or there already", () => {
  const some = fc.array(
    fc.record({ name: fc.constantFrom("a", "b", "c.py", "c-2.py"), text: fc.string({ maxLength: 3 }) }),
    { maxLength: 8 },
  );
  const property = fc.property(some, (added) => {
    const { files, refused } = mergeFiles([], added);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
    expect(refused).toEqual([]);
    for (const { text } of added) expect(files.map((each) => each.text)).toContain(text);
  });
  fc.assert(property);
});
