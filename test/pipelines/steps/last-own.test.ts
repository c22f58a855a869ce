import { expect, test } from "vitest";
import { lastOwn } from "../../../pipelines/steps/last-own.ts";
import { pair, turnOf } from "../../support/remembered.ts";

const own = [
  turnOf("user", "Explain heat.", { input: { question: "Explain heat.", depth: "expert" } }),
  turnOf("assistant", "Heat flows.", { outputs: { answer: "Heat flows." } }),
];
const other = pair("Read this.", "Read.", { persona: "researcher" });

test("a persona gets its own last answer back with its outputs and the input it was asked with", () => {
  expect(lastOwn([...own, ...other], "guide")).toEqual({
    messageId: own[1]!.messageId,
    input: { question: "Explain heat.", depth: "expert" },
    outputs: { answer: "Heat flows." },
    text: "Heat flows.",
    isLast: false,
  });
  expect(lastOwn([...other, ...own], "guide")?.isLast).toBe(true);
});

test("a persona that has not answered yet gets nothing", () => {
  expect(lastOwn(other, "guide")).toBeNull();
  expect(lastOwn([], "guide")).toBeNull();
});

test("an answer of before outputs were kept is told by its text", () => {
  expect(lastOwn(pair("a", "b"), "guide")).toMatchObject({ input: {}, outputs: {}, text: "b" });
});
