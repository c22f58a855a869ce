import { describe, expect, test } from "vitest";
import { openTurns } from "../../../server/sandbox/turns.ts";

describe("the line before the sandbox", () => {
  test("lets so many in at once, and the others in the order they came", async () => {
    const turns = openTurns(2);
    const came: string[] = [];
    const giveBack = [await turns.take(), await turns.take()];
    const waiting = ["first", "second"].map(async (name) => {
      const done = await turns.take();
      came.push(name);
      return done;
    });
    expect(came).toEqual([]);
    giveBack[0]?.();
    const first = await waiting[0];
    expect(came).toEqual(["first"]);
    first?.();
    await waiting[1];
    expect(came).toEqual(["first", "second"]);
  });

  test("is left by who gives up, and its place goes to the next", async () => {
    const turns = openTurns(1);
    const giveBack = await turns.take();
    const aborter = new AbortController();
    const given = turns.take(aborter.signal);
    const next = turns.take();
    aborter.abort(new Error("no more"));
    await expect(given).rejects.toThrow("no more");
    giveBack();
    (await next)();
    expect(turns.taken()).toBe(0);
  });

  test("is not entered by who has given up already", async () => {
    const turns = openTurns(1);
    await expect(turns.take(AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
    expect(turns.taken()).toBe(0);
  });

  test("counts a place that is given back twice once", async () => {
    const turns = openTurns(1);
    const giveBack = await turns.take();
    giveBack();
    giveBack();
    await turns.take();
    expect(turns.taken()).toBe(1);
  });
});
