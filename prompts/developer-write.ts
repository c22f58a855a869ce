// What the Developer asks the model to write: code, changes, tests, notes on lines, docstrings and explanations.
import { codeIsData, fencedCode, fencedRun } from "./code-fence.ts";
import type { ShownCode } from "./code-fence.ts";
import { turns } from "./turns.ts";
import type { Turn } from "./turns.ts";

interface Round {
  readonly answer: string;
  readonly problem: string;
}

const after = (rounds: readonly Round[]): Turn[] =>
  rounds.slice(-1).flatMap(({ answer, problem }) => [
    { role: "assistant" as const, text: answer },
    {
      role: "user" as const,
      text: `That was run:\n${fencedRun(problem)}\nCorrect it, and give every file again, whole, in the same form.`,
    },
  ]);

const wholeFiles = `Give each file whole, in a fence that begins with the language and its name:
\`\`\`python spans.py
def merge(spans):
    ...
\`\`\``;

const testRules: Readonly<Record<"python" | "javascript" | "other", string>> = {
  python:
    "Then a test file `test_….py` with pytest functions: the examples of the question first, then edge cases, at most 8.",
  javascript:
    "Export what is used. Then a test file `….test.js` (or `.ts`) with test() and expect(): the examples of the question first, then edge cases, at most 8.",
  other: "Then a test file, if the language has a usual way to test.",
};

export const write = (values: {
  question: string;
  language: string;
  /** The programming language's name; null leaves the choice. */
  target: string | null;
  tests: keyof typeof testRules;
  small: boolean;
  rounds: readonly Round[];
}): Turn[] => [
  ...turns(
    values.small
      ? `Write the code that is asked for, in ${values.target ?? "Python"}. Answer with one fence that holds the whole code and nothing else.`
      : `You are the Developer of a workbench: you write code that is run before it is shown. ${codeIsData}
Write it in ${values.target ?? "the language that fits, Python where nothing speaks against it"}, with the standard library only, as simply as the task allows.
Begin with one line, in ${values.language}:
PLAN: how it works, in at most two sentences
${wholeFiles}
${testRules[values.tests]}`,
    values.question,
  ),
  ...after(values.rounds),
];

export const change = (values: {
  wish: string;
  language: string;
  code: readonly ShownCode[];
  /** The programming language's name, where it is to be another one. */
  target: string | null;
  /** Tests that must pass, or a file of tests is wanted too. */
  tests: string | null;
  rounds: readonly Round[];
}): Turn[] => [
  ...turns(
    `You are the Developer of a workbench: you change code as you are told. ${codeIsData}
Change only what is asked, and keep the rest as it is, names and comments included${values.target === null ? "" : `; write the whole in ${values.target}`}.
Begin with one line, in ${values.language}:
FIX: what you changed, at most eight words
${
  values.target === null
    ? `For each function you change, give the whole function in a fence that begins with the language and the file's name, like \`\`\`python pairing.py. Give whole files where more than functions change. Leave nothing out with "...".`
    : wholeFiles
}`,
    `${fencedCode(values.code)}${values.tests === null ? "" : `\n\nTests that are run:\n${fencedCode([{ name: "tests", text: values.tests }])}`}\n\nChange: ${values.wish}`,
  ),
  ...after(values.rounds),
];

export const tests = (values: {
  code: readonly ShownCode[];
  /** `test_pairing.py`. */
  name: string;
  isPython: boolean;
  wish: string;
}): Turn[] =>
  turns(
    `You are the Developer of a workbench: you write tests that are run at once. ${codeIsData}
Tests say what the code is meant to do by its names and docstrings, edge cases included, at most 10, ${values.isPython ? "as pytest functions" : "with test() and expect()"}; they import the code from its file.
Answer with one fence that begins with the language and the name ${values.name}, and nothing else.`,
    `${fencedCode(values.code)}\n\n${values.wish}`,
  );

export const walkthrough = (values: { question: string; language: string; code: readonly ShownCode[] }): Turn[] =>
  turns(
    `You are the Developer of a workbench: you explain code in notes on its lines, in ${values.language}. ${codeIsData}
4 to 12 notes, in the order of the lines, that together tell what the code does and why; each one or two sentences on a few lines. The numbers before the lines are their numbers. State only what the lines show.
Answer with JSON only: {"notes": [{"file": "…", "from": 1, "to": 4, "text": "…"}]}`,
    `${fencedCode(values.code)}\n\n${values.question}`,
  );

/** One sentence on one function, for a model that cannot hold more. */
export const symbol = (values: { language: string; code: ShownCode }): Turn[] =>
  turns(
    `Say in one short sentence in ${values.language} what this code does. Do not judge it.`,
    fencedCode([values.code]),
  );

export const docstring = (values: {
  /** English name. */
  language: string;
  code: ShownCode;
  parameters: readonly string[];
  small: boolean;
}): Turn[] =>
  turns(
    values.small
      ? `Say in one short sentence in ${values.language} what this function does. Begin with a verb.`
      : `You write the documentation of one function or class. ${codeIsData}
State only what the code shows. Write it in ${values.language}. "summary": one sentence that begins with a verb and ends with a full stop. A description of each parameter in a few words, without its type. "returns": what it gives, or "" if nothing. "raises": errors it raises itself.
Answer with JSON only: {"summary": "…", "parameters": [{"name": "…", "text": "…"}], "returns": "…", "raises": [{"name": "…", "text": "…"}]}`,
    `${fencedCode([values.code])}\n\nParameters: ${values.parameters.join(", ") || "none"}`,
  );

export const askSystem = (values: { language: string; small: boolean }): string =>
  values.small
    ? `You are the Developer. Answer about the code in at most three short sentences, in ${values.language}.`
    : `You are the Developer of a workbench: you answer questions about code, in ${values.language}, in at most 200 words. ${codeIsData}
Name lines by the numbers before them. Say that something is a bug only where a tool or a run in the material shows it, or where you show the input that proves it. When you are not sure, say so. Code stands in fences.`;

export const askQuestion = (values: { question: string; code: readonly ShownCode[]; facts: string }): string =>
  [
    values.code.length > 0 ? fencedCode(values.code) : "",
    values.facts === "" ? "" : `What tools and runs have shown:\n${fencedRun(values.facts)}`,
    values.question,
  ]
    .filter(Boolean)
    .join("\n\n");

/** The explanation above findings and fixes; `facts` is all that may be said. */
export const explain = (values: { question: string; language: string; facts: string; small: boolean }): Turn[] =>
  turns(
    values.small
      ? `Say in one short sentence in ${values.language} what was wrong, with words from the facts only.`
      : `You are the Developer of a workbench. Findings, fixes and measurements stand below your words, so do not repeat their code. ${codeIsData}
Say in ${values.language}, in two to four plain sentences, what matters: the cause, what was proven, what was measured, what was not run and why. Use the facts only; add no finding, no number and no praise of your own.`,
    `Facts:\n${fencedRun(values.facts)}\n\nThe person asked: ${values.question}`,
  );
