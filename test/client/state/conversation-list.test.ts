import { createRoot } from "solid-js";
import { expect, test } from "vitest";
import type { Api } from "../../../client/api.ts";
import { createConversationList } from "../../../client/state/conversation-list.ts";
import type { Conversation } from "../../../server/api.ts";

const one: Conversation = {
  conversationId: "a",
  title: "Before",
  pinned: false,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  personas: [],
  messageCount: 2,
  active: false,
};

/** A list over a server of which only the given calls answer. */
function listOver(calls: { readonly [name: string]: () => Promise<unknown> }) {
  const refused = () => Promise.reject(new Error("not expected"));
  const call = (name: string) => ({ query: calls[name] ?? refused, mutate: calls[name] ?? refused });
  const names = ["list", "rename", "pin", "remove", "restore"] as const;
  // Only these five are called; the rest of the router's type is not needed here.
  const server = Object.fromEntries(names.map((name) => [name, call(name)])) as unknown as Api["conversations"];
  const list = createRoot(() => createConversationList(server));
  list.set([one]);
  return list;
}

test("a new name stands at once, before the server has answered", async () => {
  const answer = Promise.withResolvers<void>();
  const list = listOver({ rename: () => answer.promise });
  const renamed = list.rename("a", "After");
  expect(list.all()[0]?.title).toBe("After");
  answer.resolve();
  await renamed;
  expect(list.failure()).toBeNull();
});

test("a name the server refuses is taken back, and the failure is told", async () => {
  const list = listOver({ rename: () => Promise.reject(new Error("away")) });
  await list.rename("a", "After");
  expect(list.all()[0]?.title).toBe("Before");
  expect(list.failure()).not.toBeNull();
});

test("a list asked for before a change does not undo the change on the page", async () => {
  const old = Promise.withResolvers<unknown>();
  const list = listOver({ list: () => old.promise, pin: () => Promise.resolve() });
  const refreshed = list.refresh();
  await list.pin("a", true);
  old.resolve({ conversations: [one], cursor: 0 });
  await refreshed;
  expect(list.all()[0]?.pinned).toBe(true);
});

test("a list that cannot be had, as while the server is away, leaves the one that is shown and breaks nothing", async () => {
  const list = listOver({ list: () => Promise.reject(new Error("Unexpected token 'b', \"busy\" is not valid JSON")) });
  await list.refresh();
  expect(list.all()).toEqual([one]);
  expect(list.failure()).toBeNull();
});

test("a deleted conversation can be brought back to its place", async () => {
  const newer = { ...one, conversationId: "b", updatedAt: "2026-02-01T00:00:00.000Z" };
  const list = listOver({ remove: () => Promise.resolve(), restore: () => Promise.resolve() });
  list.set([newer, one]);
  const removed = await list.remove("b");
  expect(list.all().map((each) => each.conversationId)).toEqual(["a"]);
  if (removed) await list.restore(removed);
  expect(list.all().map((each) => each.conversationId)).toEqual(["b", "a"]);
});

test("a deletion the server refuses leaves the conversation and offers no undo", async () => {
  const list = listOver({ remove: () => Promise.reject(new Error("away")) });
  expect(await list.remove("a")).toBeNull();
  expect(list.all()).toEqual([one]);
});
