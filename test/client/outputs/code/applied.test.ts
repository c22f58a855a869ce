import { expect, test } from "vitest";
import { isApplied, isAsRun } from "../../../../client/outputs/code/applied.ts";
import { fixes } from "../../../support/developed-answer.ts";
import { pairing } from "../../../support/pairing-code.ts";

const [late, quick] = fixes as [(typeof fixes)[number], (typeof fixes)[number]];
const after = late.changes[0]!.after!;
const file = (text: string, name = pairing.name) => [{ name, text }];

test("a fix is applied when the code is as it left it, and not when it is as before", () => {
  expect(isApplied(late.changes, file(after))).toBe(true);
  expect(isApplied(late.changes, file(pairing.text))).toBe(false);
  expect(isApplied(late.changes, file(after, "other.py"))).toBe(false);
  expect(isApplied(late.changes, [])).toBe(false);
});

test("it stays applied when the code is edited elsewhere, and is no more when its lines are changed", () => {
  expect(isApplied(late.changes, file(`# checked\n${after}`))).toBe(true);
  expect(isApplied(late.changes, file(after.replace("<= at", "<= at + 1")))).toBe(false);
  expect(isApplied(quick.changes, file(after))).toBe(false);
});

test("a fix that only takes lines away is applied where they are gone, whatever else was changed", () => {
  const before = "import os\nimport sys\n\nprint(sys.argv)\n";
  const then = "import sys\n\nprint(sys.argv)\n";
  const changes = [{ name: "a.py", language: "python", before, after: then } as const];
  const elsewhere = (text: string) => file(`${text}print("more")\n`, "a.py");
  expect(isApplied(changes, elsewhere(before))).toBe(false);
  expect(isApplied(changes, elsewhere(then))).toBe(true);
  const added = [{ name: "a.py", language: "python", before: then, after: before } as const];
  expect(isApplied(added, elsewhere(before))).toBe(true);
  expect(isApplied(added, elsewhere(then))).toBe(false);
});

test("new files, removed files, and fixes of several files count whole", () => {
  const change = (name: string, before: string | null, then: string | null) =>
    ({ name, language: "python", before, after: then }) as const;
  expect(isApplied([change("new.py", null, "x")], file("x", "new.py"))).toBe(true);
  expect(isApplied([change("new.py", null, "x")], [])).toBe(false);
  expect(isApplied([change("old.py", "x", null)], [])).toBe(true);
  expect(isApplied([change("old.py", "x", null)], file("x", "old.py"))).toBe(false);
  const both = [change("a.py", "1\n", "2\n"), change("b.py", "1\n", "2\n")];
  expect(isApplied(both, [...file("2\n", "a.py"), ...file("1\n", "b.py")])).toBe(false);
});

test("a fix that changes nothing is never called applied", () => {
  expect(isApplied([], file(pairing.text))).toBe(false);
  expect(isApplied([{ name: "a.py", language: "python", before: "x", after: "x" }], file("x", "a.py"))).toBe(false);
});

test.each([
  ["as it was", pairing.text, false, true],
  ["with the fix and nothing else", after, true, true],
  ["edited elsewhere", `# mine\n${pairing.text}`, false, false],
  ["edited elsewhere, with the fix", `# mine\n${after}`, true, false],
])("a proof is of the code %s: %#", (_what, text, isThere, expected) => {
  const about = file(pairing.text);
  expect(isAsRun(late.changes, { about, current: file(text), isApplied: isThere })).toBe(expected);
});

test("a proof is of an earlier text when another file of the code was changed; a file that came new says nothing", () => {
  const about = [...file(pairing.text), ...file("assert 1\n", "test_pairing.py")];
  const now = (tests: string) => [...file(after), ...file(tests, "test_pairing.py"), ...file("new", "other.py")];
  expect(isAsRun(late.changes, { about, current: now("assert 1\n"), isApplied: true })).toBe(true);
  expect(isAsRun(late.changes, { about, current: now("assert 2\n"), isApplied: true })).toBe(false);
});
