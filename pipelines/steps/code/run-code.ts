// The Developer's third step: the code as it is, run against its tests, or else so that the reported error comes again.
import type { CodeFile, LineRange } from "../../engine/code.ts";
import type { NotRunReason, RunSummary } from "../../engine/sandbox.ts";
import type { Checked, DeveloperContext, Ran, Submission } from "./develop.ts";
import { findEntry } from "./harness/find-entry.ts";
import { languageToRun } from "./harness/find-tests.ts";
import { reproduce } from "./harness/reproduce.ts";
import { runTests } from "./harness/run-tests.ts";

/** With the tools, a test that never ends in JavaScript says in which line. */
type Runs = Pick<DeveloperContext, "sandbox" | "signal"> & Partial<Pick<DeveloperContext, "tools">>;

export async function runCode(
  { submission, checked }: { readonly submission: Submission; readonly checked: Checked },
  context: DeveloperContext,
): Promise<{ ran: Ran }> {
  const { files, tasks, tests } = submission;
  const none = (reason: NotRunReason) => ({ ran: { kind: "none", reason } as const });
  const isRun = tasks.some((task) => task === "bugs" || (tests.length > 0 && (task === "faster" || task === "change")));
  if (files.length === 0 || !isRun) return none({ key: "no-tests" });
  const language = languageToRun(files);
  if (typeof language !== "string") return none({ key: "language", name: language.not });
  if (brokenLines(files, checked) !== null) return none({ key: "does-not-parse" });
  const run = await runTestsOn(submission, files, context);
  if (run.status !== "not-run") return { ran: { kind: "tests", run } };
  if (run.reason?.key !== "no-tests" || !tasks.includes("bugs")) return none(run.reason ?? { key: "sandbox-failed" });
  const call = callIn(submission, checked);
  const again = await reproduce({
    files,
    error: submission.raised,
    ...(call !== null && { call }),
    ...runsIn(submission, context),
  });
  // Nothing in it runs by itself, and nothing says how to call it: that there is no test says more.
  if (again.run.status === "not-run")
    return none(
      again.run.reason?.key === "no-entry" ? { key: "no-tests" } : (again.run.reason ?? { key: "sandbox-failed" }),
    );
  return { ran: { kind: "reproduction", run: again.run, call, same: again.isSame ?? true } };
}

const runsIn = ({ where }: Pick<Submission, "where">, { sandbox, signal }: Runs) => ({ where, sandbox, signal });

/** A call of one of its functions that the question writes out: `latest_before([], 99)`. */
function callIn({ question, files }: Submission, { outlines }: Checked): string | null {
  const own = new Set(files.map(({ name }) => name));
  const names = new Set(
    outlines.filter(({ file }) => own.has(file)).flatMap(({ symbols }) => symbols.map(({ name }) => name)),
  );
  const quoted = [...question.matchAll(/`([A-Za-z_]\w*)(\([^`\n]*\))`/g)].find(([, name = ""]) => names.has(name));
  const call = quoted ? `${quoted[1]}${quoted[2]}` : null;
  // A call of names alone is a way to speak of it: `pair(blocks, sensors)`.
  return call !== null && /\((?:\)|.*["'\d[{]|.*\b(?:None|null|True|False|true|false)\b)/.test(call) ? call : null;
}

/** Whether the sandbox has a language for any of them. */
export const canRun = (files: readonly CodeFile[]): boolean => typeof languageToRun(files) === "string";

/** The tests of the submission on this state of the code. */
export function runTestsOn(
  { tests, where }: Pick<Submission, "tests" | "where">,
  files: readonly CodeFile[],
  { sandbox, signal, tools }: Runs,
): Promise<RunSummary> {
  const cases = tests.filter(({ language }) => language === "json");
  const code = tests.filter(({ language }) => language !== "json");
  const own = new Set(files.map(({ name }) => name));
  return runTests({
    files: [...files, ...code.filter(({ name }) => !own.has(name))],
    tests: cases.length === 0 ? null : cases.map(({ text }) => text.trim()).join("\n"),
    where,
    sandbox,
    signal,
    ...(tools && { tools }),
  });
}

/** Runs on other files what was run before. */
export function rerunOf(ran: Ran, submission: Submission, { sandbox }: Pick<Runs, "sandbox">) {
  return async (files: readonly CodeFile[], signal: AbortSignal): Promise<RunSummary> => {
    if (ran.kind !== "reproduction") return runTestsOn(submission, files, { sandbox, signal });
    const { raised } = submission;
    const what = ran.call === null ? entryOf(submission) : { call: ran.call };
    return (await reproduce({ files, error: raised, ...what, ...runsIn(submission, { sandbox, signal }) })).run;
  };
}

/** The file that was run before the change: what a change leaves undone in it must not let another one pass. */
function entryOf({ files, raised }: Submission): { readonly entry?: string } {
  const language = languageToRun(files);
  const entry = typeof language === "string" ? findEntry(files, language, raised)?.name : undefined;
  return entry === undefined ? {} : { entry };
}

/** The first lines of the code that do not parse. */
function brokenLines(files: readonly CodeFile[], { outlines }: Checked): LineRange | null {
  const own = new Set(files.map(({ name }) => name));
  return outlines.find(({ file, syntaxErrors }) => own.has(file) && syntaxErrors.length > 0)?.syntaxErrors[0] ?? null;
}
