import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  listedOf,
  nextPageSize,
  nothingKnown,
  pageSize,
  withBack,
  withBeside,
  withChange,
  withFirstPage,
  withNextPage,
  without,
} from "../../../client/state/conversation-pages.ts";
import type { Known } from "../../../client/state/conversation-pages.ts";
import type { Conversation } from "../../../server/api.ts";
import { conversationRow, conversationRows } from "../../support/conversation-rows.ts";

const ids = (conversations: readonly Conversation[]) => conversations.map((each) => each.conversationId);
/** The list as the server would page through it. */
function server(all: readonly Conversation[]) {
  const sorted = all.toSorted((a, b) => Number(b.pinned) - Number(a.pinned) || b.updatedAt.localeCompare(a.updatedAt));
  const page = (from: number, size: number) => ({ conversations: sorted.slice(from, from + size), total: all.length });
  return {
    sorted,
    first: () => page(0, pageSize),
    after: (id: string) => page(ids(sorted).indexOf(id) + 1, nextPageSize),
  };
}
const firstOf = (all: readonly Conversation[]) => withFirstPage(nothingKnown, server(all).first());
const nextOf = (known: Known, all: readonly Conversation[]) =>
  withNextPage(known, server(all).after(listedOf(known).at(-1)?.conversationId ?? ""));

test("page after page the whole list is known, in the server's order, and then it is at its end", () => {
  const all = [...conversationRows(999), conversationRow("kept", { pinned: true })];
  let known = firstOf(all);
  expect([known.isAtEnd, listedOf(known).length]).toEqual([false, 100]);
  known = nextOf(nextOf(known, all), all);
  expect(ids(listedOf(known))).toEqual(ids(server(all).sorted));
  expect(known.isAtEnd).toBe(true);
});

test("what comes after the first page is kept when only that is asked for again", () => {
  const all = conversationRows(650);
  const known = nextOf(firstOf(all), all);
  const touched = conversationRow("c150", { updatedAt: "2026-06-02T00:00:00.000Z" });
  const now = [touched, ...all.filter((each) => each.conversationId !== "c150")];
  const refreshed = withFirstPage(known, server(now).first());
  expect(ids(listedOf(refreshed))).toEqual(ids(server(now).sorted).slice(0, 600));
});

describe("what is no longer true after a refresh", () => {
  test("a conversation deleted elsewhere is gone", () => {
    const all = conversationRows(150);
    const now = all.filter((each) => each.conversationId !== "c3");
    expect(ids(listedOf(withFirstPage(nextOf(firstOf(all), all), server(now).first())))).not.toContain("c3");
  });
  test("where more is new than a page holds, the list begins anew instead of showing a gap as if it were none", () => {
    const all = conversationRows(120);
    const fresh = conversationRows(130, 1000, Date.parse("2026-09-01T00:00:00.000Z"));
    const known = withFirstPage(nextOf(firstOf(all), all), server([...fresh, ...all]).first());
    expect(ids(listedOf(known))).toEqual(ids(fresh.slice(0, 100)));
    expect(known.isAtEnd).toBe(false);
    expect(known.conversations.length).toBe(220);
  });
  test("a pinned one does not hide such a gap", () => {
    const kept = conversationRow("kept", { pinned: true });
    const all = [kept, ...conversationRows(120)];
    const fresh = conversationRows(130, 1000, Date.parse("2026-09-01T00:00:00.000Z"));
    const known = withFirstPage(firstOf(all), server([...fresh, ...all]).first());
    expect(ids(listedOf(known))).toEqual(ids([kept, ...fresh.slice(0, 99)]));
  });
});

test("one that a search found is known but not listed, until its page comes", () => {
  const all = conversationRows(250);
  const far = all[180] ?? conversationRow("");
  const known = withBeside(firstOf(all), [far]);
  expect(ids(known.conversations)).toContain("c180");
  expect(ids(listedOf(known))).not.toContain("c180");
  expect(ids(listedOf(nextOf(known, all)))).toEqual(ids(all));
});

test("a pin moves to the top and back to its day", () => {
  const known = firstOf(conversationRows(5));
  const pinned = withChange(known, "c3", { pinned: true });
  expect(ids(pinned.conversations)).toEqual(["c3", "c0", "c1", "c2", "c4"]);
  expect(withChange(pinned, "c3", { pinned: false }).conversations).toEqual(known.conversations);
});

test("what was deleted comes back to its place, and into the list only where its neighbours are known", () => {
  const all = conversationRows(250);
  const known = firstOf(all);
  const near = all[50] ?? conversationRow("");
  const far = all[200] ?? conversationRow("");
  expect(withBack(without(known, "c50"), near)).toEqual(known);
  const back = withBack(without(withBeside(known, [far]), "c200"), far);
  expect(ids(listedOf(back))).toEqual(ids(all.slice(0, 100)));
  expect(ids(back.conversations)).toContain("c200");
});

test("whatever happens elsewhere between the pages, paging to the end lists every conversation once, in order", () => {
  const changes = fc.array(fc.record({ touch: fc.nat(299), pin: fc.boolean() }), { maxLength: 6 });
  fc.assert(
    fc.property(fc.array(changes, { minLength: 3, maxLength: 3 }), (between) => {
      let all = conversationRows(300);
      let known = firstOf(all);
      let clock = Date.parse("2026-07-01T00:00:00.000Z");
      for (const some of between) {
        for (const { touch, pin } of some) {
          clock += 1000;
          all = all.map((each) =>
            each.conversationId === `c${touch}`
              ? { ...each, pinned: pin, updatedAt: new Date(clock).toISOString() }
              : each,
          );
        }
        known = withFirstPage(known, server(all).first());
        known = nextOf(known, all);
      }
      for (let page = 0; page < 4 && !known.isAtEnd; page += 1) known = nextOf(known, all);
      const listed = ids(listedOf(known));
      expect(new Set(listed).size).toBe(listed.length);
      expect(known.isAtEnd).toBe(true);
      expect(listed).toEqual(ids(server(all).sorted));
    }),
    { numRuns: 60 },
  );
});
