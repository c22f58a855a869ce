import { pino } from "pino";
import { afterAll, expect, test } from "vitest";
import type { CodeFile } from "../../../../../pipelines/engine/code.ts";
import { runTests } from "../../../../../pipelines/steps/code/harness/run-tests.ts";
import { openCodeTools } from "../../../../../server/code/open-code-tools.ts";
import { openRealSandbox } from "../../../../support/real-sandbox.ts";

const sandbox = openRealSandbox();
afterAll(() => sandbox[Symbol.asyncDispose]());

const file = (name: string, text: string): CodeFile => ({
  name,
  language: name.endsWith("ts") ? "typescript" : "javascript",
  text,
});
const statusOf = async (files: readonly CodeFile[], tests: string | null) => {
  const summary = await runTests({ files, tests, sandbox });
  return { ...summary, by: Object.fromEntries(summary.tests.map(({ name, status }) => [name, status])) };
};

const cart = file(
  "src/cart.ts",
  `interface Item {
  price: number;
  count?: number;
}

export function total(items: Item[]): number {
  return items.reduce((sum, { price, count }) => sum + price * count!, 0);
}

export async function load(name: string): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  if (name === "") throw new TypeError("no name");
  return name.toUpperCase();
}
`,
);

test("describe, it and expect of a TypeScript test run, async ones too, and failures stand on their lines", async () => {
  const { by, tests } = await statusOf(
    [
      cart,
      file(
        "src/cart.test.ts",
        `import { beforeEach, describe, expect, it, vi } from "vitest";
import { load, total } from "./cart";

describe("total", () => {
  let items: { price: number; count?: number }[];
  beforeEach(() => {
    items = [{ price: 2, count: 3 }];
  });
  it("adds", () => expect(total(items)).toBe(6));
  it("takes one where no count is", () => {
    items.push({ price: 1 });
    expect(total(items)).toBe(7);
  });
  it.each([
    [1, 2],
    [2, 4],
  ])("%i twice", (price, expected) => {
    expect(total([{ price, count: 2 }])).toEqual(expected);
  });
  it.skip("later", () => expect(1).toBe(2));
});

describe("load", () => {
  it("waits", async () => {
    await expect(load("a")).resolves.toBe("A");
    await expect(load("")).rejects.toThrow(/no name/);
  });
  it("breaks", () => {
    const missing: any = undefined;
    missing.x;
  });
  it("compares deeply", () => {
    expect({ a: [1, { b: 2 }] }).toEqual({ a: [1, { b: expect.any(Number) }] });
    expect([0.1 + 0.2]).not.toEqual([0.3]);
    expect(0.1 + 0.2).toBeCloseTo(0.3);
    expect("abc").toContain("b");
    expect([1, 2]).toHaveLength(2);
    expect(() => JSON.parse("{")).toThrow(SyntaxError);
    const spy = vi.fn((x: number) => x + 1);
    spy(1);
    expect(spy).toHaveBeenCalledWith(1);
  });
});
`,
      ),
    ],
    null,
  );
  expect(by).toEqual({
    "total › adds": "passed",
    "total › takes one where no count is": "failed",
    "total › 1 twice": "passed",
    "total › 2 twice": "passed",
    "total › later": "skipped",
    "load › waits": "passed",
    "load › breaks": "error",
    "load › compares deeply": "passed",
  });
  expect(tests[1]).toMatchObject({
    message: "expect(total(items)).toBe(7);\nleft: NaN\nright: 7",
    file: "src/cart.test.ts",
    line: 12,
  });
  expect(tests[6]).toMatchObject({ file: "src/cart.test.ts", line: 30 });
});

test("console.assert and node:assert outside of any test are tests of their own, and see the file's names", async () => {
  const { by, tests } = await statusOf(
    [file("half.js", "const half = (x) => {\n  if (x < 0) throw new RangeError('negative');\n  return x / 2;\n};\n")],
    `const assert = require("node:assert");
console.assert(half(4) === 2);
console.assert(half(3) === 1, "whole halves");
assert.deepStrictEqual([half(2)], [1]);
assert.strictEqual(half(-1), 0);
assert.throws(() => half(-1), RangeError);
`,
  );
  expect(by).toEqual({
    "half(4) === 2": "passed",
    "half(3) === 1": "failed",
    "assert.deepStrictEqual([half(2)], [1])": "passed",
    "assert.strictEqual(half(-1), 0)": "error",
    "assert.throws(() => half(-1), RangeError)": "passed",
  });
  expect(tests[1]).toMatchObject({ message: "whole halves\nleft: 1.5\nright: 1", file: "tests.js", line: 3 });
  expect(tests[3]).toMatchObject({ message: "RangeError: negative", file: "half.js", line: 2 });
});

