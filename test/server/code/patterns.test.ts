import { expect, test } from "vitest";
import type { CodeLanguage } from "../../../pipelines/engine/code.ts";
import { parse } from "../../../server/code/syntax/parse.ts";
import { patternFindings } from "../../../server/code/tools/patterns.ts";
import { codeFile, ruleOf } from "../../support/checked-code.ts";

async function slowIn(language: CodeLanguage, text: string): Promise<readonly string[]> {
  const file = codeFile(language, text);
  const found = patternFindings(file, (await parse(file))!);
  return found.map(
    (each) =>
      `${ruleOf({ ...each, findingId: "" }).replace("patterns ", "")} ${each.lines.from}-${each.lines.to} ${each.severity}`,
  );
}

const slow: readonly (readonly [rule: string, CodeLanguage, string])[] = [
  [
    "list-membership-in-loop 3-5 warning",
    "python",
    "def f(xs):\n    seen = []\n    for x in xs:\n        if x not in seen:\n            seen.append(x)\n",
  ],
  ["list-membership-in-loop 2-2 info", "python", "def f(a, b):\n    return [x for x in a if x in b]\n"],
  ["list-membership-in-loop 2-2 warning", "python", "def f(a, b: list[int]):\n    return [x for x in a if x in b]\n"],
  ["list-search-in-loop 2-2 info", "python", "def f(xs):\n    return {x: xs.count(x) for x in xs}\n"],
  [
    "nested-loop-join 2-5 warning",
    "python",
    "def f(left, right):\n    for a in left:\n        for b in right:\n            if a.id == b.id:\n                print(a)\n",
  ],
  [
    "nested-loop-join 2-2 warning",
    "python",
    "def f(left, right):\n    return [(a, b) for a in left for b in [y for y in right if y.id == a.id]]\n",
  ],
  ["list-front-in-loop 3-4 warning", "python", "def f(n):\n    q = [n]\n    while q:\n        x = q.pop(0)\n"],
  ["scan-in-loop 2-2 warning", "python", "def f(xs):\n    return [sum(xs[:i]) for i in range(len(xs))]\n"],
  ["list-sum-in-loop 3-4 warning", "python", "def f(xs):\n    r = []\n    for x in xs:\n        r = r + [x]\n"],
  ["text-sum-in-loop 3-4 info", "python", 'def f(xs):\n    s = ""\n    for x in xs:\n        s += str(x)\n'],
  ["sort-in-loop 2-2 warning", "python", "def f(xs):\n    return [sorted(xs)[0] for x in xs]\n"],
  ["overlapping-recursion 1-2 warning", "python", "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\n"],
  ["rows-one-by-one 2-3 warning", "python", "def f(df):\n    for _, row in df.iterrows():\n        print(row)\n"],
  [
    "frame-grown-in-loop 2-3 warning",
    "python",
    "def f(pd, out, parts):\n    for part in parts:\n        out = pd.concat([out, part])\n",
  ],
  [
    "regex-in-loop 3-5 info",
    "python",
    'import re\ndef f(lines):\n    for line in lines:\n        if re.compile("a").match(line):\n            print(line)\n',
  ],
  ["rest-copy 1-2 info", "python", "def total(xs):\n    return 0 if not xs else xs[0] + total(xs[1:])\n"],
  [
    "list-membership-in-loop 3-3 warning",
    "javascript",
    "function f(xs) {\n  const out = [];\n  for (const x of xs) if (!out.includes(x)) out.push(x);\n}\n",
  ],
  [
    "list-membership-in-loop 1-1 warning",
    "typescript",
    "const f = (xs: number[], ys: number[]) => xs.filter((x) => ys.includes(x));\n",
  ],
  [
    "list-search-in-loop 2-2 warning",
    "typescript",
    "const f = (rows: Row[], users: User[]) =>\n  rows.map((row) => users.find((user) => user.id === row.userId));\n",
  ],
  [
    "nested-loop-join 2-4 warning",
    "javascript",
    "function f(a, b) {\n  for (let i = 0; i < a.length; i++)\n    for (let k = 0; k < b.length; k++)\n      if (a[i].id === b[k].id) say(i);\n}\n",
  ],
  ["list-sum-in-loop 1-1 warning", "javascript", "const f = (xs) => xs.reduce((all, x) => [...all, x * 2], []);\n"],
  [
    "list-sum-in-loop 3-3 warning",
    "javascript",
    "function f(xs) {\n  let all = [];\n  for (const x of xs) all = all.concat(x);\n}\n",
  ],
  [
    "list-sum-in-loop 1-1 warning",
    "typescript",
    "const f = (rows: Row[]) => rows.reduce((all, row) => ({ ...all, [row.id]: row }), {});\n",
  ],
  [
    "list-front-in-loop 3-3 info",
    "javascript",
    "function f(start) {\n  const queue = [start];\n  while (queue.length) say(queue.shift());\n}\n",
  ],
  ["sort-in-loop 2-2 warning", "javascript", "function f(xs, asked) {\n  for (const one of asked) xs.sort();\n}\n"],
  ["overlapping-recursion 1-1 warning", "javascript", "const fib = (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2));\n"],
  [
    "regex-in-loop 1-1 info",
    "javascript",
    'const f = (lines) => lines.filter((line) => new RegExp("a").test(line));\n',
  ],
];

