import { expect, test } from "vitest";
import { keepCard, keptCard } from "../../../../../client/outputs/guide/cards/kept-cards.ts";
import type { TaskCard } from "../../../../../pipelines/engine/guide/card.ts";

const list: TaskCard = { kind: "checklist", title: "Norway", items: [{ text: "Hat", group: "", done: true }] };

function storageOf(entries: readonly (readonly [string, string])[] = []) {
  const map = new Map(entries);
  return {
    map,
    get length() {
      return map.size;
    },
    key: (at: number) => [...map.keys()][at] ?? null,
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  };
}

test("what was made of a card is there again, also a cleared list", () => {
  const storage = storageOf();
  keepCard(storage, "m1", { card: list, servings: null });
  expect(keptCard(storage, "m1", "checklist")).toEqual({ card: list, servings: null });
  const cleared = { ...list, items: [] };
  keepCard(storage, "m1", { card: cleared, servings: null });
  expect(keptCard(storage, "m1", "checklist")?.card).toEqual(cleared);
  keepCard(storage, "m1", null);
  expect(keptCard(storage, "m1", "checklist")).toBeNull();
});

test("another kind, another message, or anything else in the storage is nothing", () => {
  const storage = storageOf([
    ["facet.card.broken", "{"],
    ["facet.card.number", "7"],
    ["facet.card.poem", '{"card":{"kind":"poem"}}'],
  ]);
  keepCard(storage, "m1", { card: list, servings: null });
  expect(keptCard(storage, "m1", "plan")).toBeNull();
  for (const id of ["m2", "broken", "number", "poem"]) expect(keptCard(storage, id, "checklist")).toBeNull();
});

test("the cards touched last stay, and nothing else in the storage is dropped", () => {
  const old = Array.from({ length: 150 }, (_, at) => [`facet.card.${at}`, JSON.stringify({ card: list, at })] as const);
  const storage = storageOf([["facet.draft.x", "mine"], ...old]);
  keepCard(storage, "new", { card: list, servings: null });
  expect([...storage.map.keys()].filter((key) => key.startsWith("facet.card."))).toHaveLength(100);
  expect(storage.map.has("facet.card.new")).toBe(true);
  expect(storage.map.has("facet.card.0")).toBe(false);
  expect(storage.map.has("facet.card.149")).toBe(true);
  expect(storage.map.get("facet.draft.x")).toBe("mine");
});

test("a full or forbidden storage is no error", () => {
  const full = {
    ...storageOf(),
    setItem: () => {
      throw new Error("full");
    },
  };
  expect(() => keepCard(full, "m1", { card: list, servings: null })).not.toThrow();
  expect(() => keepCard(undefined, "m1", { card: list, servings: 3 })).not.toThrow();
  expect(keptCard(undefined, "m1", "checklist")).toBeNull();
});
