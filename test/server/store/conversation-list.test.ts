import { expect, test } from "vitest";
import { openTestStore } from "../../support/document-rows.ts";
import { answered } from "../../support/told-run.ts";

test("the list comes in pages: pinned first, then by last use, each conversation once", () => {
  const store = openTestStore();
  const ids = Array.from({ length: 25 }, (_, index) => store.conversations.create("local", `c${index}`).conversationId);
  store.conversations.create("ada", "hers");
  for (const index of [3, 20]) store.conversations.pin("local", ids[index] ?? "", true);
  const all = store.conversations.list("local").map((each) => each.title);
  expect(all.slice(0, 3)).toEqual(["c20", "c3", "c24"]);
  expect(all).toHaveLength(25);
  const paged: string[] = [];
  for (let after: string | undefined; ;) {
    const page = store.conversations.list("local", { limit: 7, after });
    paged.push(...page.map((each) => each.title));
    if (page.length < 7) break;
    after = page.at(-1)?.conversationId;
  }
  expect(paged).toEqual(all);
  expect(store.conversations.count("local")).toBe(25);
  expect(store.conversations.count("ada")).toBe(1);
});

test("a page goes on after a conversation that was removed meanwhile, and not after one of somebody else", () => {
  const store = openTestStore();
  const [first, second] = ["a", "b", "c"].map((title) => store.conversations.create("local", title).conversationId);
  store.conversations.remove("local", second ?? "");
  const titles = (after = "") => store.conversations.list("local", { limit: 5, after }).map((each) => each.title);
  expect(titles(second)).toEqual(["a"]);
  expect(titles(first)).toEqual([]);
  expect(() => titles("nowhere")).toThrow("not-found");
  expect(() => store.conversations.list("ada", { limit: 5, after: first })).toThrow("not-found");
});

test("a title a person gave stays; any other gives way to a better one", async () => {
  const store = openTestStore();
  const { conversationId } = await answered(store, "how does a heat pump work", "It moves heat.");
  expect(store.conversations.suggestTitle("local", conversationId, "Heat pumps")).toBe(true);
  expect(store.conversations.suggestTitle("local", conversationId, "Heat pumps, explained")).toBe(true);
  store.conversations.rename("local", conversationId, "My house");
  expect(store.conversations.suggestTitle("local", conversationId, "Heat")).toBe(false);
  expect(store.conversations.get("local", conversationId).title).toBe("My house");
  const named = store.conversations.create("local", "Mine").conversationId;
  expect(store.conversations.suggestTitle("local", named, "Yours")).toBe(false);
  expect(() => store.conversations.suggestTitle("ada", conversationId, "x")).toThrow("not-found");
});
