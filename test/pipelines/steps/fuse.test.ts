import fc from "fast-check";
import { expect, test } from "vitest";
import { fuse } from "../../../pipelines/steps/fuse.ts";
import type { RankedList } from "../../../pipelines/steps/fuse.ts";
import { somePassage } from "../../support/found-passages.ts";

const list = (way: RankedList["way"], weight: number, ...ids: string[]): RankedList => ({
  way,
  weight,
  passages: ids.map((id) => somePassage(id)),
});
const order = (lists: readonly RankedList[]) => fuse(lists).map(({ passageId }) => passageId);

test("nothing fused is nothing", () => expect(fuse([])).toEqual([]));

test("second in both lists is better than first in one", () => {
  expect(order([list("lexical", 1, "a", "both"), list("dense", 1, "c", "both")])).toEqual(["both", "a", "c"]);
});

test("a list of less weight counts less", () => {
  expect(order([list("lexical", 0.5, "a"), list("dense", 1, "b")])).toEqual(["b", "a"]);
});

test("the score is the sum of weight / (60 + place), and the best place of each way is kept", () => {
  const [best] = fuse([list("lexical", 1, "a", "b"), list("lexical", 0.5, "b"), list("dense", 1, "c", "b")]);
  expect(best).toMatchObject({ passageId: "b", lexicalRank: 1, denseRank: 2, reranked: false });
  expect(best?.score).toBeCloseTo(1 / 62 + 0.5 / 61 + 1 / 62, 12);
});

test("the order of the lists changes nothing, and nothing is lost or doubled", () => {
  const ids = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f", "g"), { maxLength: 7 });
  const lists = fc.array(
    fc.record({ way: fc.constantFrom("lexical" as const, "dense" as const), weight: fc.constantFrom(0.5, 1), ids }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(lists, (given) => {
      const ranked = given.map((each) => list(each.way, each.weight, ...each.ids));
      expect(order(ranked.toReversed())).toEqual(order(ranked));
      expect(order(ranked).toSorted()).toEqual([...new Set(given.flatMap((each) => each.ids))].toSorted());
    }),
  );
});
