// How a proof was come by: where it ran, how long, in which round, and which tests it took from passing to failing.
import type { Fix, Proof } from "../../../pipelines/engine/code-answers.ts";
import type { RunSummary, TestOutcome } from "../../../pipelines/engine/sandbox.ts";
import { fill } from "../../conversation/words.ts";
import type { DeveloperStrings } from "../../strings/developer.en.ts";

type Ran = Extract<Proof, { readonly before: RunSummary }>;

/** Rounds a model has for a fix, as the loop of the persona gives them. */
const rounds = 3;

/** “run in the sandbox, 0.3 s, round 1 of 3”. */
export function ranText({ after, round }: Ran, by: Fix["by"], words: DeveloperStrings, locale: string): string {
  return [
    runText(after, words, locale),
    by === "model" && round >= 1 && round <= rounds ? fill(words.round, { round, rounds }) : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** “run in the sandbox, 0.3 s”. */
export function runText(run: RunSummary, words: DeveloperStrings, locale: string): string {
  return `${placeOf(run, words)}, ${runTime(run.ms, locale)}`;
}

function placeOf({ ranIn }: RunSummary, { ranIn: places }: DeveloperStrings): string {
  if (ranIn === undefined) return places.somewhere;
  if (ranIn === "own-python" || ranIn === "own-node")
    return fill(places.own, { name: ranIn === "own-python" ? "Python" : "Node" });
  return places.sandbox;
}

/** “0.3 s”, “26 ms”. */
export function runTime(ms: number, locale: string): string {
  if (ms < 100) return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(ms)} ms`;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(ms / 1000)} s`;
}

/** Tests that passed before and do not after. */
export function brokenTests({ before, after }: Ran): readonly TestOutcome[] {
  const passed = new Set(before.tests.filter(({ status }) => status === "passed").map(({ name }) => name));
  return after.tests.filter(({ name, status }) => passed.has(name) && (status === "failed" || status === "error"));
}
