import { expect, test } from "vitest";
import { detectLanguage } from "../../../pipelines/engine/code-language.ts";

const named = [
  ["src/pairing.py", "", "python"],
  ["a.tsx", "", "tsx"],
  ["lib/index.mjs", "", "javascript"],
  ["types.d.ts", "", "typescript"],
  ["Main.java", "", "java"],
  ["list.h", "#include <stdio.h>\nint main(void);", "c"],
  ["list.h", "#pragma once\n#include <vector>\nclass List {\npublic:\n  std::vector<int> all;\n};", "cpp"],
  ["query.SQL", "", "sql"],
  ["run", "#!/usr/bin/env python3\nprint(1)", "python"],
  ["run", "#!/bin/bash\nls", "shell"],
  ["run", "#!/usr/bin/env node\nx()", "javascript"],
  ["a.rb", "class Foo\n  def initialize(a)\n    @a = a\n  end\nend\n", "text"],
  ["P.cs", "namespace D {\n  public class P {\n  }\n}\n", "text"],
  ["notes.unknown", "Dear Ada,\nthe pump is fine: see page 3.\n", "text"],
] as const;

test.each(named)("the name %s with %j is %s", (name, text, language) => {
  expect(detectLanguage(name, text)).toBe(language);
});

const pasted: Readonly<Record<string, readonly string[]>> = {
  python: [
    "def pair(blocks, sensors):\n    for block in blocks:\n        if block in sensors:\n            return block\n    return None\n",
    "for i in range(10):\n    print(i)\n",
    "import numpy as np\nx = np.zeros(3)\n",
    "class A:\n    def __init__(self):\n        self.x = 1\n",
    "assert pair([], []) == []\nprint(f'{1}')\n",
    "x = [y for y in rows]\nwith open('a') as f:\n    text = f.read()\n",
  ],
  javascript: [
    "const total = (xs) => xs.reduce((a, b) => a + b, 0);\nconsole.log(total([1, 2]));\n",
    "function f(a, b) {\n  return a === b;\n}\n",
    "var x = require('fs');\nmodule.exports = { x };\n",
    "for (let i = 0; i < 3; i++) {\n  console.log(i);\n}\n",
    "class A { constructor(x) { this.x = x; } }\nconst a = new A(1);",
    "class Cart {\n  add(item) {\n    if (item) {\n      this.items.push(item);\n    }\n  }\n}\n",
    "items.forEach(item => {\n  if (item.done) {\n    count++;\n  }\n});\n",
  ],
  typescript: [
    "interface Row { id: number; name?: string }\nexport function pick(rows: Row[]): Row | undefined {\n  return rows[0];\n}\n",
    "const x: Map<string, number> = new Map();\nexport type Id = string;\n",
    "export async function load<T>(url: string): Promise<T> {\n  return (await fetch(url)).json() as Promise<T>;\n}\n",
  ],
  jsx: [
    "function App() {\n  const [n, setN] = useState(0);\n  return <button onClick={() => setN(n + 1)}>{n}</button>;\n}\n",
    'export default () => (\n  <div className="a">hi</div>\n);\n',
  ],
  tsx: [
    'interface Props { name: string }\nexport function Hello({ name }: Props) {\n  return <p className="x">{name}</p>;\n}\n',
  ],
  java: [
    'public class Main {\n  public static void main(String[] args) {\n    System.out.println("hi");\n  }\n}\n',
    "import java.util.List;\n\nList<String> names = new ArrayList<>();\nfor (String name : names) { }\n",
  ],
  c: [
    '#include <stdio.h>\n\nint main(void) {\n  int i = 0;\n  printf("%d\\n", i);\n  return 0;\n}\n',
    "struct node *add(struct node *head, int value) {\n  struct node *n = malloc(sizeof(*n));\n  n->value = value;\n  return n;\n}\n",
  ],
  cpp: [
    "#include <iostream>\nint main() {\n  std::vector<int> v;\n  std::cout << v.size() << std::endl;\n  return 0;\n}\n",
    "template <typename T>\nT most(const std::vector<T>& v) {\n  auto best = v[0];\n  return best;\n}\n",
  ],
  go: [
    'package main\n\nimport "fmt"\n\nfunc main() {\n\tx := 1\n\tfmt.Println(x)\n}\n',
    "func add(a int, b int) (int, error) {\n\tif err := check(a); err != nil {\n\t\treturn 0, err\n\t}\n\treturn a + b, nil\n}\n",
  ],
  rust: [
    'fn main() {\n    let mut v = vec![1, 2];\n    v.push(3);\n    println!("{:?}", v);\n}\n',
    "impl Point {\n    pub fn new(x: i32) -> Self {\n        Point { x }\n    }\n}\n",
    "struct P {\n    x: i32,\n}\n\nfn add(a: i32, b: i32) -> i32 {\n    a + b\n}\n",
  ],
  json: ['{"a": [1, 2], "b": null}', "[1, 2, 3]"],
  css: [
    "li:not(:is(.on, .off)) > a[href='x']:hover,\n.a::before {\n}\nul li:nth-child(2n + 1) {\n}\n",
    ".card {\n  color: red;\n  margin: 0 auto;\n}\n",
    "@media (min-width: 4em) {\n  body { color: red; }\n}\n",
  ],
  html: [
    "<!DOCTYPE html>\n<html><body><script>const x = 1;</script></body></html>\n",
    '<div class="a">\n  <p>hi</p>\n</div>\n',
  ],
  markdown: ["# Title\n\nSome text with **bold**.\n\n- one\n- two\n"],
  yaml: ["name: ci\non:\n  push:\njobs:\n  test:\n    steps:\n      - run: npm test\n"],
  shell: ['if [ -z "$1" ]; then\n  echo "usage"\nfi\n', 'set -e\ncd /tmp\ncurl -s "$URL" | grep x\n'],
  sql: ["SELECT name, count(*)\nFROM users\nWHERE age > 3\nGROUP BY name;\n"],
  text: [
    "",
    "Why does this fail when the list is empty?",
    "build() {\n  make\n}\ncheck() {\n  make test\n}\n",
    "The quick brown fox jumps over the lazy dog.\nIt was late, and if it rained: fine.\n",
  ],
};
const snippets = Object.entries(pasted).flatMap(([language, texts]) => texts.map((text) => [language, text] as const));

test.each(snippets)("pasted code without a name is known to be %s: %j", (language, text) => {
  expect(detectLanguage(null, text)).toBe(language);
});

test("a huge line or a million lines are told as quickly as a few", () => {
  expect(detectLanguage(null, "x".repeat(400_000))).toBe("text");
  for (const part of ["a", "[", ":a(", ":a() ", "  a(b, "])
    expect(detectLanguage(null, `${part.repeat(50_000)}\n`.repeat(3))).toBe("text");
  expect(detectLanguage(null, `def f(a):\n    return a\n${"y = 1\n".repeat(100_000)}`)).toBe("python");
});
