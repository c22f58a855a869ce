import { expect, test } from "vitest";
import { createFirstInLine } from "../../../client/conversation/first-in-line.ts";

function open() {
  const clock = { ms: 0 };
  return { clock, ...createFirstInLine(() => clock.ms) };
}

test("an answer that follows none can be stopped at once", () => {
  const { clock, follow, isSeen } = open();
  follow("first");
  expect(isSeen()).toBe(true);
  clock.ms += 5000;
  follow(undefined);
  follow("second");
  expect(isSeen()).toBe(true);
});

test("the next one in line cannot be stopped in the same moment as the one before it, and can a second later", () => {
  const { clock, follow, isSeen } = open();
  follow("first");
  clock.ms += 5000;
  follow("second");
  expect(isSeen()).toBe(false);
  clock.ms += 400;
  follow("second");
  clock.ms += 400;
  expect(isSeen()).toBe(false);
  clock.ms += 200;
  expect(isSeen()).toBe(true);
});
