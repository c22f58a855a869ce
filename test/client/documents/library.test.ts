import { describe, expect, it } from "vitest";
import {
  documentFilter,
  isUnfiltered,
  noFilter,
  readableStages,
  stageFilters,
} from "../../../client/documents/library.ts";

describe("the library", () => {
  it("asks for everything while nothing is narrowed", () => {
    expect(documentFilter(noFilter)).toEqual({ query: "" });
    expect(isUnfiltered({ ...noFilter, query: "  " })).toBe(true);
  });

  it.each([
    ["words", { query: "heron" }, { query: "heron" }],
    ["a kind", { kind: "data" }, { query: "", kind: "data" }],
    ["what failed or was given up", { stage: "failed" }, { query: "", stages: ["failed", "cancelled"] }],
  ] as const)("is narrowed to %s", (_, change, asked) => {
    expect(documentFilter({ ...noFilter, ...change })).toEqual(asked);
    expect(isUnfiltered({ ...noFilter, ...change })).toBe(false);
  });

  it("has each document in one state: all of them together are all there are", () => {
    const stages = stageFilters.flatMap((stage) => documentFilter({ ...noFilter, stage }).stages ?? []);
    expect(new Set(stages).size).toBe(stages.length);
    expect(stages).toHaveLength(8);
    expect(readableStages).toHaveLength(6);
  });

  it("asks with no more letters than the server takes", () => {
    expect(documentFilter({ ...noFilter, query: "x".repeat(300) }).query).toHaveLength(200);
  });
});
