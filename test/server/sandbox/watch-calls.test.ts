// Promises that nobody takes, as QuickJS would lose them.
import { afterAll, describe, expect, test } from "vitest";
import { withWatchedCalls } from "../../../server/sandbox/watch-calls.ts";
import { openedSandbox } from "./opened.ts";

const opened = openedSandbox();
const { run } = opened;
afterAll(() => opened[Symbol.asyncDispose]());

const load = "async function load(id) {\n  if (id < 0) throw new RangeError(`no such id: ${id}`);\n  return id;\n}\n";

describe("a call is marked where nobody takes its value", () => {
  const marked = (text: string) => withWatchedCalls(`${load}${text}`)?.slice(load.length);
  test.each([
    ["load(1);", "facet$watch(load(1));"],
    ["load(1)", "facet$watch(load(1))"],
    ["load(1).then(\n  f,\n)\n  .then(g);", "facet$watch(load(1).then(\n  f,\n)\n  .then(g));"],
    ["if (a)\n  load(1);", "if (a)\n  facet$watch(load(1));"],
    ["const f = () => { load(1); };", "const f = () => { facet$watch(load(1)); };"],
    ["(async () => {\n  load(1);\n})();", "facet$watch((async () => {\n  facet$watch(load(1));\n})());"],
    ["a = 1\nb.c[d](1)\ne()", "a = 1\nfacet$watch(b.c[d](1))\nfacet$watch(e())"],
    ["/* load(2); */ load(1);", "/* load(2); */ facet$watch(load(1));"],
    ["await load(1);", undefined],
    ["const x = load(1);", undefined],
    ["return load(1);", undefined],
    ["return\nload(1);", undefined],
    ["class A {\n  load(id) {\n  }\n}", undefined],
    ["load(1) + 1;", undefined],
    ["load(1)\n  .x = 2;", undefined],
    ["f(\n  load(1),\n  load(2)\n) || 1;", undefined],
    ["const t = `\nload(1);\n`;", undefined],
    ["const f = function () {}\n(1);", undefined],
    ["super(1);", undefined],
    ["new\nLoad(1);", undefined],
  ])("%s", (text, expected) => {
    expect(marked(text)).toBe(expected);
  });
  test("a program without promises is left as it is", () => {
    expect(withWatchedCalls("f();\n")).toBeNull();
  });
});

test.each([
  ["calls that nest", "f(() => {\n".repeat(40_000)],
  ["brackets that nest", "{\n(\n".repeat(60_000)],
  ["slashes", "a / ".repeat(100_000)],
  ["functions followed by brackets", "function f() {}\n(1);\n".repeat(20_000)],
])("a hostile file of %s is looked through in no time worth speaking of", (_what, text) => {
  withWatchedCalls(`${load}${text}`);
});

describe.concurrent("a promise that nobody awaits", () => {
  test("and that rejects is told with its message and its line, and what was printed before stays", async () => {
    const result = await run("javascript", { "main.js": `${load}load(-1);\nconsole.log("started");\n` });
    expect(result).toMatchObject({
      status: "raised",
      stdout: "started\n",
      stderr: expect.stringMatching(/^Unhandled rejection: RangeError: no such id: -1/) as string,
      error: {
        name: "RangeError",
        message: "no such id: -1 [unhandled rejection: nothing awaits this promise]",
        trace: [
          { file: "main.js", line: 5 },
          { file: "main.js", line: 2 },
        ],
      },
    });
  });
  test.each([
    ["in a function", "function go() {\n  load(-1);\n}\ngo();"],
    ["in an async function called at once", "(async () => {\n  await load(-1);\n})();"],
    ["in a chain without a catch", "load(-1).then(() => 1);"],
    ["in a timer", "setTimeout(async () => {\n  await load(-1);\n}, 10);"],
    ["later", "load(1).then(() => load(-1));\nsetTimeout(() => console.log('never'), 1000);"],
    ["in TypeScript", "interface A {\n  run(): void;\n}\nload(-1 as number);"],
  ])("is told %s", async (_where, text) => {
    const result = await run("javascript", { "main.ts": load.replace("(id)", "(id: number)") + text });
    expect(result).toMatchObject({ status: "raised", stdout: "", error: { name: "RangeError" } });
  });
  test.each([
    ["is caught", "load(-1).catch(() => {});"],
    ["was caught before it was lost", "const p = load(-1);\np.catch(() => {});\nconst give = () => p;\ngive();"],
    ["is awaited elsewhere", "const p = load(-1);\nconst give = () => p;\ngive();\ntry { await p; } catch {}"],
    ["is one of several", "const p = load(-1);\nconst give = () => p;\ngive();\nawait Promise.allSettled([p]);"],
    ["is listened for", "process.on('unhandledRejection', () => {});\nload(-1);"],
    ["does not reject", "load(1);"],
  ])("is nobody's business where it %s", async (_why, text) => {
    expect(await run("javascript", { "main.mjs": `${load}${text}\n` })).toMatchObject({ status: "done" });
  });
  test("what the marks would break is run as it is, and promises work as ever", async () => {
    const text = `${load}class Own extends Promise {}\nconst all = await Promise.all([load(1), Own.resolve(2), new Promise((go) => go(3))]);\nconsole.log(all, load(1).constructor === Promise, new Own(() => {}).constructor === Own, load(1) instanceof Promise);\nload(4);\n`;
    expect(await run("javascript", { "main.mjs": text })).toMatchObject({
      status: "done",
      stdout: "[ 1, 2, 3 ] true true true\n",
    });
  });
});
