import { expect, test } from "vitest";
import { testSeed, withSeed } from "../bench/seed.ts";
import { moments, stopOften } from "../bench/stop.ts";

test("a stop keeps exactly the words that were shown, ends the model's call and frees its slot, whenever it comes", async () => {
  const stops = await stopOften(testSeed, 2);
  expect(stops.map(({ moment }) => moment)).toEqual([...moments, ...moments]);
  for (const { moment, shown, saved, status, slotFreed, abortedAfter, callsLeftOpen } of stops) {
    const aborted = abortedAfter !== null;
    expect({ moment, saved, status, slotFreed, callsLeftOpen, aborted }, withSeed).toEqual({
      moment,
      saved: shown,
      status: "stopped",
      slotFreed: true,
      callsLeftOpen: 0,
      aborted: moment !== "in the queue",
    });
    expect(shown !== "", `${moment}, ${withSeed}`).toBe(moment === "in the middle" || moment === "after a resume");
  }
});
