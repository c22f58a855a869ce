import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followRuns, openWithin, retryDelays } from "../../../client/state/follow-runs.ts";
import type { Connection, OpenStream } from "../../../client/state/follow-runs.ts";
import type { LoggedEvent } from "../../../pipelines/engine/events.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const logged = (seq: number): LoggedEvent => ({
  runId: "run",
  seq,
  at: new Date(seq).toISOString(),
  event: { type: "text-delta", field: "answer", text: String(seq) },
});

/** Follows over streams that the test opens, feeds and cuts by hand. */
function followed(after = 10) {
  const streams: { readonly after: number; readonly on: Parameters<OpenStream>[1]; ended: boolean }[] = [];
  const seen: number[] = [];
  const states: Connection["state"][] = [];
  const changes: (string | null)[] = [];
  const documents: (readonly string[] | null)[] = [];
  const follow = followRuns({
    after,
    open: (from, on) => {
      const stream = { after: from, on, ended: false };
      streams.push(stream);
      return { end: () => (stream.ended = true) };
    },
    onEvent: ({ seq }) => seen.push(seq),
    onChange: (conversationId) => changes.push(conversationId),
    onDocuments: (documentIds) => documents.push(documentIds),
    onConnection: ({ state }) => states.push(state),
  });
  const last = () => streams.at(-1)!;
  return { follow, streams, seen, states, changes, documents, last };
}

test("after a cut it goes on behind the last event seen, with none twice and none left out", () => {
  const { streams, seen, last } = followed();
  last().on.open();
  last().on.event(logged(11));
  last().on.event(logged(12));
  last().on.lost();
  vi.advanceTimersByTime(retryDelays[0]);
  expect(streams.map((each) => each.after)).toEqual([10, 12]);
  last().on.open();
  for (const seq of [12, 13]) last().on.event(logged(seq));
  expect(seen).toEqual([11, 12, 13]);
});

test("a stream that was given up says nothing more", () => {
  const { streams, seen, last } = followed();
  last().on.open();
  last().on.lost();
  streams[0]!.on.event(logged(11));
  streams[0]!.on.lost();
  vi.advanceTimersByTime(retryDelays[0]);
  expect(seen).toEqual([]);
  expect(streams).toHaveLength(2);
  expect(streams[0]!.ended).toBe(true);
});

test("after a cut any document may have been changed, and nothing of them is told by a stream that was given up", () => {
  const { streams, documents, last } = followed();
  last().on.open();
  last().on.documents(["a"]);
  last().on.lost();
  streams[0]!.on.documents(["b"]);
  vi.advanceTimersByTime(retryDelays[0]);
  last().on.open();
  last().on.documents(["c", "d"]);
  expect(documents).toEqual([["a"], null, ["c", "d"]]);
});

test("after a cut any conversation may have been changed, and nothing that was changed is told by a stream that was given up", () => {
  const { streams, changes, last } = followed();
  last().on.open();
  last().on.changed("a");
  expect(changes).toEqual(["a"]);
  last().on.lost();
  streams[0]!.on.changed("b");
  vi.advanceTimersByTime(retryDelays[0]);
  expect(changes).toEqual(["a"]);
  last().on.open();
  last().on.changed("c");
  expect(changes).toEqual(["a", null, "c"]);
});

test("what could not be had before the first stream was open is asked for once it is", () => {
  const { changes, last } = followed();
  last().on.lost();
  vi.advanceTimersByTime(retryDelays[0]);
  last().on.open();
  expect(changes).toEqual([null]);
});

test("a short cut is not shown; a second failure is, until the server is back", () => {
  const { states, last } = followed();
  last().on.open();
  last().on.lost();
  vi.advanceTimersByTime(retryDelays[0]);
  expect(states).not.toContain("away");
  last().on.lost();
  expect(states.at(-1)).toBe("away");
  vi.advanceTimersByTime(retryDelays[1]);
  expect(states.at(-1)).toBe("away");
  last().on.open();
  expect(states.at(-1)).toBe("live");
});

test("a server that takes the connection and says nothing counts as lost", () => {
  const { streams } = followed();
  vi.advanceTimersByTime(openWithin + retryDelays[0]);
  expect(streams).toHaveLength(2);
});

test("it never stops trying, ever more seldom", () => {
  const { streams, last } = followed();
  for (let round = 0; round < 20; round += 1) {
    last().on.lost();
    vi.advanceTimersByTime(retryDelays[Math.min(round, retryDelays.length - 1)]!);
  }
  expect(streams).toHaveLength(21);
});

test("“try now” does not wait, and leaves no second attempt behind", () => {
  const { follow, streams, last } = followed();
  last().on.lost();
  vi.advanceTimersByTime(retryDelays[0]);
  last().on.lost();
  follow.tryNow();
  expect(streams).toHaveLength(3);
  last().on.open();
  vi.advanceTimersByTime(60_000);
  expect(streams).toHaveLength(3);
});

test("a stream lost while it is being opened is ended and tried again", () => {
  const ends: boolean[] = [];
  let opened = 0;
  const follow = followRuns({
    after: 0,
    open: (_, on) => {
      opened += 1;
      on.lost();
      return { end: () => ends.push(true) };
    },
    onEvent: () => undefined,
    onConnection: () => undefined,
  });
  vi.advanceTimersByTime(retryDelays[0]);
  expect(opened).toBe(2);
  expect(ends.length).toBe(2);
  follow.end();
});

test("after its end it is silent for good", () => {
  const { follow, streams, seen, last } = followed();
  last().on.open();
  follow.end();
  last().on.event(logged(11));
  last().on.lost();
  vi.advanceTimersByTime(60_000);
  expect(seen).toEqual([]);
  expect(streams).toHaveLength(1);
});
