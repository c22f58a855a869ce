import { expect, test } from "vitest";
import type { CodeLanguage } from "../../../pipelines/engine/code.ts";
import { outlineFile } from "../../../server/code/syntax/outline.ts";
import { codeFile } from "../../support/checked-code.ts";

const outline = (language: CodeLanguage, text: string, names: readonly string[] = []) =>
  outlineFile(codeFile(language, text), [`code.${language}`, ...names]);

const programs: readonly (readonly [CodeLanguage, string, readonly string[]])[] = [
  [
    "python",
    'LIMIT = 3\nclass Store(Base):\n    """Keeps."""\n    @staticmethod\n    def put(key, value: int = 2, *rest, flag, **options) -> int:\n        """Puts.\n\n        Twice.\n        """\n        if key and value or rest: return 1\n        return [x for x in rest if x]\n# Says h.\nasync def h(x, /, y):\n    def inner(): return 1\n    return inner\n',
    [
      "constant LIMIT 1-1",
      "class Store 2-11 “Keeps.”",
      "method Store.put(key, value, rest, flag, options) 4-11 “Puts.\n\nTwice.” 6 ways",
      "function h(x, y) 13-15 “Says h.” 1 ways",
      "function h.inner() 14-14 1 ways",
    ],
  ],
  [
    "typescript",
    "/** Gets it. */\nexport const get = async (path: string, { a, b }: Q = {}, ...rest: string[]): Promise<void> => {\n  if (path) return;\n};\nexport default class Box<T> extends Old {\n  private put(x?: number): void {}\n  read = (e) => e ? 1 : 2;\n}\ninterface Has { go(a: string): void }\ntype Row = { a: 1 };\nenum Kind { A }\nnamespace N { export function inN() {} }\nexports.thing = function (a) {};\nexport const table = { of(a) {}, by: (b) => b };\n",
    [
      "function get(path, { a, b }, rest) 2-4 “Gets it.” 2 ways",
      "class Box 5-8",
      "method Box.put(x) 6-6 1 ways",
      "method Box.read(e) 7-7 2 ways",
      "interface Has 9-9",
      "method Has.go(a) 9-9 1 ways",
      "type Row 10-10",
      "type Kind 11-11",
      "module N 12-12",
      "function N.inN() 12-12 1 ways",
      "function thing(a) 13-13 1 ways",
      "constant table 14-14",
      "method table.of(a) 14-14 1 ways",
      "method table.by(b) 14-14 1 ways",
    ],
  ],
  [
    "tsx",
    "// Shows a name.\nexport function Hello({ name }: Props) {\n  return name ? <p>{name}</p> : null;\n}\n",
    ["function Hello({ name }) 2-4 “Shows a name.” 2 ways"],
  ],
  [
    "java",
    "package a;\n/** A pump. */\npublic class Pump extends Part {\n  public static final int MOST = 3;\n  /** Runs it. */\n  @Override\n  public List<String> run(final int a, String... b) throws E {\n    if (a > 1 && a < 3) { return null; }\n    switch (a) { case 1: break; default: break; }\n    return null;\n  }\n  Pump(int z) { }\n  interface Has { void go(); }\n  record Point(int x) {}\n  enum Kind { A, B }\n}\n",
    [
      "class Pump 3-16 “A pump.”",
      "constant Pump.MOST 4-4",
      "method Pump.run(a, b) 6-11 “Runs it.” 4 ways",
      "method Pump.Pump(z) 12-12 1 ways",
      "interface Pump.Has 13-13",
      "method Has.go() 13-13 1 ways",
      "class Pump.Point 14-14",
      "type Pump.Kind 15-15",
    ],
  ],
  [
    "c",
    "#include <stdio.h>\n#define N 10\n/* Adds. */\nstatic int *add(int a, const char *b, int c[10]) {\n  while (a && *b) a--;\n  return 0;\n}\nstruct node { int v; };\ntypedef struct node node_t;\nenum kind { A, B };\n",
    [
      "constant N 2-2",
      "function add(a, b, c) 4-7 “Adds.” 3 ways",
      "class node 8-8",
      "type node_t 9-9",
      "type kind 10-10",
    ],
  ],
  [
    "cpp",
    "namespace ns {\n// A thing.\nclass Thing : public Base {\npublic:\n  int get() const { return x; }\n  int x;\n};\ntemplate <typename T>\nT add(const T& a, T* b) { return a ? *b : a; }\nint Thing::other(int a, char **argv) { for (auto& x : y) {} return 0; }\n}\n",
    [
      "module ns 1-11",
      "class ns.Thing 3-7 “A thing.”",
      "method Thing.get() 5-5 1 ways",
      "function ns.add(a, b) 8-9 2 ways",
      "method Thing.other(a, argv) 10-10 2 ways",
    ],
  ],
  [
    "go",
    "package main\n\nconst Most = 3\n\n// Pump is one.\ntype Pump struct{ a int }\n\ntype Has interface{ Go() }\n\n// Run runs.\nfunc (p *Pump) Run(a, b int, c string) (int, error) {\n\tif a > 1 {\n\t\treturn 1, nil\n\t}\n\tfor range c {\n\t}\n\treturn 0, nil\n}\n",
    [
      "constant Most 3-3",
      "class Pump 6-6 “Pump is one.”",
      "interface Has 8-8",
      "method Pump.Run(a, b, c) 11-18 “Run runs.” 3 ways",
    ],
  ],
  [
    "rust",
    "const N: usize = 3;\n/// A point.\n#[derive(Debug)]\npub struct Point { x: i32 }\nimpl Point {\n    /// Makes one.\n    pub fn new(x: i32, mut y: Option<u8>) -> Self {\n        match x { 1 => a, 2 => b, _ => c }\n    }\n    fn z(&self, a: &str) {}\n}\ntrait Has { fn go(&self); }\nenum Kind { A }\nmod inner { fn f() {} }\n",
    [
      "constant N 1-1",
      "class Point 4-4 “A point.”",
      "method Point.new(x, y) 7-9 “Makes one.” 3 ways",
      "method Point.z(a) 10-10 1 ways",
      "interface Has 12-12",
      "method Has.go() 12-12 1 ways",
      "type Kind 13-13",
      "module inner 14-14",
      "function inner.f() 14-14 1 ways",
    ],
  ],
];

