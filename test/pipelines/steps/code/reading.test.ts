// What is read out of a person's words and a model's answer: lines, examples, labels, signs that a prompt had to change.
import { expect, test } from "vitest";
import { isTestFile } from "../../../../pipelines/engine/test-files.ts";
import { examplesIn } from "../../../../pipelines/steps/code/examples-in.ts";
import { leavesOut, readModelAnswer, withOwnSigns } from "../../../../pipelines/steps/code/model-answer.ts";
import { holdsName } from "../../../../pipelines/steps/code/names-in.ts";
import { askedLines } from "../../../../pipelines/steps/code/read/asked-lines.ts";
import { testsFromText } from "../../../../pipelines/steps/code/read/tests-of.ts";

const file = (name: string, lines: number) => ({ name, language: "python" as const, text: "x = 1\n".repeat(lines) });
const files = [file("src/pairing.py", 20), file("other.py", 5)];

test.each([
  ["why line 12?", "src/pairing.py", 12, 12],
  ["Explain lines 8-12", "src/pairing.py", 8, 12],
  ["Was macht Zeile 3?", "src/pairing.py", 3, 3],
  ["Zeilen 3 bis 5", "src/pairing.py", 3, 5],
  ["pairing.py:8-12 looks odd", "src/pairing.py", 8, 12],
  ["line 2 of other.py", "other.py", 2, 2],
  ["lines 18 to 99", "src/pairing.py", 18, 20],
])("“%s” asks about %s, lines %i to %i", (question, name, from, to) => {
  expect(askedLines(question, files)).toEqual({ file: name, lines: { from, to } });
});

test.each([
  ["prüfung.py", "prüfung.py"],
  ["src/prüfung.py", "prüfung.py"],
  ["my file.py", "my file.py"],
  ["Makefile", "Makefile"],
  ["App.svelte", "App.svelte"],
  ["src/[id].ts", "src/[id].ts"],
  ["a.py (1).py", "a.py (1).py"],
  ["not ba.py:9, but a.py", "a.py"],
])("“%s:2-3 why?” asks about lines of a file named like that", (said, name) => {
  const all = [file("b.py", 5), file("a.py", 5), file(name, 5)];
  expect(askedLines(`${said}:2-3 why?`, all)).toEqual({ file: name, lines: { from: 2, to: 3 } });
});

test("a long question is searched for lines as quickly as a short one", () => {
  for (const part of ["a", "a.py", "a.py:", "ä/", "1 - ", "line "])
    expect(askedLines(part.repeat(50_000), files)).toBeNull();
});

test.each(["line 99", "no lines at all", "in 2024 it was 12"])("“%s” asks about no line there is", (question) => {
  expect(askedLines(question, files)).toBeNull();
});

const code = [{ name: "f.py", language: "python" as const, text: "def f(x): ...\ndef merge(spans): ..." }];

test("what a function should give becomes tests; what it gives by mistake does not", () => {
  const words =
    "merge([[1, 3], [2, 6]]) == [[1, 6]]. f(5) returns 7 instead of 8, `f(2)` should be 4 and f(3) returns 9. g(1) == 2";
  expect(examplesIn(words, code, "meant")[0]?.text).toBe(
    "assert f(5) == 8\nassert merge([[1, 3], [2, 6]]) == [[1, 6]]\nassert f(2) == 4\n",
  );
});

test("names with umlauts are names", () => {
  const umlauts = [{ name: "a.py", language: "python" as const, text: "def zähle(xs):\n    return 3\n" }];
  expect(examplesIn("zähle([1, 2]) should return 2", umlauts, "meant")[0]?.text).toBe("assert zähle([1, 2]) == 2\n");
  expect(holdsName("die größe(3)", "e")).toBe(false);
  expect(holdsName("die größe(3)", "größe")).toBe(true);
});

test("of code that is yet to be written, what it gives is what it should give", () => {
  const javascript = [{ name: "f.js", language: "javascript" as const, text: "function f(x) {}" }];
  expect(examplesIn('f("a b") gives "a-b", f(1) → None', javascript, "stated")[0]?.text).toBe(
    'test("f(1) is null", () => { expect(f(1)).toEqual(null); });\ntest("f(\\"a b\\") is \\"a-b\\"", () => { expect(f("a b")).toEqual("a-b"); });\n',
  );
});

test("tests of a file whose name has spaces get a name that is one word", () => {
  const spaced = { name: "src/my größe code.py", language: "python" as const, text: "" };
  expect(testsFromText("assert True", spaced, new Set())[0]?.name).toBe("test_my_größe_code.py");
});

test("a model's labels are read in whatever dress they come", () => {
  const answer = "**CAUSE:** `lo` runs past the end.\n- FIX: one less\n\n```python\ndef f():\n    pass\n```";
  const { labels, blocks } = readModelAnswer(answer);
  expect(labels).toEqual({ cause: "`lo` runs past the end.", fix: "one less" });
  expect(blocks[0]?.text).toBe("def f():\n    pass\n");
});

test.each([
  "def f():\n    ...\n    return 1\n",
  "function f() {\n  // ... rest of the code\n}",
  "# existing code unchanged\n",
])("an answer that leaves code out is told from whole code: %j", (text) => {
  expect(leavesOut(text, "def f():\n    return 2\n")).toBe(true);
});

test("dots that stand in the code itself leave nothing out", () => {
  expect(leavesOut("class A:\n    ...\n", "class A:\n    ...\nx = 1\n")).toBe(false);
});

test("signs that a prompt made harmless come back as the code had them", () => {
  const own = 'const bos = "<bos>"; const quote = "‹x›";';
  expect(withOwnSigns('const bos = "‹bos›"; const quote = "‹x›"; const y = "‹y›";', own)).toBe(
    'const bos = "<bos>"; const quote = "‹x›"; const y = "‹y›";',
  );
});

test.each([
  ["test_pairing.py", true],
  ["src/pairing_test.go", true],
  ["a.spec.ts", true],
  ["tests/helper.py", true],
  ["PairingTest.java", true],
  ["contest.py", false],
  ["latest.js", false],
  ["testing.ts", false],
  ["StackSpec.scala", true],
  ["conftest.py", true],
  ["spec/pair_spec.js", true],
  ["tests.py", true],
])("%s is a test file: %s", (name, is) => {
  expect(isTestFile({ name })).toBe(is);
});

test("cases of the tests field stay cases, code gets a name beside what it tests", () => {
  const code = file("src/pairing.py", 1);
  expect(testsFromText("[[1], 2]\n[[2], 3]\n", code, new Set())[0]).toMatchObject({
    name: "cases.json",
    language: "json",
  });
  expect(testsFromText("assert f(1)", code, new Set())[0]).toMatchObject({
    name: "test_pairing.py",
    language: "python",
  });
});

test.each(["[[[1], 2], [[2], 4], [[3], 6]]", "[\n  [[1], 2],\n  [[2], 4]\n]"])(
  "one list of cases is cases too: %j",
  (text) => {
    expect(testsFromText(text, file("src/pairing.py", 1), new Set())[0]?.name).toBe("cases.json");
  },
);
