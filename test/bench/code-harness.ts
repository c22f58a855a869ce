// The harness on real bugs: is the right version of each program accepted, and its wrong one shown to fail?
import { runTests } from "../../pipelines/steps/code/harness/run-tests.ts";
import { javascriptBugs, pythonBugs } from "../support/code-bugs.ts";
import type { KnownBug } from "../support/code-bugs.ts";
import { openRealSandbox } from "../support/real-sandbox.ts";
import { times } from "./bench.ts";
import type { Bench } from "./bench.ts";

/** Names of the programs that were judged wrongly. */
export async function judgeBugs(bugs: readonly KnownBug[]): Promise<readonly string[]> {
  await using sandbox = openRealSandbox();
  const wrongly: string[] = [];
  for (const { name, right, wrong, tests } of bugs) {
    const accepted = await runTests({ files: [right], tests, sandbox });
    const shown = await runTests({ files: [wrong], tests, sandbox });
    const isAccepted = accepted.status === "done" && accepted.total > 0 && accepted.passed === accepted.total;
    const isShown = shown.status !== "not-run" && shown.passed < shown.total;
    if (!isAccepted) wrongly.push(`${name} (right: ${accepted.passed} of ${accepted.total})`);
    if (!isShown) wrongly.push(`${name} (wrong, yet ${shown.passed} of ${shown.total})`);
  }
  return wrongly;
}

export const codeHarness: Bench = {
  name: "code-harness",
  run: async (scale, report) => {
    for (const [language, all] of [
      ["Python", pythonBugs()],
      ["JavaScript", javascriptBugs()],
    ] as const) {
      const bugs = all.slice(0, times(all.length, scale));
      const wrongly = await judgeBugs(bugs);
      report({
        measure: `harness: right version accepted, wrong one shown to fail, ${language}`,
        figure: `${bugs.length * 2 - wrongly.length} of ${bugs.length * 2}${wrongly.length > 0 ? `, not: ${wrongly.join(", ")}` : ""}`,
        bar: "100 %",
        met: wrongly.length === 0,
      });
    }
  },
};
