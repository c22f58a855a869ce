// Programs with one wrong line each, and the same without it (test/data/code-bugs).
import { readFileSync, readdirSync } from "node:fs";
import type { CodeFile } from "../../pipelines/engine/code.ts";

export interface KnownBug {
  readonly name: string;
  readonly right: CodeFile;
  readonly wrong: CodeFile;
  readonly tests: string;
}

const folder = new URL("../data/code-bugs/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, folder), "utf8");
/** Knapsack's largest case takes longer than a test may, even when it is right. */
const longestCase = 150;

export function pythonBugs(): readonly KnownBug[] {
  return readdirSync(new URL("quixbugs/python_programs/", folder)).map((name) => {
    const file = (text: string): CodeFile => ({ name, language: "python", text });
    const stem = name.replace(".py", "");
    const cases = read(`quixbugs/json_testcases/${stem}.json`).split("\n");
    return {
      name: stem,
      right: file(read(`quixbugs/correct_python_programs/${name}`)),
      wrong: file(read(`quixbugs/python_programs/${name}`)),
      tests: cases.filter((line) => stem !== "knapsack" || line.length < longestCase).join("\n"),
    };
  });
}

interface Problem {
  readonly task_id: string;
  readonly prompt: string;
  readonly canonical_solution: string;
  readonly buggy_solution: string;
  readonly test: string;
}

export function javascriptBugs(): readonly KnownBug[] {
  const lines = read("humanevalfix-js.jsonl").trim().split("\n");
  return lines.map((line) => {
    const problem = JSON.parse(line) as Problem;
    const file = (solution: string): CodeFile => ({
      name: "solution.js",
      language: "javascript",
      text: problem.prompt + solution,
    });
    return {
      name: problem.task_id,
      right: file(problem.canonical_solution),
      wrong: file(problem.buggy_solution),
      tests: problem.test,
    };
  });
}
