import fc from "fast-check";
import { expect, test } from "vitest";
import type { CodeLanguage, Finding } from "../../../pipelines/engine/code.ts";
import { applyEdits } from "../../../server/code/apply-edits.ts";
import { checkAll, codeFile, findingsIn, ruleOf } from "../../support/checked-code.ts";

const said = (findings: readonly Finding[]) =>
  findings.map((each) => `${each.lines.from} ${each.severity} ${ruleOf(each)}`);

const bugs: readonly (readonly [CodeLanguage, string, string])[] = [
  ["python", "def f():\n    return undefined_name\n", "2 error ruff F821"],
  ["python", "def f(a=[]):\n    return a\n", "1 warning ruff B006"],
  ["python", "x = 1\nif x is 3:\n    print(x)\n", "2 warning ruff F632"],
  ["python", "try:\n    f = 1\nexcept:\n    pass\n", "3 warning ruff E722"],
  ["python", "fs = []\nfor i in range(3):\n    fs.append(lambda: i)\n", "3 warning ruff B023"],
  ["python", 'print("%s %s" % (1,))\n', "1 error ruff F507"],
  ["python", "import os\n", "1 info ruff F401"],
  ["python", 'import subprocess\nsubprocess.run("ls " + input(), shell=True)\n', "2 warning ruff S602"],
  ["python", "def f(\n", "1 error ruff invalid-syntax"],
  ["javascript", "cons.log(1);\n", "1 error typescript TS2304"],
  ["javascript", "const a = 1;\na = 2;\n", "2 error typescript TS2588"],
  ["javascript", '"abc".lenght;\n', "1 warning typescript TS2551"],
  ["javascript", 'if (typeof self === "strnig") self();\n', "1 warning typescript TS2367"],
  ["javascript", "function f(a) {\n  return a;\n}\nf(1, 2);\n", "4 warning typescript TS2554"],
  ["javascript", "const a = [1].map((x) => {\n  x + 1;\n});\n", "1 warning biome useIterableCallbackReturn"],
  ["javascript", "const a = ;\n", "1 error typescript TS1109"],
  ["typescript", 'const a: number = "x";\n', "1 error typescript TS2322"],
  ["typescript", "class A {\n  go() {\n    return this.gone;\n  }\n}\n", "3 error typescript TS2339"],
  ["typescript", "function f(a: string | null) {\n  return a.length;\n}\n", "2 error typescript TS18047"],
  ["tsx", "export const A = () => <p>{gone}</p>;\n", "1 error typescript TS2304"],
  ["json", '{\n  "a": 1,\n  "b" 2\n}\n', "3 error biome parse"],
  ["css", ".a {\n  colr: red;\n}\n", "2 warning biome noUnknownProperty"],
  ["java", "class A {\n  int x = ;\n}\n", "2 error tree-sitter parse"],
  ["go", "package a\nfunc f() {\n\tx := \n}\n", "3 error tree-sitter parse"],
];

test.each(bugs)("a mistake in %s is found on its line: %j", async (language, text, expected) => {
  expect(said(await findingsIn(language, text))).toContain(expected);
});

