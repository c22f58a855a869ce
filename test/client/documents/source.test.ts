import { describe, expect, it } from "vitest";
import { citationBeside, citationsOf } from "../../../client/documents/source.ts";
import type { Citation } from "../../../pipelines/engine/documents.ts";
import type { CataloguePersona } from "../../../server/api.ts";

const citation = (number: number) => ({ number, documentId: "d", page: 1, quote: "q" }) as Citation;
const persona = { outputs: [{ key: "sources", component: "citations" }] } as unknown as CataloguePersona;
const numbers = (citations: readonly Citation[]) => citations.map((each) => each.number);

describe("the citations of an answer", () => {
  it("are in the output that the persona has for them, by number", () => {
    expect(numbers(citationsOf({ sources: [citation(2), citation(1)] }, persona))).toEqual([1, 2]);
    expect(numbers(citationsOf({ nearest: [citation(4)] }, persona, "nearest"))).toEqual([4]);
  });

  it("are not the passages it only came near, whatever comes first", () => {
    const researcher = {
      outputs: [
        { key: "nearest", component: "citations" },
        { key: "citations", component: "citations" },
      ],
    } as unknown as CataloguePersona;
    expect(numbers(citationsOf({ nearest: [citation(9)], citations: [citation(1)] }, researcher))).toEqual([1]);
  });

  it.each([undefined, null, "text", {}, [null, 3, { number: "1" }]])("are none in %j", (value) => {
    expect(citationsOf({ sources: value }, persona)).toEqual([]);
  });

  it("follow each other around the end, also where numbers are missing", () => {
    const some = [citation(1), citation(3), citation(9)];
    expect(
      [citationBeside(some, 9, 1), citationBeside(some, 1, -1), citationBeside(some, 3, 1)].map((each) => each?.number),
    ).toEqual([1, 9, 9]);
    expect(citationBeside(some, 7, 1)?.number).toBe(1);
    expect(citationBeside([], 1, 1)).toBeUndefined();
  });
});
