// Files in the editor: names and languages until they are chosen, and what is sent of them.
import { expect, test } from "vitest";
import { editedOf, nameProblem, newFile, submittedOf, withChange } from "../../../client/code/edited-files.ts";

test("an empty file nobody named is not sent, an empty one with a name is", () => {
  const named = { ...newFile(), name: "__init__.py" };
  expect(submittedOf([newFile(), named]).map(({ name }) => name)).toEqual(["__init__.py"]);
});

test("files without a name get different ones", () => {
  const untitled = () => ({ ...newFile(), text: "x = 1", language: "python" as const });
  const names = submittedOf([untitled(), untitled(), { ...untitled(), name: "code.py" }]).map(({ name }) => name);
  expect(new Set(names).size).toBe(3);
  expect(names).toContain("code.py");
});

test("a chosen language stays when the text changes", () => {
  const chosen = { ...newFile(), language: "rust" as const, languageChosen: true };
  expect(withChange(chosen, { text: "def a(): pass", name: "a.py" }).language).toBe("rust");
});

test("a language that differs from what name and text say was chosen", () => {
  expect(editedOf({ name: "a.py", language: "sql", text: "" })).toMatchObject({
    language: "sql",
    languageChosen: true,
  });
});

test.each([
  ["a.py", undefined],
  ["src/a.py", undefined],
  ["", undefined],
  ["b.py", "taken"],
  ["../a.py", "wrong"],
  ["a/./b.py", "wrong"],
  ["/etc/passwd", "wrong"],
  ["a\\b.py", "wrong"],
  ["a\tb", "wrong"],
  ["x".repeat(201), "wrong"],
] as const)("the name %j: %s", (name, problem) => {
  const other = { ...newFile(), name: "b.py" };
  expect(nameProblem(name, "mine", [other])).toBe(problem);
});
