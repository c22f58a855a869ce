import { TRPCClientError } from "@trpc/client";
import { createEffect, createRoot } from "solid-js";
import { expect, test } from "vitest";
import type { Api } from "../../../client/api.ts";
import { createConversationList } from "../../../client/state/conversation-list.ts";
import { conversationRow, conversationRows } from "../../support/conversation-rows.ts";

const one = conversationRow("a", { title: "Before", messageCount: 2 });
const notFound = () => {
  const error = new TRPCClientError<never>("not found");
  Object.assign(error, { data: { facet: { code: "not-found", facts: { what: "conversation" }, kept: [], next: [] } } });
  return Promise.reject(error);
};

/** A list over a server of which only the given calls answer. */
function listOver(calls: { readonly [name: string]: (input: never) => Promise<unknown> }) {
  const refused = () => Promise.reject(new Error("not expected"));
  const call = (name: string) => ({ query: calls[name] ?? refused, mutate: calls[name] ?? refused });
  const names = ["list", "get", "rename", "pin", "remove", "restore"] as const;
  // Only these are called; the rest of the router's type is not needed here.
  const server = Object.fromEntries(names.map((name) => [name, call(name)])) as unknown as Api["conversations"];
  const list = createRoot(() => createConversationList(server));
  list.setFirst({ conversations: [one], total: 1 });
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

test("a name the server refuses takes back nothing else: what came meanwhile stays", async () => {
  const answer = Promise.withResolvers<void>();
  const list = listOver({ rename: () => answer.promise });
  const renamed = list.rename("a", "After");
  list.learn([conversationRow("b", { title: "Begun meanwhile" })]);
  list.tell("a", { messageCount: 4 });
  answer.reject(new Error("away"));
  await renamed;
  expect(list.all().map(({ title, messageCount }) => [title, messageCount])).toEqual(
    expect.arrayContaining([
      ["Before", 4],
      ["Begun meanwhile", 0],
    ]),
  );
});

test("a change that is refused while another stands is taken back also without a connection", async () => {
  const refused = Promise.withResolvers<void>();
  const list = listOver({ pin: () => refused.promise, rename: () => Promise.resolve() });
  const pinned = list.pin("a", true);
  await list.rename("a", "After");
  refused.reject(new Error("away"));
  await pinned;
  expect(list.all().map(({ title, pinned: is }) => [title, is])).toEqual([["After", false]]);
});

test("a list asked for before a change does not undo the change on the page", async () => {
  const old = Promise.withResolvers<unknown>();
  const list = listOver({ list: () => old.promise, pin: () => Promise.resolve() });
  const refreshed = list.refresh();
  await list.pin("a", true);
  old.resolve({ conversations: [one], total: 1, cursor: 0 });
  await refreshed;
  expect(list.all()[0]?.pinned).toBe(true);
});

test("a list that cannot be had, as while the server is away, leaves the one that is shown and breaks nothing", async () => {
  const list = listOver({ list: () => Promise.reject(new Error("Unexpected token 'b', \"busy\" is not valid JSON")) });
  await list.refresh();
  expect(list.all()).toEqual([one]);
  expect(list.failure()).toBeNull();
});

test("a deleted conversation says how many messages went, and can be brought back to its place", async () => {
  const newer = conversationRow("b", { updatedAt: "2026-02-01T00:00:00.000Z" });
  const list = listOver({ remove: () => Promise.resolve({ messages: 7 }), restore: () => Promise.resolve() });
  list.setFirst({ conversations: [newer, one], total: 2 });
  const removed = await list.remove("b");
  expect(removed?.messages).toBe(7);
  expect([list.all().map((each) => each.conversationId), list.total()]).toEqual([["a"], 1]);
  if (removed) await list.restore(removed.conversation);
  expect([list.all().map((each) => each.conversationId), list.total()]).toEqual([["b", "a"], 2]);
});

test("a deletion the server refuses leaves the conversation and offers no undo", async () => {
  const list = listOver({ remove: () => Promise.reject(new Error("away")) });
  expect(await list.remove("a")).toBeNull();
  expect(list.all()).toEqual([one]);
});

test("the next page is asked for once, after the last one listed, and nothing is asked at the end", async () => {
  const all = conversationRows(130);
  const asked: unknown[] = [];
  const list = listOver({
    list: (input) => {
      asked.push(input);
      return Promise.resolve({ conversations: all.slice(100), total: 130, cursor: 0 });
    },
  });
  list.setFirst({ conversations: all.slice(0, 100), total: 130 });
  await Promise.all([list.more(), list.more()]);
  await list.more();
  expect(asked).toEqual([{ limit: 500, after: "c99" }]);
  expect([list.listed().length, list.total(), list.hasMore()]).toEqual([130, 130, false]);
});

test("a page that does not come says so, and comes when it is asked for again", async () => {
  const all = conversationRows(130);
  const answers = [
    () => Promise.reject(new Error("away")),
    () => Promise.resolve({ conversations: all.slice(100), total: 130, cursor: 0 }),
  ];
  const list = listOver({ list: () => (answers.shift() ?? notFound)() });
  list.setFirst({ conversations: all.slice(0, 100), total: 130 });
  await list.more();
  expect([list.moreFailed(), list.listed().length]).toEqual([true, 100]);
  await list.more();
  expect([list.moreFailed(), list.listed().length]).toEqual([false, 130]);
});

test("where the last one listed was deleted elsewhere, the list goes on from the one before", async () => {
  const all = conversationRows(130);
  const left = all.filter((each) => each.conversationId !== "c99");
  const list = listOver({
    list: ({ after }: { readonly after?: string }) =>
      after === "c99"
        ? notFound()
        : Promise.resolve({
            conversations: after === undefined ? left.slice(0, 100) : left.slice(100),
            total: 129,
            cursor: 0,
          }),
  });
  list.setFirst({ conversations: all.slice(0, 100), total: 130 });
  await list.more();
  await list.more();
  expect(list.listed().map((each) => each.conversationId)).toEqual(left.map((each) => each.conversationId));
});

test("a title the server made stands in its row without another question", () => {
  const list = listOver({});
  list.tell("a", { title: "Pumps and frost" });
  expect(list.all()[0]?.title).toBe("Pumps and frost");
});

test("what a search finds does not count as a change of how many there are", () => {
  const list = listOver({});
  const counts = createRoot(() => {
    const seen: number[] = [];
    createEffect(() => seen.push(list.total()));
    return seen;
  });
  list.learn([conversationRow("far")]);
  list.learn([conversationRow("further")]);
  expect(counts).toEqual([1]);
});

test("one that is on no page yet is found by its id; one that was never there is gone; no answer says neither", async () => {
  const far = conversationRow("far");
  const list = listOver({
    get: ({ conversationId }: { readonly conversationId: string }) =>
      conversationId === "far" ? Promise.resolve({ conversation: far }) : notFound(),
  });
  expect(await list.find("far")).toEqual(far);
  expect(list.all()).toContainEqual(far);
  expect(list.listed()).not.toContainEqual(far);
  expect(await list.find("never")).toBe("gone");
  expect(await listOver({}).find("far")).toBe("unknown");
});

test("what was renamed or deleted elsewhere is so here too, however far down it stands; of others nothing is asked", async () => {
  const all = conversationRows(130);
  const asked: string[] = [];
  const list = listOver({
    list: () => Promise.resolve({ conversations: all.slice(100), total: 130, cursor: 0 }),
    get: ({ conversationId }: { readonly conversationId: string }) => {
      asked.push(conversationId);
      const [renamed] = all.slice(110, 111);
      return conversationId === "c110" ? Promise.resolve({ conversation: { ...renamed, title: "After" } }) : notFound();
    },
  });
  list.setFirst({ conversations: all.slice(0, 100), total: 130 });
  await list.more();
  for (const id of ["c110", "c120", "c3", "never seen"]) await list.lookAt(id);
  expect(asked).toEqual(["c110", "c120"]);
  const ids = list.listed().map((each) => each.conversationId);
  expect(ids).toEqual(all.map((each) => each.conversationId).filter((id) => id !== "c120"));
  expect(list.listed().find((each) => each.conversationId === "c110")?.title).toBe("After");
});