const fine: readonly (readonly [CodeLanguage, string])[] = [
  [
    "typescript",
    'import express from "express";\nimport { helper } from "./missing";\nconst app = express();\napp.get("/x", (request, response) => {\n  response.send(document.title + process.env.HOME + helper(request));\n});\n',
  ],
  [
    "tsx",
    'import React, { useState } from "react";\nexport function App({ name }: { name: string }) {\n  const [count, setCount] = useState(0);\n  return <button type="button" className="a" onClick={() => setCount(count + 1)}>{name} {count}</button>;\n}\n',
  ],
  [
    "typescript",
    "export function first(element: HTMLElement, list: NodeListOf<Element>): string {\n  return element.innerText + list.length + localStorage.length;\n}\n",
  ],
  [
    "javascript",
    'const fs = require("fs");\nfunction load(path, done) {\n  fs.readFile(path, "utf8", done);\n}\nmodule.exports = { load };\n',
  ],
  ["javascript", 'describe("a", () => {\n  it("b", () => {\n    expect($("c").text()).toBe("d");\n  });\n});\n'],
  [
    "javascript",
    "const took = new Date() - new Date(0);\nconst table = {};\ntable.a = took;\nfunction f() {\n  return Array.prototype.slice.call(arguments);\n}\nf(1, 2);\n",
  ],
  [
    "python",
    'import numpy as np\n\n\ndef mean(rows: list[float]) -> float:\n    """Of all rows."""\n    return float(np.mean(rows)) if rows else 0.0\n\n\nassert mean([]) == 0\n',
  ],
  [
    "python",
    'from dataclasses import dataclass\n\n\n@dataclass\nclass A:\n    x: int = 1\n\n\nif __name__ == "__main__":\n    print(A().x)\n',
  ],
  ["java", "import java.util.List;\n\npublic class A {\n  int f(List<Integer> xs) {\n    return xs.size();\n  }\n}\n"],
  ["cpp", "#include <vector>\n\nint f(const std::vector<int>& xs) {\n  return static_cast<int>(xs.size());\n}\n"],
  ["rust", "pub fn f(xs: &[i32]) -> i32 {\n    xs.iter().sum()\n}\n"],
  ["json", '{\n  // settings\n  "a": [1, 2,],\n}\n'],
];

test.each(fine)(
  "nothing is held against a piece of a program for what was not submitted with it, in %s: %j",
  async (language, text) => {
    expect(said(await findingsIn(language, text)).filter((each) => !each.includes(" info "))).toEqual([]);
  },
);

test("files see each other, whatever they are called", async () => {
  const used = codeFile(
    "typescript",
    'import { two } from "./lib/two.js";\nexport const a: string = two();\n',
    "src/a.ts",
  );
  const two = codeFile("typescript", "export const two = (): number => 2;\n", "src/lib/two.ts");
  const pasted = codeFile("typescript", "export const b: number = two();\n", "pasted");
  const { findings } = await checkAll([used, two, pasted]);
  expect(findings.map((each) => `${each.file} ${ruleOf(each)}`)).toEqual(["src/a.ts typescript TS2322"]);
});

test.each([
  ["python", 'password = "hunter2!xQ9z"\n', ["1 warning ruff S105"]],
  ["javascript", 'const apiKey = "sk9f8Gh2Kl0Pq7Rt5Wx3";\n', ["1 warning secretlint written-secret"]],
  ["go", 'package a\n\nvar dbPassword = "tr0ub4dor&3xK"\n', ["3 warning secretlint written-secret"]],
  ["text", "token: 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\n", ["1 error secretlint github"]],
  [
    "javascript",
    'const password = "your-password-here";\nconst token = "example";\nconst secretName = "database/main";\n',
    [],
  ],
] as const)("a secret in %s is told of once, an example is not: %j", async (language, text, expected) => {
  const findings = (await findingsIn(language, text)).filter(({ category }) => category === "security");
  expect(said(findings)).toEqual(expected);
});

test("a secret is never repeated in what is said of it", async () => {
  const findings = await findingsIn(
    "text",
    "token: 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\nsecret_key = 'tr0ub4dor&3xK99'\n",
  );
  expect(findings.length).toBe(2);
  expect(JSON.stringify(findings)).not.toMatch(/wWPw5k4a|tr0ub4dor/);
});

test("a function with too many ways through it is told of, with its lines", async () => {
  const branches = (count: number) =>
    `def f(a):\n${Array.from({ length: count }, (_, index) => `    if a == ${index}:\n        print(a)\n`).join("")}`;
  const [found] = (await findingsIn("python", branches(16))).filter(({ category }) => category === "complexity");
  expect(found).toMatchObject({
    severity: "warning",
    lines: { from: 1, to: 33 },
    title: "`f` has 17 independent ways through it",
  });
  expect(said(await findingsIn("python", branches(9))).filter((each) => each.includes("complexity"))).toEqual([]);
});

