import { expect, test } from "vitest";
import { inTurns } from "../../../client/markdown/in-turns.ts";

/** Keeps the page busy for longer than a turn may take. */
function work(): void {
  for (const until = performance.now() + 10; performance.now() < until;);
}

test("what the page has to do meanwhile is done between the pieces of long work, which come in their order", async () => {
  const done: string[] = [];
  const pieces = ["first", "second", "third"];
  const page = (name: string) => setTimeout(() => done.push(name));
  page("a click");
  inTurns(() => {
    work();
    done.push(pieces.shift() ?? "");
    page("a frame");
    return pieces.length > 0;
  });
  expect(done).toEqual(["first"]);
  await expect.poll(() => done).toEqual(["first", "a click", "a frame", "second", "a frame", "third", "a frame"]);
});

test("work that is left undone goes no further", async () => {
  let pieces = 0;
  const leave = inTurns(() => {
    work();
    pieces += 1;
    return true;
  });
  leave();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(pieces).toBe(1);
});
