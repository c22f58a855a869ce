import { pino } from "pino";
import { expect, test } from "vitest";
import type { CodeFile, CodeTools } from "../../../pipelines/engine/code.ts";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { toolLimits } from "../../../server/code/limits.ts";
import { openCodeTools } from "../../../server/code/open-code-tools.ts";
import { openToolProcess } from "../../../server/code/tool-process.ts";

const log = pino({ level: "silent" });
const entry = new URL("../../support/fake-code-child.ts", import.meta.url);
type Limits = Parameters<typeof openCodeTools>[0]["limits"];
const fake = (limits: Limits = {}) => openCodeTools({ log, entry, limits });
const file = (text: string, name = `${text}.py`): CodeFile => ({ name, language: "python", text });

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof FacetError) return error.data.code;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** Of the process that answered. */
const processOf = async (tools: CodeTools): Promise<string> =>
  (await tools.check([file("a")])).outlines[0]!.packages[0]!;

test("a file on which a tool hangs is given up, and the others are checked", async () => {
  await using tools = fake({ unitMs: 1500 });
  const { outlines, failed } = await tools.check([file("a"), file("hang"), file("b")]);
  expect(failed).toEqual([{ tool: "biome", reason: "hang.py: the tool took too long" }]);
  expect(outlines.map(({ file: name }) => name)).toContain("b.py");
});

test("a file that takes the process with it is told of, and the others are checked", async () => {
  await using tools = fake();
  const { failed } = await tools.check([file("die"), file("a")]);
  expect(failed).toEqual([{ tool: "biome", reason: "die.py: the tool crashed" }]);
});

test("many such files end the check with an error, not in an endless loop", async () => {
  await using tools = fake();
  const files = Array.from({ length: 12 }, (_, index) => file("die", `${index}.py`));
  expect(await codeOf(tools.check(files))).toBe("unexpected");
  expect(await processOf(tools)).toMatch(/pid-\d+/);
});

test("a check that takes longer than a request may is time-limit", async () => {
  await using tools = fake({ requestMs: 400 });
  expect(await codeOf(tools.check([file("wait")]))).toBe("time-limit");
});

test("a fault of the tools is unexpected, and the next check works", async () => {
  await using tools = fake();
  expect(await codeOf(tools.check([file("fault")]))).toBe("unexpected");
  expect(await processOf(tools)).toMatch(/pid-\d+/);
});

test("who turns away ends the work; who waits behind is answered", async () => {
  await using tools = fake({ graceMs: 50 });
  const leaving = new AbortController();
  const first = tools.check([file("hang")], leaving.signal);
  const second = tools.check([file("wait")], leaving.signal);
  const behind = processOf(tools);
  leaving.abort(new DOMException("left", "AbortError"));
  await expect(first).rejects.toThrow("left");
  await expect(second).rejects.toThrow("left");
  expect(await behind).toMatch(/pid-\d+/);
});

test("the process stays for the next check, and goes when nobody asks", async () => {
  await using tools = fake({ idleMs: 200 });
  const first = await processOf(tools);
  expect(await processOf(tools)).toBe(first);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await processOf(tools)).not.toBe(first);
});

test("a process in which a tool broke off answers, and what waits goes to a fresh one", async () => {
  await using tools = fake();
  const first = await processOf(tools);
  const broken = tools.check([file("break")]);
  // The second process takes one of them, the spent one would have taken the other.
  const behind = [processOf(tools), processOf(tools)];
  expect((await broken).outlines[0]?.packages[0]).toBe(first);
  for (const each of await Promise.all(behind)) expect(each).not.toBe(first);
  expect(await processOf(tools)).not.toBe(first);
});

test("more than a message may hold is too-large before any process begins", async () => {
  await using tools = fake();
  expect(await codeOf(tools.check([file("x".repeat(400_001))]))).toBe("too-large");
  expect(await codeOf(tools.check(Array.from({ length: 61 }, (_, index) => file("a", `${index}.py`))))).toBe(
    "too-large",
  );
  expect(
    await codeOf(tools.outline(Array.from({ length: 3 }, (_, index) => file("x".repeat(390_000), `${index}.py`)))),
  ).toBe("too-large");
});

test("no files are no work", async () => {
  await using tools = fake();
  expect(await tools.check([])).toEqual({ findings: [], outlines: [], failed: [] });
  expect(await tools.outline([])).toEqual([]);
});

test("code nested deeper than a tool can follow costs that tool's word on it, and the process that holds its memory", async () => {
  const entryOfTools = new URL("../../../server/code/child.ts", import.meta.url);
  const tools = openToolProcess({ entry: entryOfTools, limits: toolLimits, log });
  const check = (text: string) => tools.ask({ work: "check", files: [file(text, "a.py")], leaveOut: [] });
  const first = check("import os\n");
  const pid = tools.pid();
  expect(await first).toMatchObject({ failed: [] });
  expect(tools.pid()).toBe(pid);
  expect(await check(`x = ${"f(".repeat(15_000)}`)).toMatchObject({ failed: [{ tool: "ruff" }] });
  await expect.poll(() => tools.pid()).toBeUndefined();
  await tools.close();
});

test("the real tools answer all that a step asks of them", async () => {
  await using tools = openCodeTools({ log });
  const python = file("def f(a=[]):\n    return undefined_name\n", "a.py");
  const { findings, outlines, failed } = await tools.check([python]);
  expect(failed).toEqual([]);
  expect(findings.map(({ lines, severity }) => [lines.from, severity])).toEqual([
    [2, "error"],
    [1, "warning"],
  ]);
  expect(outlines[0]?.symbols.map(({ name }) => name)).toEqual(["f"]);
  expect(await tools.outline([python])).toEqual(outlines);
  expect(await tools.isSameCode(python, { ...python, text: `# one\n${python.text}` })).toBe(true);
  expect((await tools.mutations(python, [2])).length).toBeGreaterThan(0);
  const script: CodeFile = { name: "a.js", language: "javascript", text: "function f() {}\n" };
  expect((await tools.countLines(script)).text).toBe("function f() {globalThis.__lines.hit(1);}\n");
});

test("warmed tools are those that are asked then", async () => {
  await using tools = fake();
  tools.warm();
  const { outlines } = await tools.check([file("a")]);
  // The second request of its process: the first was the warm-up.
  expect(outlines[0]?.lineCount).toBe(2);
  tools.warm();
  expect((await tools.check([file("b")])).outlines[0]?.lineCount).toBe(3);
});
