import { afterAll, expect, test } from "vitest";
import type { CodeFile } from "../../../../../pipelines/engine/code.ts";
import { measureGrowth } from "../../../../../pipelines/steps/code/measure/measure-growth.ts";
import { openRealSandbox } from "../../../../support/real-sandbox.ts";

const sandbox = openRealSandbox();
afterAll(() => sandbox[Symbol.asyncDispose]());

test.each([
  [
    { name: "f.py", language: "python", text: "def f(numbers):\n    return 10**12 + sum(numbers)\n" },
    "10**12",
    "1 + 10**12",
  ],
  [
    {
      name: "f.js",
      language: "javascript",
      text: "function f(numbers) {\n  let s = 1e12;\n  for (const n of numbers) s += n;\n  return s;\n}\n",
    },
    "1e12",
    "1 + 1e12",
  ],
] as const)(
  "whole numbers that differ by one are not the same result, however large: $name",
  async (file, old, now) => {
    const before: CodeFile[] = [file];
    const after: CodeFile[] = [{ ...file, text: file.text.replace(old, now) }];
    const result = await measureGrowth({ before, after, file: file.name, name: "f", sandbox });
    expect(result).toMatchObject({ kind: "measured", equal: { inputs: 1, different: expect.any(String) } });
  },
);
