// The loop of fixes on real bugs, with a model that is right at once, in the third round, never, unreadable, or breaks what passed: is the verdict right?
import { pino } from "pino";
import type { CodeTools } from "../../pipelines/engine/code.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { Sandbox } from "../../pipelines/engine/sandbox.ts";
import type { DeveloperOutputs } from "../../pipelines/steps/code/explain/outputs.ts";
import { openCodeTools } from "../../server/code/open-code-tools.ts";
import { loadConfig } from "../../server/config.ts";
import { openSandbox } from "../../server/sandbox/open-sandbox.ts";
import { fixed, openDeveloper, plainWords, quixbug } from "../support/open-developer.ts";
import { times } from "./bench.ts";
import type { Bench, Report, Scale } from "./bench.ts";

/** Without knapsack, whose largest case takes longer than a test may. */
const programs = [
  "bucketsort",
  "find_first_in_sorted",
  "find_in_sorted",
  "flatten",
  "get_factors",
  "kth",
  "lcs_length",
  "max_sublist_sum",
  "mergesort",
  "next_palindrome",
  "pascal",
  "shunting_yard",
  "sieve",
  "sqrt",
] as const;

/** Opened once, as a server has them. */
interface Real {
  readonly tools: CodeTools;
  readonly sandbox: Sandbox;
}

type Bug = ReturnType<typeof quixbug>;

interface Model {
  readonly name: string;
  /** The answer of a round, from 0. */
  readonly answers: (bug: Bug, round: number) => string;
  readonly proven: boolean;
}

const unreadable = ({ name }: Bug) => fixed(name, `def ${name.replace(".py", "")}(:\n    return`);
/** Answers as before, so that what fails stays failing. */
const useless = ({ name, buggy }: Bug) => fixed(name, `${buggy}\n# again\n`);
const breaking = ({ name }: Bug) => fixed(name, `def ${name.replace(".py", "")}(*_):\n    return "nothing"\n`);
const rightly = ({ name, right }: Bug) => fixed(name, right);

const models: readonly Model[] = [
  { name: "right in round 1", answers: rightly, proven: true },
  {
    name: "right in round 3",
    answers: (bug, round) => [unreadable, breaking, rightly][round]?.(bug) ?? "",
    proven: true,
  },
  { name: "never right", answers: useless, proven: false },
  { name: "broken syntax", answers: unreadable, proven: false },
  { name: "breaks another test", answers: breaking, proven: false },
];

export const codeLoop: Bench = {
  name: "code-loop",
  run: async (scale: Scale, report: Report) => {
    const some = programs.slice(0, times(programs.length, scale));
    const log = pino({ level: "silent" });
    await using tools = openCodeTools({ log });
    await using sandbox = openSandbox({ config: loadConfig({}), log });
    const real: Real = { tools, sandbox };
    let right = 0;
    const wrong: string[] = [];
    let rounds = 0;
    let falsely = 0;
    for (const program of some) {
      for (const model of models) {
        const { outputs, asked } = await played(quixbug(program), model, real);
        const proven = isProven(outputs);
        if (proven === model.proven) right += 1;
        else {
          falsely += proven ? 1 : 0;
          wrong.push(
            `${program}, ${model.name}: ${outputs.fixes.map(({ proof }) => proof.kind).join(" ") || "no fix"}`,
          );
        }
        rounds = Math.max(rounds, asked);
      }
    }
    const all = some.length * models.length;
    report({
      measure: "verdict on fixes, QuixBugs × 5 models",
      figure: [`${right} of ${all} right`, ...wrong].join("; "),
      bar: "100 %",
      met: right === all,
    });
    report({ measure: "unproven fixes shown as proven", figure: String(falsely), bar: "0", met: falsely === 0 });
    report({ measure: "rounds of one run, at most", figure: String(rounds), bar: "≤ 3", met: rounds <= 3 });
    await searched(some, real, report);
  },
};

/** Without small changes of code's own, so that the verdict is on the model alone. */
async function played(bug: Bug, model: Model, real: Real): Promise<{ outputs: DeveloperOutputs; asked: number }> {
  let round = 0;
  const replies = { ...plainWords, repair: () => model.answers(bug, round++) };
  const { ask, close, calls } = await openDeveloper({ ...real, replies, searches: false });
  const { outputs } = await ask(inputOf(bug));
  await close();
  return { outputs, asked: calls.get("repair") ?? 0 };
}

/** How many are mended with no model at all: by trying small changes. No bar: a figure to watch. */
async function searched(some: readonly string[], real: Real, report: Report): Promise<void> {
  const missing = () => Promise.reject(new FacetError("model-missing", { reason: "no-weights" }));
  const mended: string[] = [];
  const began = performance.now();
  for (const program of some) {
    const { ask, close } = await openDeveloper({ ...real, open: missing });
    const { outputs } = await ask(inputOf(quixbug(program)));
    await close();
    if (isProven(outputs)) mended.push(program);
  }
  const seconds = (performance.now() - began) / 1000 / some.length;
  const figure = `${mended.length} of ${some.length}, ${seconds.toFixed(1)} s each`;
  report({ measure: "bugs mended and proven without any model", figure, bar: "", met: null });
}

const inputOf = ({ name, buggy, cases }: Bug) => ({
  question: "Find the bug.",
  wish: "bugs",
  files: [{ name, text: buggy }],
  tests: cases,
});

function isProven({ fixes }: DeveloperOutputs): boolean {
  return fixes.some(({ purpose, proof }) => purpose === "bug" && proof.kind === "proven");
}