test.each([
  ["python", 'import os\nx = f"é😀"\nif not x is None:\n    print(x)\n'],
  ["javascript", "let é = '😀';\nlet z = 1;\nconsole.log(é, z, !!(!!z));\n"],
  ["typescript", "const é: string = '😀';\nlet z = 1;\nexport const all = { é: é, z };\n"],
] as const)(
  "what a tool calls safe to fix is fixed by its edits in %s, and nothing else changes: %j",
  async (language, text) => {
    const fixable = (await findingsIn(language, text)).filter(({ edits }) => edits);
    expect(fixable.length).toBeGreaterThan(0);
    for (const each of fixable) {
      const fixed = applyEdits(text, each.edits!);
      const after = await findingsIn(language, fixed);
      expect(after.map(({ findingId }) => findingId)).not.toContain(each.findingId);
      expect(after.filter(({ category }) => category === "syntax")).toEqual([]);
      expect(after.length).toBeLessThan((await findingsIn(language, text)).length);
    }
  },
);

test("a finding keeps its name and finds its line again, whatever is written above it", async () => {
  const text = "import os\nimport os\n\n\ndef f(a=[]):\n    return gone\n\n\ndef g(a=[]):\n    return gone\n";
  const before = await findingsIn("python", text);
  expect(before.length).toBeGreaterThan(4);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("# note", "", "y = 1", "def h():\n    return 2"), { minLength: 1, maxLength: 6 }),
      async (lines) => {
        const above = `${lines.join("\n")}\n`;
        const moved = above.split("\n").length - 1;
        const after = new Map((await findingsIn("python", above + text)).map((each) => [each.findingId, each]));
        for (const { findingId, lines: range } of before)
          expect(after.get(findingId)?.lines).toEqual({ from: range.from + moved, to: range.to + moved });
      },
    ),
    { numRuns: 10 },
  );
});

test("the worst comes first, and two tools that say the same are one finding", async () => {
  const findings = await findingsIn("javascript", "const a = { b: 1, b: 2 };\na = 3;\nvar c = a == 3;\n");
  const order = ["error", "warning", "info"];
  const ranks = findings.map(({ severity }) => order.indexOf(severity));
  expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
  expect(findings.filter(({ lines }) => lines.from === 2).map(ruleOf)).toEqual(["typescript TS2588"]);
  const keys = findings.map((each) => `${each.lines.from} ${ruleOf(each)}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test("a file that does not parse is told of once a place, without what follows from it", async () => {
  for (const [language, text] of [
    ["javascript", "function f( {\n  gone();\n}\n"],
    ["typescript", "const a: = 1;\nconst b: string = 2;\n"],
    ["python", "def f(:\n    gone\n"],
  ] as const) {
    const findings = await findingsIn(language, text);
    expect(findings.length).toBeGreaterThan(0);
    expect(
      new Set(findings.map((each) => each.category === "syntax" && each.origin.kind === "tool" && each.origin.tool))
        .size,
    ).toBe(1);
    expect(findings[0]?.category).toBe("syntax");
  }
});

test.each([
  "",
  "\uFEFFx = 1\r\ny = 2\r\n",
  "x = '\uD800'\n",
  "x = 1\0\n",
  "\n".repeat(5000),
  `${"[".repeat(3000)}`,
  "'".repeat(999),
])("odd text is checked to its end, with every finding on a line that is there: %j", async (text) => {
  for (const language of ["python", "javascript", "typescript", "json", "css", "c", "html"] as const) {
    const { findings, outlines } = await checkAll([codeFile(language, text)]);
    expect(outlines.length).toBe(1);
    const lines = text.split("\n").length;
    for (const { lines: range } of findings) {
      expect(range.from).toBeGreaterThanOrEqual(1);
      expect(range.to).toBeGreaterThanOrEqual(range.from);
      expect(range.to).toBeLessThanOrEqual(lines);
    }
  }
});

test("a word that only begins Biome's sentence is no name of the code, and what is one stands in backticks", async () => {
  const found = await findingsIn(
    "javascript",
    'export function f(id) {\n  throw new RangeError("no such id: " + id);\n}\n',
  );
  expect(found.map(({ title }) => title)).toContain("Template literals are preferred over string concatenation");
  const imported = await findingsIn("javascript", 'import { readFile } from "node:fs";\nexport const x = 1;\n');
  expect(imported.map(({ title }) => title).join()).toContain("`import`");
});
