// Runs the tests of a submission in the sandbox, test by test: one that never ends costs its own result, not that of the others.
import type { CodeFile, CodeTools } from "../../../engine/code.ts";
import type { RunSummary, Sandbox, SandboxLanguage, SandboxResult, SandboxStatus } from "../../../engine/sandbox.ts";
import { harnessLimits } from "./limits.ts";
import { holdsTests, languageToRun, sandboxLanguageOf } from "./find-tests.ts";
import { notRun, outcomeOf, outputOf, raisedOf, testReport } from "./report.ts";
import type { ReportedTest } from "./report.ts";
import { testProgram } from "./test-program.ts";
import type { TestProgram } from "./test-program.ts";

export interface TestRequest {
  /** The submission; test files among it are found. */
  readonly files: readonly CodeFile[];
  /** Pasted tests: code of the submission's language, or `[arguments, expected]` a line as JSON. */
  readonly tests: string | null;
  /** Default: the language of most files. */
  readonly language?: SandboxLanguage;
  /** What cases without code are about. Default: the function named as its file, else the last one. */
  readonly functionName?: string;
  readonly where?: "sandbox" | "own";
  readonly sandbox: Sandbox;
  readonly signal?: AbortSignal;
  /** With them a test of JavaScript that never ends is shown with the line it was in, as one of Python always is. */
  readonly tools?: Pick<CodeTools, "countLines">;
  /** Milliseconds of the processor of one test, and of all by the clock; default: the harness's limits. */
  readonly testMs?: number;
  readonly allMs?: number;
}

/**
 * Every test with its outcome. `status` is that of the last process: `done` also where tests failed. Not run: `no-tests`, `language`, and what the
 * sandbox says. `error` is the first failed test's, with its trace. Throws only what an abort throws.
 */
export async function runTests(request: TestRequest): Promise<RunSummary> {
  const language = request.language ?? languageToRun(request.files);
  if (typeof language !== "string") return notRun({ key: "language", name: language.not });
  const program = testProgram({ ...request, language });
  if (program === null) return notRun({ key: "no-tests" });
  return summed(await runAll(program, language, request), program);
}

interface AllRuns {
  readonly tests: readonly ReportedTest[];
  readonly status: SandboxStatus;
  readonly missing: string | null;
  readonly output: string;
  readonly ms: number;
  readonly ranIn?: NonNullable<RunSummary["ranIn"]>;
  readonly notRun?: RunSummary["reason"];
  readonly error?: RunSummary["error"];
}

/** What ended a process, as the message of the test that ran in it. */
const endings: Readonly<Record<Exclude<SandboxStatus, "done">, (testMs: number) => string>> = {
  "time-limit": (testMs) => `did not end within ${testMs / 1000} s`,
  "cpu-limit": (testMs) => `did not end within ${testMs / 1000} s`,
  "memory-limit": () => "took more memory than it may",
  "output-limit": () => "printed more than it may",
  crashed: () => "ended its process",
  raised: () => "ended its process",
};

