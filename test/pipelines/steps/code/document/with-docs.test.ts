import { expect, test } from "vitest";
import type { CodeFile, CodeSymbol } from "../../../../../pipelines/engine/code.ts";
import { withDocs } from "../../../../../pipelines/steps/code/document/with-docs.ts";

const symbol = {
  kind: "function",
  name: "half",
  lines: { from: 1, to: 2 },
  parameters: ["x"],
} as unknown as CodeSymbol;
const doc = { summary: "Halves a number.", parameters: [{ name: "x", text: "any" }], returns: "its half", raises: [] };

test.each(["\n", "\r\n"])("documentation gets the line end of its file: %j", (end) => {
  const text = ["def half(x):", "    return x / 2", ""].join(end);
  const file: CodeFile = { name: "half.py", language: "python", text };
  const lines = withDocs(file, [{ symbol, doc }], "google").split(end);
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.join("")).not.toMatch(/[\r\n]/);
});
