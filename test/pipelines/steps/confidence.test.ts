import { describe, expect, test } from "vitest";
import type { Citation } from "../../../pipelines/engine/documents.ts";
import { confidenceOf, extractConfidence } from "../../../pipelines/steps/confidence.ts";
import type { Claim } from "../../../pipelines/steps/research.ts";

describe("an extract", () => {
  test.each([
    ["likely to answer, by a strong sentence", 0.95, 5, "high"],
    ["likely to answer, by a sentence at the edge", 0.8, 0, "high"],
    ["likely to answer, though its best sentence is weak", 0.95, -0.1, "medium"],
    ["likely by its words, which nothing weighed", 1, null, "medium"],
    ["hardly likely to answer, by a strong sentence", 0.79, 8, "medium"],
    ["as likely as not", 0.5, 8, "medium"],
    ["unlikely to answer, by a strong sentence", 0.49, 8, "low"],
    ["unlikely, and not weighed", 0, null, "low"],
  ] as const)("%s (%d, %s) is backed: %s", (_what, probability, best, expected) => {
    expect(extractConfidence(probability, best)).toBe(expected);
  });
});

describe("an answer", () => {
  const claim = (text: string, rest: Partial<Claim> = {}): Claim => ({ kind: "sentence", text, quotes: [], ...rest });
  const cited = (sentence: string, support: Citation["support"] = "supported"): Citation => ({
    number: 1,
    documentId: "d",
    name: "d.pdf",
    page: 1,
    start: 0,
    end: 1,
    quote: "q",
    boxes: [],
    located: true,
    support,
    sentence,
  });
  const quotation = claim("c", { kind: "quotation" });
  const verdict = (confidence: "high" | "medium" | "low") => ({ answerable: true, missing: [], confidence });

  test.each([
    ["of nothing", [], [], "high", "low"],
    ["of a diagram alone", [claim("d", { kind: "block" })], [], "high", "low"],
    ["of quotations is as sure as they fit the question", [quotation], [cited("c", "quoted")], "low", "low"],
    ["of a carried sentence and quotations too", [claim("a"), quotation], [cited("a"), cited("c")], "medium", "medium"],
    ["whose sentences are all carried", [claim("a"), claim("b")], [cited("a"), cited("b")], "medium", "high"],
    [
      "whose sentences are carried for the most part",
      ["a", "b", "c", "d"].map((a) => claim(a)),
      ["a", "b", "c"].map((a) => cited(a)),
      "high",
      "medium",
    ],
    ["half of which is carried", [claim("a"), claim("b")], [cited("a"), cited("b", "unsupported")], "high", "low"],
    ["that nobody could check", [claim("a")], [cited("a", "unchecked")], "high", "low"],
    ["that is marked", [claim("a", { unsupported: true })], [cited("a")], "high", "low"],
  ] as const)("%s", (...[, claims, citations, told, expected]) => {
    expect(confidenceOf(claims, citations, verdict(told))).toBe(expected);
  });
});