async function runAll(first: TestProgram, language: SandboxLanguage, request: TestRequest): Promise<AllRuns> {
  const { sandbox, signal, where, tools, testMs = harnessLimits.testMs, allMs = harnessLimits.allMs } = request;
  let program = first;
  let known: readonly ReportedTest[] = [];
  let output = "";
  let ms = 0;
  for (let ended = 0; ;) {
    // Where one test did not end, the next one may not either.
    const runMs = ended > 0 && language === "javascript" ? testMs * 1.2 : harnessLimits.runMs[language];
    const cpuMs = Math.round(runMs);
    const wallMs = Math.round(Math.max(testMs, Math.min(runMs * harnessLimits.clockShare, allMs - ms)));
    const files = program.files({ testMs, tests: harnessLimits.tests, ended: harnessLimits.endedTests - ended, known });
    const result: SandboxResult = await sandbox.run(
      { language, files, entry: program.entry, limits: { wallMs, cpuMs }, ...(where ? { where } : {}) },
      signal,
    );
    if (result.status === "not-run")
      return { tests: known, status: "crashed", missing: null, output, ms, notRun: result.reason };
    output += outputOf(result);
    ms += result.ms;
    const { data: report } = testReport.safeParse(result.report);
    const { status } = result;
    const { ranIn } = result;
    const all = {
      status,
      ranIn,
      missing: report?.missing ?? null,
      output,
      ms,
      ...(result.error ? { error: result.error } : {}),
    };
    if (!report) return { ...all, tests: known, ...(status === "done" ? { status: "crashed" as const } : {}) };
    if (report.done || status === "done")
      return { ...all, tests: report.done ? report.tests : [...report.tests, cut("exit")], status: "done" };
    const isTime = status === "time-limit" || status === "cpu-limit";
    const message = endings[status](testMs);
    if (report.running === null) return { ...all, tests: [...report.tests, failedBy("load", message)] };
    // A test that had only just begun when the process's time was over is run again.
    const isItsOwn =
      !isTime ||
      (status === "cpu-limit" ? cpuMs : result.ms) - report.at >= testMs * 0.9 ||
      report.tests.length === known.length;
    if (isTime && isItsOwn && tools && language === "javascript" && program === first) {
      // Once more from this test on, with every body counted: that ends it on its line.
      program = (await countedProgram(tools, language, request)) ?? first;
      known = report.tests;
      continue;
    }
    if (isItsOwn) ended += 1;
    known = isItsOwn ? [...report.tests, failedBy(report.running, message)] : report.tests;
    if (ended >= harnessLimits.endedTests || ms >= allMs) return { ...all, tests: [...known, cut("rest")] };
  }
}

async function countedProgram(
  tools: Pick<CodeTools, "countLines">,
  language: SandboxLanguage,
  request: TestRequest,
): Promise<TestProgram | null> {
  const files = await Promise.all(
    request.files.map(async (file) =>
      sandboxLanguageOf(file.language) === language && !holdsTests(file)
        ? tools.countLines(file, request.signal).catch(() => file)
        : file,
    ),
  );
  return testProgram({ ...request, files, language });
}

const failedBy = (name: string, message: string): ReportedTest => ({ name, status: "error", message });

/** Stands for tests that are not known one by one. */
const cut = (why: "exit" | "rest"): ReportedTest =>
  why === "exit"
    ? failedBy("the tests after it", "not run: the program ended itself")
    : failedBy("the tests after it", "not run: too many before it did not end");

function summed(all: AllRuns, program: TestProgram): RunSummary {
  if (all.notRun) return notRun(all.notRun);
  if (all.missing !== null) return notRun({ key: "needs-package", name: all.missing });
  const counted = all.tests.filter(({ status }) => status !== "skipped");
  const failures = counted.filter(({ status }) => status !== "passed");
  const missing = failures.map(({ error }) => error?.missing).find((name) => name !== undefined);
  if (missing !== undefined && failures.length === counted.length)
    return notRun({ key: "needs-package", name: missing });
  if (counted.length === 0 && all.status === "done") return { ...notRun({ key: "no-tests" }), ...printed(all) };
  const kept = all.tests.length > harnessLimits.keptTests ? [...all.tests].toSorted(failedFirst) : all.tests;
  const told = failures.find(({ error }) => error !== undefined)?.error;
  const error = told ? raisedOf(told, program.sources) : all.error;
  return {
    status: all.status,
    tests: kept.slice(0, harnessLimits.keptTests).map((test) => outcomeOf(test, program.sources)),
    passed: counted.length - failures.length,
    total: counted.length,
    ...(error ? { error } : {}),
    ...printed(all),
  };
}

const printed = ({ output, ms, ranIn }: AllRuns) => ({
  output: output.slice(0, harnessLimits.outputCharacters),
  ms: Math.round(ms),
  ...(ranIn ? { ranIn } : {}),
});

const rank = { failed: 0, error: 0, passed: 1, skipped: 1 } as const;
const failedFirst = (one: ReportedTest, other: ReportedTest) => rank[one.status] - rank[other.status];
