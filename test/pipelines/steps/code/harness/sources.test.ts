import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { casesOf, holdsTests } from "../../../../../pipelines/steps/code/harness/find-tests.ts";
import {
  importsOf,
  topLevelNames,
  withChecks,
  withShims,
} from "../../../../../pipelines/steps/code/harness/javascript-source.ts";
import { maskSource } from "../../../../../pipelines/steps/code/harness/mask-source.ts";

describe("strings and comments are told from code", () => {
  test.each([
    ["javascript", 'a("(" + `x${"}"}y`) // (', 'a("_" + `________`)     '],
    ["javascript", "x = a / b; y = /[/(]\\//g", "x = a / b; y = /_______g"],
    ["python", 'f("""(\n""") # (', 'f("""_\n""")    '],
    ["python", "s = 'it\\'s' + \"#\"", "s = '_____' + \"_\""],
  ] as const)("%s %j", (language, text, masked) => expect(maskSource(text, language)).toBe(masked));
  test("the length and the lines stay, whatever the text", () =>
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom("a", "b", "\n", '"', "'", "`", "/", "*", "\\", "$", "{", "}", "(", ")", "#", "="),
        }),
        (text) => {
          for (const language of ["javascript", "python"] as const) {
            const masked = maskSource(text, language);
            expect(masked).toHaveLength(text.length);
            expect(masked.split("\n").map((line) => line.length)).toEqual(text.split("\n").map((line) => line.length));
          }
        },
      ),
    ));
});

test("the names of a file's top level are found, and no others", () => {
  const text = `export function a() { function inner() {} }
const b = 1, c = () => { const hidden = 2; };
export default class D {}
let { e, f: g } = {};
async function* h() {}
export interface Shape {}
const text = \`
function fake() {}
\`;`;
  expect(topLevelNames(text)).toEqual(["a", "b", "D", "e", "g", "h", "text"]);
});

test("imports are found with their kind, not those in strings and comments", () => {
  const text = `import a, { b } from "./a.js";\n// import "no"\nconst c = require('c');\nconst d = "require('no')";\nawait import("./e");`;
  expect(importsOf(text).map(({ kind, specifier }) => [kind, specifier])).toEqual([
    ["import", "./a.js"],
    ["require", "c"],
    ["import", "./e"],
  ]);
});

test("a test's framework becomes the harness, and an import that leads nowhere the file that is meant", () => {
  const sources = [{ name: "src/kth.ts", language: "typescript", text: "" } as const];
  expect(
    withShims("tests/kth.test.ts", `import { it } from "vitest";\nimport { kth } from "../lib/kth";`, sources),
  ).toBe(`import { it } from "../facet-testing.js";\nimport { kth } from "../src/kth.ts";`);
});

test("checks keep their lines and are left alone where they wait", () => {
  const text = "console.assert(\n  f(1) === 2,\n);\nconsole.assert(await g());\n";
  const made = withChecks("tests.js", text);
  expect(made.split("\n")).toHaveLength(text.split("\n").length);
  expect(made).toContain("console.assert(await g());");
  expect(made).toContain('facet$compared("===", (');
});

test.each([
  ["[[1, 2], 3]\n[[], 0]\n", 2],
  ["[[[1], 1], [[2], 2]]", 1],
  ["assert f(1) == 2", null],
  ["", null],
])("cases of data in %j: %s", (text, count) => expect(casesOf(text)?.length ?? null).toBe(count));

test.each([
  ["test_a.py", "python", "", true],
  ["a.py", "python", "def f():\n    assert 1\n", false],
  ["a.py", "python", "def f():\n    pass\n\nassert f() is None\n", true],
  ["a.spec.ts", "typescript", "", true],
  ["a.js", "javascript", "export const test = (x) => x;\n", false],
  ["a.js", "javascript", 'describe("a", () => {});\n', true],
  ["a.java", "java", "assert x;", false],
] as const)("%s in %s with %j is a test: %s", (name, language, text, is) =>
  expect(holdsTests({ name, language, text })).toBe(is),
);
