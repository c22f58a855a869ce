// What may be called proven: by the same file, the same tests, and more than one lucky run.
import { expect, test, vi } from "vitest";
import type { CodeFile, CodeTools } from "../../../../pipelines/engine/code.ts";
import type { RunSummary, Sandbox } from "../../../../pipelines/engine/sandbox.ts";
import { searchFix } from "../../../../pipelines/steps/code/bugs/search-fix.ts";
import { proofOf, tryCode } from "../../../../pipelines/steps/code/bugs/trial.ts";
import type { Ran, Submission } from "../../../../pipelines/steps/code/develop.ts";
import { factsOf } from "../../../../pipelines/steps/code/explain/facts.ts";
import type { ToTell } from "../../../../pipelines/steps/code/explain/facts.ts";
import { profile } from "../../../../pipelines/steps/code/measure/profile.ts";
import { readSubmission } from "../../../../pipelines/steps/code/read/read-submission.ts";
import { rerunOf } from "../../../../pipelines/steps/code/run-code.ts";
import { told } from "../../../../prompts/developer-told.ts";

const { signal } = new AbortController();
const file: CodeFile = { name: "a.js", language: "javascript", text: "export const a = 1;\n" };
const fixed: CodeFile = { ...file, text: "export const a = 2;\n" };
const tools = {
  check: async () => ({ findings: [], outlines: [], failed: [] }),
  mutations: async () => [{ line: 1, kind: "constant", edit: { start: 17, end: 18, text: "2" } }],
} as unknown as CodeTools;
const runOf = (passed: number): RunSummary => ({ status: "done", tests: [], passed, total: 2, output: "", ms: 1 });
/** Runs in the order they are asked for: of the code as it was, and of the changed one. */
function beforeWith(old: readonly number[], now: readonly number[]) {
  const left = { old: [...old], now: [...now] };
  const rerun = async ([each]: readonly CodeFile[]) =>
    runOf((each?.text === file.text ? left.old : left.now).shift() ?? 0);
  return { files: [file], outlines: [], findings: [], run: runOf(1), rerun };
}

test.each([
  ["holds twice, and the code fails twice without it, is proven", [1], [2, 2], "proven"],
  ["passes only because the tests pass by chance is not proven", [2], [2, 2], "chance"],
  ["passes once and then fails is refuted", [1], [2, 1], "refuted"],
])("a fix that %s", async (_what, old, now, kind) => {
  const before = beforeWith(old, now);
  const trial = await tryCode([fixed], before, { tools, signal });
  const proof = proofOf(trial, before.run, 1);
  expect(proof.kind === "checked" ? proof.ran?.how : proof.kind).toBe(kind);
});

test.each([
  ["is found where it holds", [1], [2, 2], "proven"],
  ["is none where the tests pass by chance", [2], [2, 2], undefined],
  ["is none where it holds once only", [1], [2, 1], undefined],
])("a searched fix %s", async (_what, old, now, kind) => {
  const ran: Ran = { kind: "tests", run: runOf(1) };
  const suspects = [{ file: file.name, lines: { from: 1, to: 1 } }];
  const search = { before: beforeWith(old, now), ran, submission: {} as Submission, suspects, title: () => "" };
  const context = { tools, signal, progress: () => {}, sandbox: {} as Sandbox };
  expect((await searchFix(search, context)).fix?.proof.kind).toBe(kind);
});

const asked = (entries: string[], report?: unknown): Sandbox => ({
  run: async ({ entry }) => {
    entries.push(entry);
    return { status: "done", stdout: "", stderr: "", ms: 1, ranIn: "quickjs", report };
  },
  warm: () => {},
  isolation: () => ({ kind: "process" }),
  own: async () => ({ allowed: false, jail: null }),
});

test("a program is run from the same file after a change that leaves nothing to do in it", async () => {
  const main = { ...file, name: "main.js", text: "run();\n" };
  const other = { ...file, name: "other.js", text: "run();\n" };
  const submission = { files: [other, main], tests: [], raised: null, where: "sandbox" } as unknown as Submission;
  const entries: string[] = [];
  const ran: Ran = { kind: "reproduction", run: runOf(0), call: null, same: true };
  const rerun = rerunOf(ran, submission, { sandbox: asked(entries) });
  await rerun([other, { ...main, text: "export function run() {}\n" }], signal);
  expect(entries).toEqual(["main.js"]);
});

test("tests of an earlier question are not those of code that is pasted later", async () => {
  const fence = "```python\ndef other(n):\n    return n\n```";
  const current = { files: [{ name: "code.py", language: "python", text: "def half(n): ...\n" }] };
  const history = [
    { role: "user", text: "half", input: { tests: "assert half(4) == 2" } },
    { role: "assistant", text: "done", persona: "developer", outputs: {} },
  ];
  const sandbox = asked([]);
  const context = { code: { current: () => current, versions: () => [] }, history, sandbox } as never;
  const read = async (question: string) => {
    const { submission } = await readSubmission({ question, wish: "bugs", runIn: "sandbox" }, context);
    return submission.tests.map(({ text }) => text);
  };
  expect(await read(`Find the bug\n${fence}`)).toEqual([]);
  expect(await read("Find the bug")).toEqual(["assert half(4) == 2"]);
});

