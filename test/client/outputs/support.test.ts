import { expect, test } from "vitest";
import { countSupport } from "../../../client/outputs/support.ts";
import { citation } from "./cited.ts";

test("a sentence with two citations counts once, and one that holds is enough", () => {
  const citations = [
    citation(1, { sentence: "A.", support: "unsupported" }),
    citation(2, { sentence: "A." }),
    citation(3, { sentence: "B.", located: false, support: "unchecked" }),
  ];
  expect(countSupport(citations, ["A. [1][2] B. [3]"])).toEqual({ supported: 1, total: 2, verbatim: false });
});

test("a sentence marked as unsupported counts, with citations or without", () => {
  expect(countSupport([citation(1)], ["A. [1] B. [!] C. [!]"])).toEqual({ supported: 1, total: 3, verbatim: false });
  const failed = citation(2, { sentence: "B.", support: "unsupported" });
  expect(countSupport([citation(1), failed], ["A. [1] B. [2][!]"]).total).toBe(2);
});

test("quotes word for word are told apart from what a model checked", () => {
  expect(countSupport([citation(1, { support: "quoted" })], []).verbatim).toBe(true);
  expect(countSupport([citation(1)], []).verbatim).toBe(false);
});

test("nothing cited is nothing counted", () => {
  expect(countSupport([], ["Words."])).toEqual({ supported: 0, total: 0, verbatim: false });
});