test.each(programs)("a person sees what a %s file defines", async (language, text, expected) => {
  const { symbols, syntaxErrors } = await outline(language, text);
  expect(syntaxErrors).toEqual([]);
  const shown = symbols.map(({ name, kind, parent, parameters, lines, doc, complexity }) =>
    [
      kind,
      `${parent ? `${parent}.` : ""}${name}${complexity === null ? "" : `(${parameters.join(", ")})`}`,
      `${lines.from}-${lines.to}`,
      ...(doc ? [`“${doc}”`] : []),
      ...(complexity === null ? [] : [`${complexity} ways`]),
    ].join(" "),
  );
  expect(shown).toEqual(expected);
});

test("a signature ends before the body, and takes in all its lines", async () => {
  const { symbols } = await outline("python", "def pair(\n    blocks,\n    sensors,\n):\n    return 1\n");
  expect(symbols.map(({ signature }) => signature)).toEqual(["def pair( blocks, sensors, ):"]);
  const script = await outline("javascript", "export async function load(a, b) {\n  return a;\n}\n");
  expect(script.symbols.map(({ signature }) => signature)).toEqual(["async function load(a, b)"]);
});

test.each([
  ["python", "def f(a:\n  return 1\n", 1],
  ["python", "x = 1\nif x\n    y = 2\nz = 3\n", 2],
  ["javascript", "const a = 1;\nconst b = ;\nconst c = 3;\n", 2],
  ["typescript", "let x: number = 1;\nfunction f( {\n  return 1;\n}\n", 2],
  ["java", "class A {\n  int x = ;\n}\n", 2],
  ["c", "int main(void) {\n  int x = ;\n  return 0;\n}\n", 2],
  ["go", "package main\n\nfunc main() {\n\tx := \n}\n", 4],
  ["rust", "fn main() {\n    let x = ;\n}\n", 2],
  ["json", '{\n  "a": 1,\n  "b": \n}\n', 4],
] as const)("where %s does not parse, the line is told: %j", async (language, text, line) => {
  const { syntaxErrors } = await outline(language, text);
  expect(syntaxErrors.length).toBeGreaterThan(0);
  const [first] = syntaxErrors;
  expect(Math.abs(first!.from - line)).toBeLessThanOrEqual(1);
  expect(first!.to - first!.from).toBeLessThanOrEqual(2);
});

test("packages from outside are named, the language's own and the submitted files are not", async () => {
  const python =
    "import numpy as np, os.path\nfrom requests.adapters import X\nfrom . import y\nimport pairing\nimport json\n";
  expect((await outline("python", python, ["src/pairing.py"])).packages).toEqual(["numpy", "requests"]);
  const script =
    'import x from "react";\nimport y from "@scope/pkg/deep";\nimport fs from "node:fs";\nimport z from "./z.ts";\nconst l = require("lodash");\nconst p = require("path");\nawait import("chalk");\n';
  expect((await outline("typescript", script)).packages).toEqual(["@scope/pkg", "chalk", "lodash", "react"]);
  expect((await outline("go", 'package main\nimport (\n\t"fmt"\n\t"github.com/x/y"\n)\n')).packages).toEqual([
    "github.com/x/y",
  ]);
  expect((await outline("rust", "use std::fs;\nuse serde::Deserialize;\n")).packages).toEqual(["serde"]);
});

test("a language without a grammar has lines and no outline", async () => {
  expect(await outline("markdown", "# a\n\nb\n")).toMatchObject({
    lineCount: 3,
    symbols: [],
    syntaxErrors: [],
    packages: [],
  });
});

test("code nested deeper than any stack is cut, not followed", async () => {
  const { syntaxErrors, symbols } = await outline(
    "javascript",
    `${"(".repeat(20_000)}1${")".repeat(20_000)};\nfunction f() {}\n`,
  );
  expect(syntaxErrors.length).toBeLessThanOrEqual(20);
  expect(symbols.map(({ name }) => name)).toEqual(["f"]);
});
