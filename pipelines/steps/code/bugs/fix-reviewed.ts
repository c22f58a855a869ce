// Tries what the model found: the calls it names become tests, and a fix of a crash is proven where it comes before and not after; that of an unexpected value holds only for who expects it too.
import type { Proof } from "../../../engine/code-answers.ts";
import type { CodeFile, CodeLanguage, Finding } from "../../../engine/code.ts";
import type { NotRunReason, RunSummary } from "../../../engine/sandbox.ts";
import type { AskedLines, DeveloperContext, Submission, Work } from "../develop.ts";
import { nameFor } from "../read/tests-of.ts";
import { canRun, runTestsOn } from "../run-code.ts";
import type { DeveloperWords } from "../words.ts";
import type { ToFix } from "./to-fix.ts";
import { repairByModel } from "./model-rounds.ts";
import type { ModelFinding } from "./review.ts";
import type { Before } from "./trial.ts";

interface Reviewed {
  readonly state: ToFix;
  readonly base: Work;
  readonly reviewed: readonly ModelFinding[];
  readonly suspects: readonly AskedLines[];
  /** The error that the person reports. */
  readonly failed: string | null;
}

export async function fixReviewed(
  { state, base, reviewed, suspects, failed }: Reviewed,
  context: DeveloperContext,
  words: DeveloperWords,
): Promise<Work> {
  const { submission, checked, ran } = state;
  const { files } = submission;
  const made = canRun(files) ? testOf(reviewed, submission) : null;
  const tests = made ? [...submission.tests, made.file] : submission.tests;
  const rerun: Before["rerun"] = (now, signal) => runTestsOn({ ...submission, tests }, now, { ...context, signal });
  const run = made ? await rerun(files, context.signal) : null;
  const failing = made && run ? failedCalls(made.calls, run) : new Map<ModelFinding, "failed" | "error">();
  // A call that gives what the model says it does not give: there is no such bug.
  const kept = reviewed.filter((each) => failing.has(each) || !made?.calls.has(each));
  const findings = kept.map((each) => findingShown(each, failing.get(each)));
  const found: Work = { ...base, findings: [...base.findings, ...findings] };
  if (kept.length === 0 && failed === null) return base;
  const reason: NotRunReason = ran.kind === "none" ? ran.reason : { key: "no-tests" };
  const notRun: RunSummary = { status: "not-run", tests: [], passed: 0, total: 0, output: "", ms: 0, reason };
  const before: Before = {
    files,
    outlines: checked.outlines,
    findings: checked.findings,
    run: failing.size > 0 && run ? run : notRun,
    rerun: failing.size > 0 ? rerun : async () => notRun,
  };
  const told = [
    failed,
    ...kept.map(
      ({ finding, call, expect }) =>
        `${finding.file}:${finding.lines.from}: ${finding.title}${call === "" ? "" : ` ${call}${expect === "" ? "" : ` should give ${expect}`}`}`,
    ),
  ].filter((line) => line !== null);
  const places = [...kept.map(({ finding: { file, lines } }) => ({ file, lines })), ...suspects];
  const result = await repairByModel({ submission, before, suspects: places, failed: told.join("\n") }, context, words);
  const { fix } = result;
  if (!fix) return { ...found, tried: result.tried };
  const findingIds = findings.map(({ findingId }) => findingId);
  const hasCrashed = [...failing.values()].includes("error");
  const proof: Proof = fix.proof.kind === "proven" && !hasCrashed ? { ...fix.proof, kind: "expected" } : fix.proof;
  return { ...found, fixes: [{ ...fix, findingIds, proof }], tried: result.tried, said: result.cause };
}

interface MadeTests {
  readonly file: CodeFile;
  /** The text of the assertion of each. */
  readonly calls: ReadonlyMap<ModelFinding, string>;
}

/** A text that a literal and a call can be: one line, and nothing that ends the assertion. */
const oneLine = /^[^\n;]{1,300}$/;

function testOf(reviewed: readonly ModelFinding[], { files }: Submission): MadeTests | null {
  const language = files[0]?.language ?? "text";
  const calls = new Map(
    reviewed.flatMap((each) => {
      const { call, expect } = each;
      if (!oneLine.test(call) || !oneLine.test(expect)) return [];
      return [[each, assertion(language, call, expect)] as const];
    }),
  );
  if (calls.size === 0) return null;
  const name = nameFor(
    language,
    new Set(files.map((file) => file.name)),
    language === "python" ? "test_review" : "review.test",
  );
  return { file: { name, language, text: `${[...calls.values()].join("\n")}\n` }, calls };
}

function assertion(language: CodeLanguage, call: string, expect: string): string {
  if (language === "python") return `assert (${call}) == (${expect})`;
  return `test(${JSON.stringify(call)}, () => { expect(${call}).toEqual(${expect}); });`;
}

/** Those whose test failed; a call that does not even run as written shows nothing. */
function failedCalls(calls: MadeTests["calls"], run: RunSummary): Map<ModelFinding, "failed" | "error"> {
  const wrong =
    /^(?:NameError|ReferenceError|SyntaxError|ImportError|ModuleNotFoundError)\b|^TypeError: .*(?:positional arguments?|unexpected keyword argument|required keyword|is not callable|not a function\b)/;
  const failed = run.tests.filter(
    ({ status, message = "" }) => (status === "failed" || status === "error") && !wrong.test(message),
  );
  return new Map(
    [...calls].flatMap(([each, text]) => {
      const test = failed.find(({ name }) => name.includes(each.call) || text.includes(name));
      return test ? [[each, test.status === "error" ? "error" : "failed"] as const] : [];
    }),
  );
}

/** A crash that a run has shown is the run's finding; that a value is not the one the model expects stays the model's word. */
function findingShown({ finding, call }: ModelFinding, shown: "failed" | "error" | undefined): Finding {
  if (shown === undefined) return finding;
  if (shown === "failed") return { ...finding, reproduction: call };
  return { ...finding, severity: "error", origin: { kind: "run" }, reproduction: call };
}
