import fc from "fast-check";
import { expect, test } from "vitest";
import type { Outline } from "../../../../pipelines/engine/guide/outline.ts";
import { outline as outlineSchema } from "../../../../pipelines/engine/guide/schemas.ts";
import {
  arranged,
  following,
  hereOn,
  opened,
  skipped,
  told,
  wentOn,
  wentTo,
  withQuizResult,
} from "../../../../pipelines/steps/guide/moves.ts";

const titles = ["What heat is", "A liquid that boils in the cold", "The loop", "In frost"];
const path = () => opened({ topic: "Heat pumps", depth: "curious", titles, first: 1 });
const telling = { words: ["heat"], minutes: 1, depth: "curious" } as const;
const states = ({ layers }: Outline) => layers.map(({ state }) => state).join(" ");

test("a new path begins at its first layer", () => {
  expect(states(path())).toBe("here later later later");
  expect(path().layers.map(({ id }) => id)).toEqual(["l1", "l2", "l3", "l4"]);
});

test("going on leaves a told layer behind as done, and stays on one that was not told yet", () => {
  expect(wentOn(path())).toEqual(path());
  expect(states(wentOn(told(path(), "l1", telling)))).toBe("done here later later");
});

test("a layer passed over still waits, and comes at the end of the path", () => {
  const jumped = wentTo(told(path(), "l1", telling), "l4");
  expect(states(jumped)).toBe("done later later here");
  expect(following(jumped)?.id).toBe("l2");
  expect(states(wentOn(told(jumped, "l4", telling)))).toBe("done here later done");
});

test("past the last layer none is here, and everything told is done", () => {
  const end = titles.reduce((outline, _, at) => wentOn(told(outline, `l${at + 1}`, telling)), path());
  expect(states(end)).toBe("done done done done");
  expect(hereOn(end)).toBeUndefined();
  expect(wentOn(end)).toEqual(end);
});

test("skipping the layer here makes the next one here; skipping another leaves the reader where they are", () => {
  expect(states(skipped(path(), "l1"))).toBe("skipped here later later");
  expect(states(skipped(path(), "l3"))).toBe("here later skipped later");
  expect(following(skipped(path(), "l2"))?.id).toBe("l3");
});

test("a word told twice is kept once, in its first spelling", () => {
  const twice = told(told(path(), "l1", telling), "l1", { ...telling, words: ["Heat", "work"] });
  expect(hereOn(twice)?.words).toEqual(["heat", "work"]);
});

test("arranging keeps ids and what was read, gives new titles new ids, and moves on where the layer here is gone", () => {
  const read = withQuizResult(wentOn(told(path(), "l1", telling)), "l1", { right: 2, asked: 3 });
  const after = arranged(
    read,
    [{ id: "l1", title: "Heat" }, { title: "Noise" }, { id: "l4", title: "In frost" }, { id: "l1", title: "Twice" }],
    5,
  );
  expect(after.layers.map(({ id, title, state }) => [id, title, state])).toEqual([
    ["l1", "Heat", "done"],
    ["l5", "Noise", "here"],
    ["l4", "In frost", "later"],
    ["l6", "Twice", "later"],
  ]);
  expect(after.layers[0]?.quiz).toEqual({ right: 2, asked: 3 });
});

const wanted = fc.array(
  fc.record({
    id: fc.option(
      fc.integer({ min: 1, max: 12 }).map((n) => `l${n}`),
      { nil: undefined },
    ),
    title: fc.constantFrom(...titles),
  }),
  { minLength: 1, maxLength: 14 },
);
const node = fc.integer({ min: 1, max: 12 }).map((n) => `l${n}`);
const moves = fc.oneof(
  fc.constant((outline: Outline) => wentOn(outline)),
  node.map((id) => (outline: Outline) => wentTo(outline, id)),
  node.map((id) => (outline: Outline) => skipped(outline, id)),
  node.map((id) => (outline: Outline) => told(outline, id, telling)),
  node.map((id) => (outline: Outline) => withQuizResult(outline, id, { right: 1, asked: 2 })),
  wanted.map((layers) => (outline: Outline) => {
    const free = Math.max(20, ...outline.layers.map(({ id }) => Number(id.slice(1)))) + 1;
    return arranged(outline, layers, free);
  }),
);

test("whatever moves are made: at most one layer is here, ids stay apart, and it all survives a trip through JSON", () => {
  fc.assert(
    fc.property(fc.array(moves, { maxLength: 30 }), (made) => {
      const end = made.reduce((outline, move) => move(outline), path());
      expect(end.layers.filter(({ state }) => state === "here").length).toBeLessThanOrEqual(1);
      expect(new Set(end.layers.map(({ id }) => id)).size).toBe(end.layers.length);
      expect(outlineSchema.parse(JSON.parse(JSON.stringify(end)))).toEqual(end);
    }),
  );
});

test("arranging never changes the state of a layer that was read, and always leaves a layer here while one waits", () => {
  fc.assert(
    fc.property(fc.array(moves, { maxLength: 12 }), wanted, (made, layers) => {
      const before = made.reduce((outline, move) => move(outline), path());
      const after = arranged(before, layers, 1000);
      for (const layer of after.layers) {
        const old = before.layers.find(({ id }) => id === layer.id);
        if (old && old.state !== "later") expect(layer.state).toBe(old.state);
      }
      const waits = after.layers.some(({ state }) => state === "later");
      expect(hereOn(after) !== undefined || !waits).toBe(true);
    }),
  );
});
