// What a run showed, as findings on the lines it points at: failed tests by the function they are of, an error by the line that threw it.
import type { FileOutline, Finding } from "../../../engine/code.ts";
import type { RunSummary, TestOutcome } from "../../../engine/sandbox.ts";
import type { AskedLines, Ran, Submission } from "../develop.ts";
import { failedTests } from "../failure-text.ts";
import { findingOf } from "../finding.ts";
import { lostPromise } from "../harness/reproduce.ts";
import type { DeveloperWords } from "../words.ts";
import { suspectsOf } from "./suspects.ts";

interface Shown {
  readonly submission: Submission;
  readonly outlines: readonly FileOutline[];
  readonly ran: Ran;
}

/** A finding for each function that failed tests lead to, at most. */
const findingsAtMost = 6;

export function runFindings({ submission, outlines, ran }: Shown, { told }: Pick<DeveloperWords, "told">): Finding[] {
  if (ran.kind === "none") return [];
  const { run } = ran;
  const { files, language } = submission;
  const locate = (of: RunSummary) => suspectsOf({ run: of, raised: null, files, outlines })[0] ?? firstLine(submission);
  const at = (place: AskedLines, title: string, reproduction: string | null): Finding[] => {
    const file = files.find(({ name }) => name === place.file);
    if (!file) return [];
    const rest = { lines: place.lines, severity: "error", category: "bug", origin: { kind: "run" }, title } as const;
    return [findingOf(file, { ...rest, ...(reproduction !== null && { reproduction }) })];
  };
  const failed = failedTests(run);
  if (failed.length > 0) {
    const groups = new Map<string, { place: AskedLines; tests: TestOutcome[] }>();
    for (const test of failed) {
      const place = locate({ ...withoutError(run), tests: [test] });
      const key = JSON.stringify(place);
      groups.set(key, { place, tests: [...(groups.get(key)?.tests ?? []), test] });
    }
    return [...groups.values()].slice(0, findingsAtMost).flatMap(({ place, tests }) => {
      const first = tests[0]?.message ?? tests[0]?.name ?? "";
      const said = { failed: tests.length, total: run.total, first: first.split("\n")[0]?.slice(0, 160) ?? "" };
      return at(place, told.testsFail(said)[language], tests[0]?.name ?? null);
    });
  }
  const call = ran.kind === "reproduction" ? ran.call : null;
  if (run.error) {
    const message = run.error.message.replace(lostPromise, "");
    const isLost = message !== run.error.message;
    const said = { error: run.error.name, message: message.slice(0, 160), isLost };
    return at(locate(run), told.raises(said)[language], call);
  }
  if (run.status === "time-limit" || run.status === "cpu-limit")
    return at(locate(run), told.doesNotEnd[language], call);
  return [];
}

function withoutError({ error: _error, ...run }: RunSummary): RunSummary {
  return run;
}

function firstLine({ files }: Submission): AskedLines {
  return { file: files[0]?.name ?? "", lines: { from: 1, to: 1 } };
}
