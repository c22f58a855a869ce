import { createContext, runInContext } from "node:vm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { countLines } from "../../../server/code/syntax/count-lines.ts";
import { outlineFile } from "../../../server/code/syntax/outline.ts";
import { codeFile } from "../../support/checked-code.ts";

const count = async (text: string) => (await countLines(codeFile("javascript", text))).text;

function run(text: string): { readonly said: unknown; readonly hits: ReadonlyMap<number, number> } {
  const hits = new Map<number, number>();
  const said: unknown[] = [];
  const context = createContext({ say: (value: unknown) => said.push(JSON.stringify(value)) });
  (context as { __lines?: unknown }).__lines = { hit: (line: number) => hits.set(line, (hits.get(line) ?? 0) + 1) };
  try {
    runInContext(text, context, { timeout: 2000 });
  } catch (error) {
    said.push(String(error));
  }
  return { said, hits };
}

const programs = [
  "for (let i = 0; i < 3; i++)\n  say(i);\n",
  "const f = (a) => a + 1;\nconst g = (a) => (b) => ({ a, b });\nsay([f(1), g(1)(2)]);\n",
  "function f(n) {\n  'use strict'\n  if (n > 2) return 'many'\n  else if (n) return 'some'; else return this === undefined;\n}\nsay([f(0), f(1), f(3)]);\n",
  "class A { static n = 0; static { A.n = 4 }\n  constructor() { this.x = 1 }\n  get y() { return this.x + A.n }\n}\nclass B extends A { constructor() { super(); this.z = this.y } }\nsay(new B().z);\n",
  "let i = 3; while (i--) ; do i++; while (i < 2)\nsay(i);\n",
  "switch (2) { case 1: say('one'); break; case 2: case 3: say('two'); default: say('rest') }\n",
  "outer: for (const a of [1, 2]) for (const b of [1, 2]) { if (b > a) continue outer; say([a, b]) }\n",
  "function* g() { for (const x of [1, 2]) yield x }\nsay([...g()]);\nconst o = { m() { return 1 }, async n() { await 1 } };\nsay(o.m());\n",
  "try { null.x } catch { say('caught') } finally { say('done') }\n",
  "if (true) if (false) say(1); else say(2);\n",
  "say([3, 1, 2].map(x => x * 2).filter(x => x > 2).sort((a, b) => a - b));\n",
];

test.each(programs)("a counted program does the same on the same lines: %j", async (text) => {
  const counted = await count(text);
  expect(counted).not.toBe(text);
  expect(counted.split("\n").length).toBe(text.split("\n").length);
  expect((await outlineFile(codeFile("javascript", counted), [])).syntaxErrors).toEqual([]);
  expect(run(counted).said).toEqual(run(text).said);
});

test("each body counts its runs on the line it begins on", async () => {
  const { hits } = run(
    await count("function f(n) {\n  for (let i = 0; i < n; i++) {\n    if (i % 2)\n      say(i);\n  }\n}\nf(10);\n"),
  );
  expect(Object.fromEntries(hits)).toEqual({ 2: 1, 3: 10, 4: 5 });
});

test("types alone are never given statements", async () => {
  const text =
    "declare namespace N { function f(): void }\ninterface A { go(): void }\nabstract class B { abstract x(): void; y(): number { return 1 } }\n";
  const counted = await countLines(codeFile("typescript", text));
  expect(counted.text.split("\n")[0]).toBe("declare namespace N { function f(): void }");
  expect(counted.text).toContain("y(): number {globalThis.__lines.hit(3); return 1 }");
});

test("code that does not parse, or is of another language, is left as it is", async () => {
  expect(await count("function f( {")).toBe("function f( {");
  const python = codeFile("python", "def f(): pass\n");
  expect(await countLines(python)).toEqual(python);
});

const statement: fc.Memo<string> = fc.memo((depth) => {
  const leaf = fc.constantFrom("n++", "say(n)", "n = ((a) => a * 2)(n)", "[n].forEach((x) => say(x))", ";");
  if (depth <= 1) return leaf;
  const below = statement();
  return fc.oneof(
    leaf,
    below.map((one) => `if (n % 2) ${one};`),
    fc.tuple(below, below).map(([one, other]) => `if (n > 3) ${one};\nelse ${other};`),
    below.map((one) => `for (let i = 0; i < 2; i++) ${one};`),
    below.map((one) => `{ ${one};\n${one}; }`),
    below.map((one) => `(function () { ${one}; })();`),
    below.map((one) => `switch (n) { case 1: ${one}; break;\ndefault: ${one}; }`),
    below.map((one) => `(() => { ${one} })();`),
  );
});

test("whatever a program is made of, counting changes nothing it says", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(statement(4), { maxLength: 5 }), async (statements) => {
      const text = `let n = 1;\n${statements.join(";\n")};\nsay(n);`;
      // What the language itself does not take is no program.
      fc.pre(!String(run(text).said).includes("SyntaxError"));
      expect(run(await count(text)).said).toEqual(run(text).said);
    }),
    { numRuns: 60 },
  );
});
