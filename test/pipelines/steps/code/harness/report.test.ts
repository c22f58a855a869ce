import { describe, expect, test } from "vitest";
import { outcomeOf, raisedOf } from "../../../../../pipelines/steps/code/harness/report.ts";

const sources = new Map([["a.js", "f();\n"]]);
const million = 1_000_000;

describe("what a program says of its error without end", () => {
  test("is cut: its stack, its frames, its message and its name", () => {
    const long = { name: "E".repeat(million), message: "m".repeat(million) };
    const stacked = raisedOf({ ...long, stack: `at f (a.js:7)\n${"at g (a.js:1)\n".repeat(million)}` }, sources);
    expect(stacked.trace).toHaveLength(100);
    expect(stacked.trace.at(-1)).toEqual({ file: "a.js", line: 7, function: "f" });
    expect(stacked.name).toHaveLength(200);
    expect(stacked.message).toHaveLength(10_000);
    const frames = Array.from({ length: 1000 }, (_, line): [string, number, null] => ["a.js", line, null]);
    const framed = raisedOf({ ...long, frames }, sources);
    expect(framed.trace).toHaveLength(100);
    expect(framed.trace.at(-1)).toMatchObject({ line: 999 });
  });

  test("of a test is cut as well", () => {
    const { name } = outcomeOf({ name: "t".repeat(million), status: "passed" }, sources);
    expect(name).toHaveLength(200);
  });
});
