// Where a dropped file goes, and what a pasted one is called.
import { expect, test } from "vitest";
import { belongsBy, isCodeByContent, nameOfPasted, testCount } from "../../../client/code/file-names.ts";

test.each([
  ["pairing.py", "code"],
  ["src/App.TSX", "code"],
  ["project.zip", "code"],
  ["Makefile", "code"],
  ["main.rs", "code"],
  ["paper.pdf", "document"],
  ["data.csv", "document"],
  ["guide.html", "document"],
  ["README.md", "document"],
  ["index.d.ts", "document"],
  ["package.tgz", "document"],
  ["photo.png", "document"],
  ["openapi.yaml", "content-decides"],
  ["package.json", "content-decides"],
  ["notes.txt", "content-decides"],
  ["LICENSE", "content-decides"],
] as const)("%s: %s", (name, belongs) => {
  expect(belongsBy(name)).toBe(belongs);
});

const never = () => false;

test("an API description goes to the documents, other settings are code", () => {
  expect(isCodeByContent("api.yaml", "# Pets\nopenapi: 3.1.0\ninfo:\n", never)).toBe(false);
  expect(isCodeByContent("api.json", '{\n  "openapi": "3.0.1"\n}', never)).toBe(false);
  expect(isCodeByContent("api.json", '{"swagger":"2.0"}', never)).toBe(false);
  expect(isCodeByContent("ci.yml", "on: push\njobs:\n", never)).toBe(true);
  expect(isCodeByContent("package.json", '{"name":"openapi-tools"}', never)).toBe(true);
});

test("a text is code only where it reads as code", () => {
  expect(isCodeByContent("notes.txt", "We met on Monday.", never)).toBe(false);
  expect(isCodeByContent("script.txt", "x = 1", () => true)).toBe(true);
});

test.each([
  ["python", "import os\n\ndef latest_before(x):\n    pass", "latest_before.py"],
  ["java", "import java.util.*;\n\npublic final class Pair {\n}", "Pair.java"],
  ["typescript", "export const pair = () => 1;", "pair.ts"],
  ["tsx", "export default function Card() {}", "Card.tsx"],
  ["go", "package main\n\nfunc (p *Pair) Mean() int {", "Mean.go"],
  ["rust", "pub fn mean() {}", "mean.rs"],
  ["sql", "SELECT 1", "code.sql"],
  ["text", "whatever", "code.txt"],
  ["python", `def ${"x".repeat(41)}(): pass`, "code.py"],
] as const)("pasted %s is named after what it defines", (language, text, name) => {
  expect(nameOfPasted(text, language)).toBe(name);
});

test("tests are counted in files whose name says that they hold tests", () => {
  const text = "def test_one():\n    pass\n\nasync def test_two():\n    pass\n\ndef helper():\n    pass\n";
  expect(testCount({ name: "test_pairing.py", text })).toBe(2);
  expect(testCount({ name: "pairing.py", text })).toBe(0);
  expect(testCount({ name: "contest.py", text })).toBe(0);
  expect(testCount({ name: "src/pair.test.ts", text: "test('a', () => {});\n  it.each([1])('b', f);\n" })).toBe(2);
  expect(testCount({ name: "PairTest.java", text: "  @Test\n  void a() {}" })).toBe(1);
});
