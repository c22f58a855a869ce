// What a run showed, as lines for a prompt: the failed tests, the error with its trace, the end of what was printed.
import type { RaisedError, RunSummary, TestOutcome } from "../../engine/sandbox.ts";

/** Failed tests told, at most, and characters of each message and of the output: a model reads the first ones. */
const most = { tests: 8, message: 400, output: 800 };

export const failedTests = ({ tests }: RunSummary): readonly TestOutcome[] =>
  tests.filter(({ status }) => status === "failed" || status === "error");

export function failureText(run: RunSummary): string {
  const failed = failedTests(run);
  return [
    run.total > 0 ? `${run.passed} of ${run.total} tests pass.` : "",
    run.status === "done" || run.status === "raised"
      ? ""
      : `The run ended with ${run.status} after ${Math.round(run.ms)} ms.`,
    ...failed.slice(0, most.tests).map(testText),
    failed.length > most.tests ? `… and ${failed.length - most.tests} more` : "",
    run.error ? errorText(run.error) : "",
    run.output.trim() === "" ? "" : `Printed at the end:\n${run.output.trim().slice(-most.output)}`,
  ]
    .filter(Boolean)
    .join("\n");
}

function testText({ name, message, file, line }: TestOutcome): string {
  const place = file === undefined ? "" : ` (${file}${line === undefined ? "" : `:${line}`})`;
  const said = message === undefined || message === name ? "" : `: ${message.slice(0, most.message)}`;
  return `FAILED ${name.slice(0, most.message)}${place}${said}`;
}

export function errorText({ name, message, trace }: RaisedError): string {
  const frames = trace.map(
    (each) => `  at ${each.file}:${each.line}${each.function === null ? "" : ` in ${each.function}`}`,
  );
  return [`${name}: ${message.slice(0, most.message)}`, ...frames.slice(-most.tests)].join("\n");
}
