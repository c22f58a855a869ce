// What the Developer asks the model about bugs and speed. Small models get the short form: fewer rules, fewer to break.
import { codeIsData, fencedCode, fencedRun } from "./code-fence.ts";
import type { ShownCode } from "./code-fence.ts";
import { turns } from "./turns.ts";
import type { Turn } from "./turns.ts";

interface Round {
  readonly answer: string;
  /** What was wrong with it: the parser's, the tools' or the sandbox's words. */
  readonly problem: string;
}

const wholeFunctions = `For each function you change, give the whole function, from its first line to its last, in a fence that begins with the language and the file's name:
\`\`\`python pairing.py
def pair(blocks, sensors):
    ...
\`\`\`
Give a whole file only where something outside of functions changes. Leave nothing out with "...".`;

/** The rounds before: what was answered, and what came of it. The last one alone, so that the prompt stays short. */
const after = (rounds: readonly Round[]): Turn[] =>
  rounds.slice(-1).flatMap(({ answer, problem }) => [
    { role: "assistant" as const, text: answer },
    {
      role: "user" as const,
      text: `That was tried and is not it:\n${fencedRun(problem)}\nThink about the cause again, and answer in the same form.`,
    },
  ]);

export const repair = (values: {
  question: string;
  /** English name. */
  language: string;
  code: readonly ShownCode[];
  /** What failed, as the sandbox told it. */
  failed: string;
  rounds: readonly Round[];
}): Turn[] => [
  ...turns(
    `You are the Developer of a workbench: you repair code. ${codeIsData}
Find the cause of what failed and change as little as you can. Keep names, signatures and style. Change no test, add no comment.
Begin with two lines, in ${values.language}:
CAUSE: one sentence on what is wrong, names of the code in backticks
FIX: what you change, at most eight words
${wholeFunctions}`,
    `${fencedCode(values.code)}\n\nWhat failed:\n${fencedRun(values.failed)}\n\n${values.question}`,
  ),
  ...after(values.rounds),
];

export const review = (values: {
  question: string;
  language: string;
  code: readonly ShownCode[];
  /** What tools have said already, one a line. */
  known: string;
}): Turn[] =>
  turns(
    `You are the Developer of a workbench: you look for real bugs, where code gives a wrong result, crashes or loses data on inputs it is meant for. ${codeIsData}
At most 4, worst first; none is a good answer. Never: missing comments, types, docstrings, logging, tests, naming, "verify that", "ensure that", and nothing the tools have said.
"line": the number before the line; "code": that line copied exactly, without its number. "title": one sentence in ${values.language}, names in backticks. "why": one sentence. "call": an expression that shows it, with values written out, or "". "expect": the right value of that call as a literal of the language, or "".
Answer with JSON only: {"findings": [{"file": "…", "line": 8, "code": "…", "title": "…", "why": "…", "call": "f([])", "expect": "None"}]}`,
    `${fencedCode(values.code)}\n\nThe tools have said:\n${fencedRun(values.known || "nothing")}\n\n${values.question}`,
  );

/** The second look: one finding judged by itself, against its code. */
export const score = (values: { code: readonly ShownCode[]; finding: string }): Turn[] =>
  turns(
    `You check what a reviewer said about code, and doubt it. ${codeIsData}
Score 0: wrong, or the code does what it should. 3: a matter of taste, or advice to verify, document, log or type something. 6: a real weakness on rare inputs. 10: a plain bug on inputs the code is meant for. "reason": at most 15 words.
Answer with JSON only: {"score": 0 to 10, "reason": "…"}`,
    `${fencedCode(values.code)}\n\nThe reviewer said:\n${fencedRun(values.finding)}`,
  );

export const faster = (values: {
  question: string;
  language: string;
  code: readonly ShownCode[];
  /** The function that is slow. */
  name: string;
  /** Where the time goes: patterns, profile, measured growth. */
  slow: string;
  rounds: readonly Round[];
}): Turn[] => [
  ...turns(
    `You are the Developer of a workbench: you make code faster without changing what it gives. ${codeIsData}
Replace the slow algorithm by one with lower growth, with the language's own means only. Same name, same parameters, equal results, in the same order. It is timed and compared on random inputs.
Begin with three lines, in ${values.language}:
FIX: what you change, at most eight words
BEFORE: time and space of it now, as O(…), O(…)
AFTER: time and space of yours, as O(…), O(…)
${wholeFunctions}`,
    `${fencedCode(values.code)}\n\nThe slow function is \`${values.name}\`:\n${fencedRun(values.slow)}\n\n${values.question}`,
  ),
  ...after(values.rounds),
];

/** Code that makes inputs of a size, where none can be read out of tests, examples or type hints. */
export const inputs = (values: { code: readonly ShownCode[]; name: string; isPython: boolean }): Turn[] =>
  turns(
    `You write a function that makes inputs to time another function with. ${codeIsData}
${
  values.isPython
    ? "`make_input(n, seed)` returns the list of positional arguments"
    : "`makeInput(n, seed)` returns the array of positional arguments"
} for one call, of size n, that differ by the seed and never by anything else. Values as the function is meant for; where two lists are matched with each other, about half of them match. Standard means only.
Answer with one fence that holds that function only.`,
    `${fencedCode(values.code)}\n\nThe function to time: \`${values.name}\``,
  );
