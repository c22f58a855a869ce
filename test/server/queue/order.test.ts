import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Run } from "../../../pipelines/engine/conversations.ts";
import { estimateStart, startOrder } from "../../../server/queue/order.ts";

const run = (owner: string, index: number) => ({ owner, runId: `${owner}${index}` }) as Run;
const names = (runs: readonly Run[]) => runs.map((each) => each.runId);

describe("who runs next", () => {
  test("owners take turns, so fifteen waiting runs of one delay another by one place at most", () => {
    const many = Array.from({ length: 15 }, (_, index) => run("a", index));
    const order = startOrder([...many, run("b", 0)], new Map());
    expect(names(order).indexOf("b0")).toBe(1);
  });

  test("an owner with runs already running waits behind one who has none", () => {
    expect(names(startOrder([run("a", 0), run("b", 0)], new Map([["a", 2]])))).toEqual(["b0", "a0"]);
  });

  test("nothing is lost or doubled, and each owner's own order is kept", () => {
    const waiting = fc
      .array(fc.constantFrom("a", "b", "c"), { maxLength: 40 })
      .map((owners) => owners.map((owner, index) => run(owner, index)));
    const served = fc
      .dictionary(fc.constantFrom("a", "b", "c"), fc.nat(5))
      .map((counts) => new Map(Object.entries(counts)));
    fc.assert(
      fc.property(waiting, served, (all, before) => {
        const order = startOrder(all, before);
        expect(names(order).toSorted()).toEqual(names(all).toSorted());
        for (const owner of ["a", "b", "c"]) {
          const own = (runs: readonly Run[]) => names(runs.filter((each) => each.owner === owner));
          expect(own(order)).toEqual(own(all));
        }
      }),
    );
  });
});

describe("when it starts", () => {
  test.each([
    ["nothing is known of how long runs take", [0, 1, null, []], null],
    ["a slot is free", [0, 2, 1000, [500]], 0],
    ["the one slot is busy for 400 ms more", [0, 1, 1000, [600]], 400],
    ["it is third for one slot", [2, 1, 1000, [600]], 2400],
    ["it is third for two slots", [2, 2, 1000, [600, 100]], 1400],
    ["the running one takes longer than usual", [0, 1, 1000, [5000]], 0],
  ] as const)("%s", (_claim, [place, limit, typical, elapsed], expected) => {
    expect(estimateStart(place, limit, typical, elapsed)).toBe(expected);
  });
});
