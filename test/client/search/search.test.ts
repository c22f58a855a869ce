import { TRPCClientError } from "@trpc/client";
import { createRoot, createSignal } from "solid-js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createSearch } from "../../../client/search/search.ts";
import type { Found } from "../../../client/search/search.ts";
import { conversationRow } from "../../support/conversation-rows.ts";

type Answer = Omit<Found, "query">;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A search over a server that answers when the test says so. */
function open() {
  const asked: { readonly query: string; readonly answer: PromiseWithResolvers<Answer> }[] = [];
  const [online, setOnline] = createSignal(true);
  const { search, dispose } = createRoot((end) => ({
    search: createSearch((query) => {
      const answer = Promise.withResolvers<Answer>();
      asked.push({ query, answer });
      return answer.promise;
    }, online),
    dispose: end,
  }));
  const rest = () => vi.advanceTimersByTimeAsync(150);
  return { search, asked, setOnline, rest, dispose };
}
const found = (title: string): Answer => ({ conversations: [conversationRow(title)], hits: [] });

test("the server is asked when the typing rests, for all that was typed", async () => {
  const { search, asked, rest } = open();
  for (const text of ["h", "he", " heat "]) search.type(text);
  await rest();
  expect(asked.map((each) => each.query)).toEqual(["heat"]);
});

test("an answer to words that are no longer there is not shown", async () => {
  const { search, asked, rest } = open();
  search.type("heat");
  await rest();
  search.type("frost");
  await rest();
  asked[1]?.answer.resolve(found("frost"));
  await rest();
  asked[0]?.answer.resolve(found("heat"));
  await rest();
  expect(search.found()?.query).toBe("frost");
});

test("an emptied field shows nothing, also when an answer comes later", async () => {
  const { search, asked, rest } = open();
  search.type("heat");
  await rest();
  search.type("");
  asked[0]?.answer.resolve(found("heat"));
  await rest();
  expect(search.found()).toBeNull();
  expect(asked.length).toBe(1);
});

test("a server that refuses is said, what was found before stays, and it can be asked again", async () => {
  const { search, asked, rest } = open();
  search.type("heat");
  await rest();
  asked[0]?.answer.resolve(found("heat"));
  search.type("heat p");
  await rest();
  asked[1]?.answer.reject(new Error("broken"));
  await rest();
  expect([search.state(), search.found()?.query]).toEqual(["failed", "heat"]);
  search.again();
  asked[2]?.answer.resolve(found("heat pump"));
  await rest();
  expect([search.state(), search.found()?.query]).toEqual(["found", "heat p"]);
});

test("without a connection it says so", async () => {
  const { search, asked, rest } = open();
  search.type("heat");
  await rest();
  asked[0]?.answer.reject(new TRPCClientError("fetch failed"));
  await rest();
  expect(search.state()).toBe("offline");
});

test("a query longer than the server takes is cut", async () => {
  const { search, asked, rest } = open();
  search.type("x".repeat(500));
  await rest();
  expect(asked[0]?.query.length).toBe(200);
});