test("node:test, an import of another name and a file without exports go together", async () => {
  const { by } = await statusOf(
    [file("kth.js", "function kth(list, k) {\n  return [...list].sort((a, b) => a - b)[k];\n}\n")],
    `import test from "node:test";
import assert from "node:assert/strict";
import { kth } from "./solution.js";
test("third", () => assert.equal(kth([5, 3, 1], 2), 5));
test("wrong", () => assert.equal(kth([5, 3, 1], 0), 5));
`,
  );
  expect(by).toEqual({ third: "passed", wrong: "failed" });
});

const endless = {
  files: [file("loop.js", "function wait(n) {\n  while (n > 0) {\n    n += 1;\n  }\n  return 1;\n}\n")],
  tests: "console.assert(wait(0) === 1);\nconsole.assert(wait(1) === 1);\nconsole.assert(wait(-1) === 1);\n",
  testMs: 300,
  sandbox,
};
const named = [
  ["wait(0) === 1", "passed"],
  ["wait(1) === 1", "error"],
  ["wait(-1) === 1", "passed"],
];

test("a test that never ends is named by its text, and those after it run", async () => {
  const { tests } = await runTests(endless);
  expect(tests.map(({ name, status }) => [name, status])).toEqual(named);
});

test("with the tools, a test that never ends is shown with the line it was in", async () => {
  await using tools = openCodeTools({ log: pino({ level: "silent" }) });
  const { tests } = await runTests({ ...endless, tools });
  expect(tests.map(({ name, status }) => [name, status])).toEqual(named);
  expect(tests[1]).toMatchObject({ message: "did not end within 0.3 s", file: "loop.js", line: 2 });
});

test("a script that throws fails, one that does not passes, and a package that is not there is not run", async () => {
  const add = file("add.js", "const add = (a, b) => a + b;\nmodule.exports = { add };\n");
  const script = (expected: number) =>
    `const { add } = require("./add");\nif (add(1, 2) !== ${expected}) throw new Error("wrong");\n`;
  expect(await statusOf([add], script(3))).toMatchObject({ passed: 1, total: 1 });
  expect(await statusOf([add], script(4))).toMatchObject({ passed: 0, total: 1, error: { message: "wrong" } });
  expect(await statusOf([add], 'import _ from "lodash";\nconsole.assert(_.sum([1]) === 1);\n')).toMatchObject({
    status: "not-run",
    reason: { key: "needs-package", name: "lodash" },
  });
});

const store = file("store.js", "export const store = (send, value) => send(value);\n");

test("mocks that are cleared or reset before each test begin anew, queued values too", async () => {
  const { by } = await statusOf(
    [
      store,
      file(
        "store.test.js",
        `import { store } from "./store.js";
const send = vi.fn(() => "sent");
beforeEach(() => vi.clearAllMocks());
test("first", () => { store(send, 1); expect(send).toHaveBeenCalledTimes(1); });
test("second", () => { store(send, 2); expect(send).toHaveBeenCalledTimes(1); });
test("reset", () => {
  send.mockReturnValueOnce("queued");
  vi.resetAllMocks();
  expect(store(send, 3)).toBe("sent");
});
`,
      ),
    ],
    null,
  );
  expect(by).toEqual({ first: "passed", second: "passed", reset: "passed" });
});

test("a date is what the system time is set to, with and without fake timers, and real again after", async () => {
  const { by } = await statusOf(
    [
      store,
      file(
        "date.test.js",
        `import { store } from "./store.js";
const early = new Date();
const year = () => store((value) => value, new Date().getFullYear());
afterEach(() => vi.useRealTimers());
test("with", () => {
  vi.useFakeTimers();
  vi.setSystemTime(new Date("2020-06-01"));
  expect(year()).toBe(2020);
  vi.advanceTimersByTime(366 * 86_400_000);
  expect(year()).toBe(2021);
});
test("without", () => {
  vi.setSystemTime("2019-06-01");
  expect(year()).toBe(2019);
  expect(new Date(2001, 1, 2).getFullYear()).toBe(2001);
  expect(early instanceof Date && new Date() instanceof Date).toBe(true);
});
test("after", () => expect(year()).toBe(early.getFullYear()));
`,
      ),
    ],
    null,
  );
  expect(by).toEqual({ with: "passed", without: "passed", after: "passed" });
});

test("an afterAll that throws is told as itself, and the last test as passed", async () => {
  const text = `import { store } from "./store.js";
test("works", () => expect(store((value) => value, 1)).toBe(1));
afterAll(() => { throw new Error("cannot close"); });
`;
  const { by } = await statusOf([store, file("after.test.js", text)], null);
  expect(by).toEqual({ works: "passed", "tests: afterAll": "error" });
});
