import { afterAll, describe, expect, test } from "vitest";
import { openedSandbox } from "./opened.ts";

const opened = openedSandbox();
const { run } = opened;
afterAll(() => opened[Symbol.asyncDispose]());

describe.concurrent("JavaScript", () => {
  test("prints, reads its input and reports", async () => {
    const code = `import { readFileSync } from "node:fs";\nconsole.log("héllo", readFileSync(0, "utf8"), { a: [1, "x"] });\nconsole.error("bad");\nfacetReport({ a: 1 });\nfacetReport({ last: [true, null] });`;
    expect(await run("javascript", { "main.js": code }, { stdin: "one" })).toEqual({
      status: "done",
      stdout: "héllo one { a: [ 1, 'x' ] }\n",
      stderr: "bad\n",
      report: { last: [true, null] },
      ms: expect.any(Number),
      ranIn: "quickjs",
    });
  });
  test("TypeScript keeps its lines, with types that are stripped and with code that is written out", async () => {
    const result = await run("javascript", {
      "src/main.ts": `import { Level, last } from "./lib";\ninterface A {\n  x: number;\n}\nconst a: A = { x: Level.High };\nconsole.log(a);\nlast<number>([]);`,
      "src/lib.ts": `export enum Level {\n  Low,\n  High,\n}\n\nexport function last<T>(xs: T[]): never {\n  throw new RangeError(\`\${xs.length} items\`);\n}`,
    });
    expect(result).toMatchObject({
      status: "raised",
      stdout: "{ x: 1 }\n",
      error: {
        name: "RangeError",
        message: "0 items",
        trace: [
          { file: "src/main.ts", line: 7, function: null },
          { file: "src/lib.ts", line: 7, function: "last" },
        ],
      },
    });
  });
  test("says where code does not parse", async () => {
    expect(await run("javascript", { "main.js": "const a = 1;\nconst b = ;\n" })).toMatchObject({
      status: "raised",
      error: { name: "SyntaxError", trace: [{ file: "main.js", line: 2 }] },
    });
  });
  test("modules of both kinds use each other", async () => {
    const result = await run("javascript", {
      "main.mjs": `import sum, { twice } from "./sum.cjs";\nimport data from "./data.json";\nimport * as all from "./more";\nconsole.log(sum(1, 2), twice(2), data.n, all.default, await import("./more/index.js").then((m) => m.name));`,
      "sum.cjs": `const { twice } = require("./twice");\nmodule.exports = (a, b) => a + b;\nmodule.exports.twice = twice;`,
      "twice.js": "exports.twice = (n) => 2 * n;",
      "data.json": `{ "n": 5 }`,
      "more/index.js": "export default 'd';\nexport const name = 'n';",
    });
    expect(result).toMatchObject({ status: "done", stdout: "3 4 5 d n\n" });
  });
  test("a harness can put a package among the files", async () => {
    const result = await run("javascript", {
      "main.test.ts": `import { it } from "vitest";\nimport test from "node:test";\nit("a", () => {});\ntest();`,
      "node_modules/vitest/index.js": "export const it = (name, work) => { work(); console.log(name); };",
      "node_modules/test.js": "export default () => console.log('node');",
    });
    expect(result).toMatchObject({ status: "done", stdout: "a\nnode\n" });
  });
  test.each([
    [`import _ from "lodash/fp";`, "lodash"],
    [`const x = require("@scope/name/deep");`, "@scope/name"],
    [`import "./lib.js";`, "react"],
    [`await import("node:http");`, "node:http"],
  ])("%s is not run, because %s is not there", async (code, name) => {
    const result = await run("javascript", { "main.js": code, "lib.js": `import React from "react";` });
    expect(result).toEqual({ status: "not-run", reason: { key: "needs-package", name } });
  });
  test.each([
    ["try { require('lodash'); } catch { console.log('without'); }", { status: "done", stdout: "without\n" }],
    ["await import('lodash').catch(() => console.log('without'));", { status: "done", stdout: "without\n" }],
    ["process.exit(0); console.log('never');", { status: "done", stdout: "" }],
    [
      "process.on('exit', () => console.log('bye')); process.exit(2);",
      { status: "raised", stdout: "bye\n", error: { name: "ExitCode" } },
    ],
    [
      "const begun = Date.now(); setTimeout(() => console.log(Date.now() - begun >= 60_000), 60_000);",
      { stdout: "true\n" },
    ],
    [
      "setTimeout(() => console.log(3), 20); setTimeout(() => console.log(2), 10); queueMicrotask(() => console.log(1)); console.log(0);",
      { stdout: "0\n1\n2\n3\n" },
    ],
    [
      "let n = 0; const t = setInterval(() => { n += 1; if (n === 3) { clearInterval(t); console.log(n); } }, 5);",
      { stdout: "3\n" },
    ],
    [
      "const a = { m: new Map([[1, new Set([2])]]), d: new Date(0) }; a.self = a; const b = structuredClone(a); console.log(b.self === b, b.m.get(1).has(2), b.d.getTime());",
      { stdout: "true true 0\n" },
    ],
    [
      "console.log(new TextDecoder().decode(new TextEncoder().encode('ü😀')), atob(btoa('héé')));",
      { stdout: "ü😀 héé\n" },
    ],
    [
      "const a = require('assert'); const bytes = (n) => Uint8Array.of(1, n).buffer; a.deepStrictEqual(bytes(2), bytes(2)); for (const of of [bytes, (n) => new DataView(bytes(n))]) a.throws(() => a.deepStrictEqual(of(2), of(3))); a.throws(() => a.deepStrictEqual(bytes(2), new ArrayBuffer(3))); console.log('other');",
      { stdout: "other\n" },
    ],
    [
      "new TextDecoder('UTF-8'); new TextDecoder('utf8'); try { new TextDecoder('latin1'); } catch (error) { console.log(error.name, error.code); }",
      { stdout: "RangeError ERR_ENCODING_NOT_SUPPORTED\n" },
    ],
    [
      "const no = () => console.log('no'); process.on('exit', no); process.off('exit', no); process.on('exit', () => { console.log('bye'); process.exit(3); });",
      { status: "raised", stdout: "bye\n", error: { name: "ExitCode" } },
    ],
    [
      "const end = new Promise((resolve) => setTimeout(resolve, 50)); process.once('unhandledRejection', () => console.log('once')); Promise.reject(new Error('x')); await end;",
      { stdout: "once\n" },
    ],
    [
      "const late = setTimeout(() => console.log('late'), 20); setTimeout(() => late.refresh(), 10); setTimeout(() => console.log('first'), 25); const gone = setTimeout(() => console.log('gone'), 5); clearTimeout(gone); gone.refresh();",
      { stdout: "first\nlate\n" },
    ],
    [
      "console.assert(true); console.assert(1 === 2, 'no', { a: 1 }); console.log('on');",
      { status: "done", stdout: "on\n", stderr: "Assertion failed: no { a: 1 }\n" },
    ],
    ["throw 'text';", { status: "raised", error: { name: "Uncaught", message: "'text'", trace: [] } }],
    ["delete globalThis.facetReport; console.log(typeof facetReport);", { stdout: "undefined\n" }],
    ["x = 1; console.log(this === module.exports, x, __filename);", { stdout: "true 1 /main.js\n" }],
    [
      "const assert = require('node:assert'); assert.deepStrictEqual({ a: [1] }, { a: [1] }); assert.throws(() => { throw new TypeError('x'); }, TypeError); assert.strictEqual(1, 2);",
      {
        status: "raised",
        error: { name: "AssertionError", message: "Expected values to be strictly equal:\n\n1 !== 2\n" },
      },
    ],
    [
      "setTimeout(() => { throw new RangeError('late'); }, 5);",
      { status: "raised", error: { name: "RangeError", message: "late", trace: [{ file: "main.js", line: 1 }] } },
    ],
  ])("%j", async (code, expected) => {
    expect(await run("javascript", { "main.js": code })).toMatchObject(expected);
  });
});