test.each([
  ["NotFound: boom", "NotFound", "boom"],
  ["struct.error: unpack requires a buffer of 4 bytes", "error", "unpack requires a buffer of 4 bytes"],
  ["models.User.DoesNotExist", "DoesNotExist", ""],
])("a Python trace in a question may end with “%s”", async (last, name, message) => {
  const context = { code: { current: () => null, versions: () => [] }, history: [], sandbox: asked([]) } as never;
  const trace = `Traceback (most recent call last):\n  File "a.py", line 1, in f\n    g()\n${last}`;
  const question = `Why does this fail?\n${trace}\nPlease fix it.`;
  const { submission } = await readSubmission({ question, wish: "bugs", runIn: "sandbox" }, context);
  expect(submission.error).toBe(trace);
  expect(submission.raised).toMatchObject({ name, message });
  expect(submission.question).toBe("Why does this fail?\nPlease fix it.");
});

test("a follow-up is about the code that was last pasted into the words of a question", async () => {
  const half = { name: "half.py", language: "python", text: "def half(n): ...\n" };
  const asking = (messageId: string, text: string, files?: unknown) => [
    { role: "user", messageId, persona: "developer", text, input: { files } },
    { role: "assistant", messageId: `${messageId}-answer`, persona: "developer", text: "done", outputs: {} },
  ];
  const fence = "What does it do?\n```python\ndef twice(n):\n    return n + n\n```";
  const read = async (history: unknown, current: unknown) => {
    const context = { code: { current: () => current, versions: () => [] }, history, sandbox: asked([]) } as never;
    const { submission } = await readSubmission({ question: "Why line 2?", wish: "auto", runIn: "sandbox" }, context);
    return [submission.files[0]?.text, submission.tasks, submission.asked?.lines.from];
  };
  const twice = ["def twice(n):\n    return n + n\n", ["ask"], 2];
  expect(await read(asking("1", fence), null)).toEqual(twice);
  const version = { messageId: "0", files: [half] };
  expect(await read([...asking("0", "Explain", [half]), ...asking("1", fence)], version)).toEqual(twice);
  const later = { messageId: "1-answer", files: [half] };
  expect((await read([...asking("0", "Explain", [half]), ...asking("1", fence)], later))[0]).toBe(half.text);
});

const telling = (rest: object): ToTell =>
  ({
    submission: { tasks: ["explain"], files: [file], language: "en" },
    checked: { findings: [], outlines: [] },
    ran: { kind: "none", reason: { key: "no-tests" } },
    work: { findings: [], fixes: [], measurements: [], tried: 0, said: null },
    isLarge: true,
    ...rest,
  }) as unknown as ToTell;

test("tools that did not run are not said to have found nothing", () => {
  expect(factsOf(telling({}), told.facts)).toContain("No tool found anything.");
  const unchecked = telling({ checked: { findings: [], outlines: [], isUnchecked: true } });
  expect(factsOf(unchecked, told.facts)).not.toContain("No tool found anything.");
});

test("attempts at a faster form are counted by themselves, and growth that is not known is not told", () => {
  const points = [{ n: 10, beforeMs: 2, afterMs: 1 }];
  const result = {
    kind: "measured",
    unit: "rows",
    points,
    growth: { before: null, after: null },
    ratio: 2,
    equal: null,
  };
  const measurements = [
    { measurementId: "m1", name: "f", fixId: "x", result },
    { measurementId: "m2", name: "g", fixId: null, result },
  ];
  const work = { findings: [], fixes: [{ fixId: "x" }], measurements, tried: 47, said: null, rewrites: { m2: 2 } };
  const state = telling({ submission: { tasks: ["faster"], files: [file], language: "en" }, work });
  expect(factsOf(state, told.facts)).toEqual([
    "`f` is 2 times faster at 10 rows, measured.",
    "No faster form of `g` held: 2 were tried and measured.",
  ]);
});

test("a profile in which nothing took any time has no hot lines", async () => {
  const report = { reason: null, lines: [{ file: file.name, line: 1, ms: 0 }], n: 5 };
  const counting = { countLines: async (each: CodeFile) => each };
  const given = { before: [file], file: file.name, name: "a", sandbox: asked([], report), tools: counting };
  expect(await profile(given)).toEqual({ kind: "profiled", hot: [], n: 5 });
});

test("a search that its time ended says how many changes it tried, not how many there were", async ({
  onTestFinished,
}) => {
  onTestFinished(() => void vi.useRealTimers());
  vi.useFakeTimers({ toFake: ["performance"] });
  const lines = Array.from({ length: 30 }, (_, at) => `const v${at} = ${at};\n`);
  const many: CodeFile = { ...file, text: lines.join("") };
  const edits = lines.map((_, at) => {
    const start = lines.slice(0, at).join("").length + `const v${at} = `.length;
    return { line: at + 1, kind: "constant", edit: { start, end: start + String(at).length, text: "99" } };
  });
  let runs = 0;
  const rerun = async () => {
    runs += 1;
    vi.advanceTimersByTime(10_000);
    return runOf(1);
  };
  const before = { files: [many], outlines: [], findings: [], run: runOf(1), rerun };
  const suspects = [{ file: many.name, lines: { from: 1, to: 30 } }];
  const ran: Ran = { kind: "tests", run: runOf(1) };
  const context = {
    tools: { ...tools, mutations: async () => edits } as unknown as CodeTools,
    signal,
    progress: () => {},
    sandbox: {} as Sandbox,
  };
  const { fix, tried } = await searchFix(
    { before, ran, submission: {} as Submission, suspects, title: () => "" },
    context,
  );
  expect(fix).toBeNull();
  expect(tried).toBe(runs);
});
