import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openProgress } from "../../../server/documents/ingest-progress.ts";
import type { Paces } from "../../../server/documents/ingest-progress.ts";
import type { DocumentProgress } from "../../../server/store/document-store.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

function open(total: number, paces: Paces = new Map(), done = 0) {
  const written: DocumentProgress[] = [];
  const store = { setProgress: (_: string, progress: DocumentProgress) => void written.push(progress) };
  return { written, ...openProgress(store, "d", { stage: "parsing", done, total }, paces) };
}

test("the stage is written at once, with no time left as long as none was measured", () => {
  expect(open(10).written).toEqual([{ stage: "parsing", done: 0, total: 10, etaMs: null, error: null }]);
});

test("many small steps are at most four writes a second, and the last one is always written", () => {
  const { written, add } = open(1000);
  for (let step = 0; step < 1000; step += 1) {
    vi.advanceTimersByTime(2);
    add(1);
  }
  expect(written.length).toBeGreaterThanOrEqual(8);
  expect(written.length).toBeLessThanOrEqual(10);
  expect(written.at(-1)).toMatchObject({ done: 1000, total: 1000, etaMs: 0 });
});

test("the time left is what the rest takes at this pace, and what comes after it", () => {
  const { written, add } = open(30);
  vi.advanceTimersByTime(1000);
  add(10, () => 500);
  expect(written.at(-1)).toMatchObject({ done: 10, etaMs: 20 * 100 + 500 });
});

test("the next document knows the pace of the one before", () => {
  const paces: Paces = new Map();
  const first = open(10, paces);
  vi.advanceTimersByTime(1000);
  first.add(10);
  expect(open(50, paces, 20).written[0]).toMatchObject({ done: 20, total: 50, etaMs: 3000 });
});
