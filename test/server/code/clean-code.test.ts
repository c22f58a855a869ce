import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { CodeFile } from "../../../pipelines/engine/code.ts";
import { checkAll, codeFile, ruleOf } from "../../support/checked-code.ts";

const folder = new URL("../../data/code-bugs/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, folder), "utf8");

function correctFiles(): readonly CodeFile[] {
  const python = readdirSync(new URL("quixbugs/correct_python_programs/", folder)).map((name) =>
    codeFile("python", read(`quixbugs/correct_python_programs/${name}`), name),
  );
  const script = read("humanevalfix-js.jsonl")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { task_id: string; prompt: string; canonical_solution: string })
    .map(({ task_id: id, prompt, canonical_solution: solution }) =>
      codeFile("javascript", prompt + solution, `${id.replace("/", "-")}.js`),
    );
  return [...python, ...script];
}

test("correct programs are left in peace: at most one finding above info for five files", async () => {
  const files = correctFiles();
  expect(files.length).toBe(30);
  const heavy: string[] = [];
  for (const file of files) {
    const { findings, failed } = await checkAll([file]);
    expect(failed).toEqual([]);
    heavy.push(...findings.filter(({ severity }) => severity !== "info").map((each) => `${file.name} ${ruleOf(each)}`));
  }
  // Only the naive Fibonacci, which takes 2ⁿ calls.
  expect(heavy).toEqual(["JavaScript-55.js patterns overlapping-recursion"]);
  expect(heavy.length).toBeLessThanOrEqual(files.length / 5);
});
