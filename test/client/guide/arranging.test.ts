import fc from "fast-check";
import { expect, test } from "vitest";
import {
  arrangedOf,
  arrangementOf,
  longestTitle,
  mostArranged,
  moved,
  problemOf,
  retitled,
  withNew,
  without,
} from "../../../client/guide/arranging.ts";
import { arrangedLayers } from "../../../pipelines/engine/guide/schemas.ts";
import { heatPath } from "../../support/told-path.ts";

const rows = arrangementOf(heatPath(2).layers);
const ids = (of: typeof rows) => of.map(({ id }) => id ?? "new");

test("layers move up and down, and not beyond the ends", () => {
  expect(ids(moved(rows, 1, -1))).toEqual(["l2", "l1", "l3", "l4", "l5", "l6"]);
  expect(ids(moved(rows, 0, 1))).toEqual(["l2", "l1", "l3", "l4", "l5", "l6"]);
  expect(moved(rows, 0, -1)).toBe(rows);
  expect(moved(rows, 5, 1)).toBe(rows);
  expect(moved(rows, 99, 1)).toBe(rows);
});

test("a title is changed, a layer taken away, a new one added at the end without an id", () => {
  const changed = withNew(without(retitled(rows, 0, " Warmth "), 1));
  expect(arrangedOf(retitled(changed, changed.at(-1)?.key ?? -1, "Costs"))).toEqual([
    { id: "l1", title: "Warmth" },
    ...heatPath(2)
      .layers.slice(2)
      .map(({ id, title }) => ({ id, title })),
    { title: "Costs" },
  ]);
});

test("an empty title is found, and so is a path without layers", () => {
  expect(problemOf(rows)).toBeUndefined();
  expect(problemOf(retitled(rows, 3, "  "))).toEqual({ kind: "empty", key: 3 });
  expect(problemOf([])).toEqual({ kind: "none" });
});

test("whatever is moved, added and taken away, the Guide takes what has no problem", () => {
  const change = fc.oneof(
    fc.tuple(fc.constant("move" as const), fc.nat(20), fc.constantFrom(1 as const, -1 as const)),
    fc.tuple(fc.constant("title" as const), fc.nat(20), fc.string({ maxLength: longestTitle })),
    fc.tuple(fc.constant("add" as const)),
    fc.tuple(fc.constant("remove" as const), fc.nat(20)),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const last = changes.reduce((now, [what, key = 0, value]) => {
        if (what === "move") return moved(now, key, value as 1 | -1);
        if (what === "title") return retitled(now, key, value as string);
        return what === "add" ? withNew(now) : without(now, key);
      }, rows);
      expect(last.length).toBeLessThanOrEqual(mostArranged);
      expect(new Set(last.map(({ key }) => key)).size).toBe(last.length);
      if (!problemOf(last)) expect(arrangedLayers.safeParse(arrangedOf(last)).success).toBe(true);
    }),
  );
});
