import { expect, test, vi } from "vitest";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { openPatience } from "../../../pipelines/engine/patience.ts";

const refused = new FacetError("model-unreachable", { model: "m", reason: "connection-refused" });
const busy = new FacetError("rate-limited", { seconds: 5 });
const eight = Array.from({ length: 8 });
/** Milliseconds: Node fires a timer up to one early by the clock of `performance`. */
const timerEarly = 1;

test.each([
  ["a server that starts again", refused, 1],
  ["a server with too many requests", busy, 5],
])("eight calls beside each other wait for %s together: it is one try", (_what, error, seconds) => {
  const patience = openPatience();
  expect(eight.map(() => patience.before(error)?.seconds)).toEqual(eight.map(() => seconds));
});

test("a call that fails after the pause waits longer, and at last no more", ({ onTestFinished }) => {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const patience = openPatience();
  const seconds = [1, 2, 4].map((pause) => {
    const waits = patience.before(refused)?.seconds;
    vi.advanceTimersByTime(pause * 1000 - timerEarly);
    return waits;
  });
  expect(seconds).toEqual([1, 2, 4]);
  expect(patience.before(refused)).toBeNull();
  patience.regained();
  expect(patience.before(refused)?.seconds).toBe(1);
});