test.each(slow)("%s is told of in %s: %j", async (expected, language, text) => {
  expect(await slowIn(language, text)).toContain(expected);
});

const fast: readonly (readonly [CodeLanguage, string])[] = [
  ["python", "def f(xs):\n    seen = set()\n    for x in xs:\n        if x not in seen:\n            seen.add(x)\n"],
  ["python", "def f(xs, by_id):\n    return [x for x in xs if x in by_id]\n"],
  ["python", 'def f(text):\n    return [c for c in text if c in "aeiou" or c in ("x", "y")]\n'],
  ["python", 'KINDS = ["a", "b"]\ndef f(xs):\n    return [x for x in xs if x in KINDS]\n'],
  [
    "python",
    "def f(rows):\n    for row in rows:\n        for cell in row:\n            if cell == row:\n                print(cell)\n",
  ],
  ["python", "from functools import cache\n@cache\ndef fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\n"],
  ["python", "def sort(xs):\n    middle = len(xs) // 2\n    return merge(sort(xs[:middle]), sort(xs[middle:]))\n"],
  [
    "python",
    "def f(s, t):\n    for i in range(len(s)):\n        for j in range(len(t)):\n            if s[i] == t[j]:\n                dp[i, j] = dp[i - 1, j - 1] + 1\n",
  ],
  ["python", "def f(xs):\n    total = 0\n    for x in xs:\n        total += x\n    return sorted(xs)[0] + sum(xs)\n"],
  [
    "python",
    "def f(groups):\n    for group in groups:\n        names = []\n        names = names + [group]\n        if group in names:\n            print(sorted(names))\n",
  ],
  ["python", "def f():\n    for i in range(3):\n        q = [1].pop(0)\n"],
  [
    "javascript",
    "function f(xs) {\n  const seen = new Set();\n  return xs.filter((x) => !seen.has(x) && seen.add(x));\n}\n",
  ],
  ["javascript", "function f(words) {\n  return words.filter((word) => word.includes('a'));\n}\n"],
  [
    "javascript",
    "function f(xs) {\n  const all = [];\n  for (const x of xs) all.push(...x);\n  return all.includes(3) ? all.sort() : all.shift();\n}\n",
  ],
  [
    "javascript",
    "function f(rows) {\n  return rows.map((row) => row.items.find((item) => item.id === row.best));\n}\n",
  ],
  ["javascript", "function f(dp, x) {\n  for (let i = 1; i < x; i++) dp[i-1] = x + dp[i];\n}\n"],
  ["javascript", "const f = (patterns, line) => patterns.some((pattern) => new RegExp(pattern).test(line));\n"],
];

test.each(fast)("what grows no faster than its input is left alone in %s: %j", async (language, text) => {
  expect(await slowIn(language, text)).toEqual([]);
});

test("each says what grows and why, each in a sentence", async () => {
  for (const [, language, text] of slow) {
    const file = codeFile(language, text);
    for (const { title, why } of patternFindings(file, (await parse(file))!)) {
      expect(title).toMatch(/^[A-Z`].*[^.]$/);
      expect(why).toMatch(/^[A-Z`][\s\S]*\.$/);
    }
  }
});
