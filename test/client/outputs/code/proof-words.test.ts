import { expect, test } from "vitest";
import { brokenTests, ranText, runTime } from "../../../../client/outputs/code/proof-words.ts";
import { developerDe } from "../../../../client/strings/developer.de.ts";
import { developerEn } from "../../../../client/strings/developer.en.ts";
import { failing, passing } from "../../../support/developed-answer.ts";

const proven = { kind: "proven", before: failing, after: passing, round: 1 } as const;

test("a proof says where it ran, how long, and in which round of the model's", () => {
  expect(ranText(proven, "model", developerEn, "en-GB")).toBe("run in the sandbox, 0.3 s, round 1 of 3");
  expect(ranText(proven, "tool", developerDe, "de-DE")).toBe("in der Sandbox gelaufen, 0,3 s");
  const own = { ...proven, after: { ...passing, ranIn: "own-node", ms: 26 } } as const;
  expect(ranText(own, "search", developerEn, "en")).toBe("run with your own Node, 26 ms");
});

test("where it ran is not made up", () => {
  const { ranIn: _ranIn, ...unknown } = passing;
  expect(ranText({ ...proven, after: unknown }, "tool", developerEn, "en")).toBe("run, 0.3 s");
});

test("a fix that breaks a test that passed names it", () => {
  const tests = passing.tests.map((each) =>
    each.name === "test_exact" ? { ...each, status: "failed" as const } : each,
  );
  expect(brokenTests({ ...proven, kind: "refuted", after: { ...passing, tests } }).map(({ name }) => name)).toEqual([
    "test_exact",
  ]);
  expect(brokenTests(proven)).toEqual([]);
});

test("a short time is told in milliseconds, a longer one in seconds", () => {
  expect([runTime(4.2, "en"), runTime(280, "en"), runTime(12_340, "de")]).toEqual(["4 ms", "0.3 s", "12,3 s"]);
});
