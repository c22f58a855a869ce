import { expect, test } from "vitest";
import type { DraftStorage } from "../../../client/conversation/drafts.ts";
import { createKeptLists } from "../../../client/images/kept-lists.ts";

function storage(text?: string): DraftStorage {
  let held: string | null = text ?? null;
  return { getItem: () => held, setItem: (_, value) => void (held = value), removeItem: () => void (held = null) };
}

test("pictures of a message are there after a reload, in their order, each conversation with its own", () => {
  const kept = storage();
  const lists = createKeptLists(kept);
  lists.set(null, ["b", "a", "b"]);
  lists.set("c1", ["x"]);
  const again = createKeptLists(kept);
  expect(again.of(null)).toEqual(["b", "a"]);
  expect(again.of("c1")).toEqual(["x"]);
  expect(again.of("c2")).toEqual([]);
});

test("a conversation that begins takes the pictures of the new one with it", () => {
  const lists = createKeptLists(storage());
  lists.set(null, ["a"]);
  lists.adopt("c1");
  expect([lists.of(null), lists.of("c1")]).toEqual([[], ["a"]]);
});

test("pictures that have gone out are gone wherever they were, and the rest stays", () => {
  const lists = createKeptLists(storage());
  lists.set(null, ["a", "b"]);
  lists.set("c1", ["c"]);
  lists.drop(["a", "c"]);
  expect([lists.of(null), lists.of("c1")]).toEqual([["b"], []]);
});

test.each(["", "[", "null", "3", '{"new": "a"}', '{"new": [1]}'])("a storage that holds %j holds none", (text) => {
  expect(createKeptLists(storage(text)).of(null)).toEqual([]);
});

test("without storage they live as long as the page", () => {
  const lists = createKeptLists(undefined);
  lists.set(null, ["a"]);
  expect(lists.of(null)).toEqual(["a"]);
});
