// What is to be kept for a time is kept for that time, whatever is done to the system's clock meanwhile.
import { expect, test } from "vitest";
import { openCutoff } from "../../server/cutoff.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** Two clocks of which one can be set, and what of a day's things is old enough at a moment. */
function clocks() {
  let steady = 0;
  let offset = Date.UTC(2026, 0, 31);
  const cutoff = openCutoff({ wall: () => offset + steady, steady: () => steady });
  return {
    pass: (ms: number) => (steady += ms),
    set: (ms: number) => (offset += ms),
    now: () => offset + steady,
    isOld: (at: number, ageMs: number) => at < cutoff(ageMs).getTime(),
  };
}

test("what was deleted a minute before the clock jumped a day forward can still be brought back, for all of its five minutes", () => {
  const { pass, set, now, isOld } = clocks();
  const removed = now();
  pass(minute);
  set(day);
  expect(isOld(removed, 5 * minute)).toBe(false);
  pass(3 * minute);
  expect(isOld(removed, 5 * minute)).toBe(false);
  pass(6 * minute);
  expect(isOld(removed, 5 * minute)).toBe(true);
});

test("what was deleted after the jump goes after its time and not a day later", () => {
  const { pass, set, now, isOld } = clocks();
  set(day);
  expect(isOld(now(), 5 * minute)).toBe(false);
  pass(minute);
  const removed = now();
  pass(4 * minute);
  expect(isOld(removed, 5 * minute)).toBe(false);
  pass(2 * minute);
  expect(isOld(removed, 5 * minute)).toBe(true);
});

test("an upload of the last hours is not old after a jump, nor after two of them", () => {
  const { pass, set, now, isOld } = clocks();
  const uploaded = now();
  for (let jump = 0; jump < 2; jump += 1) {
    pass(60 * minute);
    set(day);
    expect(isOld(uploaded, day)).toBe(false);
  }
  pass(21 * 60 * minute);
  expect(isOld(uploaded, day)).toBe(false);
  pass(5 * 60 * minute);
  expect(isOld(uploaded, day)).toBe(true);
});

test("a clock that is set back keeps things longer, never shorter", () => {
  const { pass, set, now, isOld } = clocks();
  const removed = now();
  set(-60 * minute);
  pass(6 * minute);
  expect(isOld(removed, 5 * minute)).toBe(false);
  pass(60 * minute);
  expect(isOld(removed, 5 * minute)).toBe(true);
});

test("without a jump everything goes at its time", () => {
  const { pass, now, isOld } = clocks();
  const removed = now();
  for (let passed = 1; passed <= 5; passed += 1) {
    pass(minute);
    expect(isOld(removed, 5 * minute)).toBe(false);
  }
  pass(1);
  expect(isOld(removed, 5 * minute)).toBe(true);
});
