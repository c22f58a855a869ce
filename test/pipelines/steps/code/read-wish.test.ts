import { expect, test } from "vitest";
import { readNewLanguage, readTarget, readTasks } from "../../../../pipelines/steps/code/read/read-wish.ts";

const brought = { wish: "auto", code: false, current: false, error: false, tests: false, lines: false } as const;
const withCode = { ...brought, code: true };
const later = { ...brought, current: true };

test.each([
  ["latest_before throws on the newest data. Find the bug", ["bugs"]],
  ["latest_before throws, and pairing takes minutes. Find the bug and make it faster.", ["bugs", "faster"]],
  ["Make it faster", ["faster"]],
  ["Why is this so slow?", ["faster"]],
  ["What does this do?", ["explain"]],
  ["Explain it line by line", ["explain"]],
  ["Please add docstrings", ["document"]],
  ["Is this thread-safe?", ["ask"]],
  ["Translate this to TypeScript", ["change"]],
  ["", ["bugs"]],
  ["Warum stürzt das ab?", ["bugs"]],
  ["Das ist zu langsam, beschleunige es", ["faster"]],
  ["Erklär mir das", ["explain"]],
  ["Dokumentiere alle Funktionen", ["document"]],
  ["Add error handling to this", ["change"]],
  ["It throws an exception on empty lists", ["bugs"]],
])("with code, “%s” wants %j", (question, tasks) => {
  expect(readTasks({ ...withCode, question })).toEqual(tasks);
});

test.each([
  ["Do it without recursion", ["change"]],
  ["Now in TypeScript.", ["change"]],
  ["Rename pairs to matches", ["change"]],
  ["Handle an empty list too", ["change"]],
  ["Mach es ohne Rekursion.", ["change"]],
  ["Jetzt in TypeScript.", ["change"]],
  ["More tests.", ["tests"]],
  ["Mehr Tests.", ["tests"]],
  ["Make it faster", ["faster"]],
  ["Fix it", ["bugs"]],
  ["How does the search end?", ["ask"]],
  ["Thanks, that helps", ["ask"]],
  ["Add error handling", ["change"]],
  ["Füge eine Fehlerbehandlung hinzu", ["change"]],
  ["Return None instead of throwing an exception", ["change"]],
  ["Make it faster and fix the bug", ["faster", "bugs"]],
  ["Explain the fix", ["ask"]],
  ["What was wrong?", ["ask"]],
  ["Was war falsch daran?", ["ask"]],
  ["Why is it faster now?", ["ask"]],
  ["What is wrong with it?", ["bugs"]],
  ["Is there any other problem in this code?", ["bugs"]],
  ["Gibt es noch andere Probleme?", ["bugs"]],
  ["How do I fix the bug?", ["bugs"]],
  ["Why is it so slow?", ["faster"]],
])("of the current version, “%s” wants %j", (question, tasks) => {
  expect(readTasks({ ...later, question })).toEqual(tasks);
});

test("a question about lines of the current version is answered, and changes nothing", () => {
  expect(readTasks({ ...later, lines: true, question: "Why line 12?" })).toEqual(["ask"]);
  expect(readTasks({ ...withCode, lines: true, question: "What does line 2 do?" })).toEqual(["ask"]);
  expect(readTasks({ ...withCode, lines: true, question: "Why does line 2 crash?" })).toEqual(["bugs"]);
});

test("without any code it writes what is asked for, or answers", () => {
  expect(readTasks({ ...brought, question: "Write a function that merges spans" })).toEqual(["write"]);
  expect(readTasks({ ...brought, question: "Schreib eine Funktion, die Listen sortiert" })).toEqual(["write"]);
  expect(readTasks({ ...brought, question: "What is a closure?" })).toEqual(["ask"]);
});

test("an error message or tests alone say that a bug is sought", () => {
  expect(readTasks({ ...withCode, error: true, question: "What now" })).toEqual(["bugs"]);
  expect(readTasks({ ...withCode, tests: true, question: "Here it is" })).toEqual(["bugs"]);
});

test("a chosen wish is kept, whatever the words say", () => {
  expect(readTasks({ ...withCode, wish: "explain", question: "Fix the bug" })).toEqual(["explain"]);
});

test.each([
  ["Now in TypeScript.", "typescript"],
  ["Write it in Go", "go"],
  ["Übersetz das nach Rust", "rust"],
  ["in C++ please", "cpp"],
  ["a function that counts words", null],
])("“%s” names the language %s", (question, language) => {
  expect(readTarget(question)).toBe(language);
});

test.each([
  ["Now in TypeScript.", "typescript"],
  ["Jetzt in Python", "python"],
  ["TypeScript", "typescript"],
  ["Give me the Go version", "go"],
  ["Translate this to JS", "javascript"],
  ["in Go please", "go"],
  ["Schreib es in C", "c"],
  ["Rename ts to start", null],
  ["Remove the last node from the list", null],
  ["Escape the SQL query", null],
  ["Handle shell=True too", null],
])("the change “%s” leads to the language %s", (question, language) => {
  expect(readNewLanguage(question)).toBe(language);
});
