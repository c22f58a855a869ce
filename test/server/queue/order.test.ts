import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Run } from "../../../pipelines/engine/conversations.ts";
import { estimateStarts, startOrder } from "../../../server/queue/order.ts";

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

  test("where nobody has any running, the one whose last turn is longest ago goes first", () => {
    const waiting = [run("a", 0), run("b", 0), run("a", 1), run("c", 0)];
    const given = new Map([
      ["a", 2],
      ["b", 1],
    ]);
    expect(names(startOrder(waiting, new Map(), given))).toEqual(["c0", "b0", "a0", "a1"]);
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
  const timed = (all: readonly number[]) => all.map((ms, at) => ({ answerId: `here ${at}`, ms }));
  const unknown = Infinity;
  /** Each waits for nothing but a slot. */
  const alone = (all: readonly number[]) => all.map((ms, at) => ({ answerId: `waiting ${at}`, ms, after: null }));
  /** One conversation: each waits for the answer before it, the first for the one that is running. */
  const chain = (all: readonly number[]) =>
    all.map((ms, at) => ({ answerId: `waiting ${at}`, ms, after: at === 0 ? "here 0" : `waiting ${at - 1}` }));

  test.each([
    ["nothing is known of how long the running one takes", alone([1000]), 1, [unknown], [null]],
    [
      "what is not known of one says nothing of those before it",
      alone([1000, unknown, 1000]),
      1,
      [400],
      [400, 1400, null],
    ],
    ["slots are free", alone([1000, 1000]), 3, [500], [0, 0]],
    ["the one slot is busy for 400 ms more", alone([1000]), 1, [400], [400]],
    ["they wait for one slot, each for those before it", alone([1000, 500, 1000]), 1, [400], [400, 1400, 1900]],
    ["they wait for two slots", alone([1000, 1000, 1000]), 2, [400, 900], [400, 900, 1400]],
    ["the running one takes longer than usual", alone([1000, 1000]), 1, [0], [0, 1000]],
    ["they wait for each other although slots are free", chain([1000, 500, 1000]), 8, [400], [400, 1400, 1900]],
    [
      "another goes before those that wait for each other",
      [...chain([1000, 1000]), { answerId: "other", ms: 300, after: null }],
      2,
      [400],
      [400, 1400, 0],
    ],
    ["the answer one waits for is not known", [{ answerId: "a", ms: 1, after: "elsewhere" }], 2, [], [null]],
  ])("%s", (...[, order, limit, here, expected]) => {
    expect(estimateStarts(order, limit, { here: timed(here) })).toEqual(expected);
  });

  test("it waits for an answer of another model", () => {
    const order = [{ answerId: "a", ms: 1000, after: "there" }];
    const elsewhere = [{ answerId: "there", ms: 700 }];
    expect(estimateStarts(order, 1, { here: [], elsewhere })).toEqual([700]);
  });

  test("whatever waits, it starts in the order of its conversation, and never where there is no slot", () => {
    const runs = fc.array(fc.record({ ms: fc.integer({ min: 1, max: 50 }), owner: fc.nat(3) }), { maxLength: 30 });
    fc.assert(
      fc.property(runs, fc.integer({ min: 1, max: 4 }), (all, limit) => {
        const order = all.map(({ ms, owner }, at) => {
          const before = all.slice(0, at).findLastIndex((each) => each.owner === owner);
          return { answerId: `${at}`, ms, after: before < 0 ? null : `${before}` };
        });
        const starts = estimateStarts(order, limit, { here: [] });
        for (const [at, { after }] of order.entries()) {
          const start = starts[at] ?? -1;
          const before = after === null ? undefined : order[Number(after)];
          expect(start).toBeGreaterThanOrEqual(before ? (starts[Number(after)] ?? 0) + before.ms : 0);
          const atOnce = order.filter((each, other) => {
            const from = starts[other] ?? 0;
            return from <= start && start < from + each.ms;
          });
          expect(atOnce.length).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });
});
