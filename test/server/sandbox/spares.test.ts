import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { sandboxLimits } from "../../../server/sandbox/limits.ts";
import type { SandboxProcess } from "../../../server/sandbox/sandbox-process.ts";
import { openSpares } from "../../../server/sandbox/spares.ts";

/** Processes that are ready at once and remember that they were ended. */
function started() {
  const all: { ended: boolean }[] = [];
  const spares = openSpares(async () => {
    const state = { ended: false };
    all.push(state);
    const child: SandboxProcess = {
      ready: Promise.resolve(),
      run: () => Promise.reject(new Error("nothing is run here")),
      isOver: () => state.ended,
      kill: async () => {
        state.ended = true;
      },
    };
    return child;
  });
  return { all, spares };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the process that waits ready", () => {
  test("is one, however often it is asked for, and is taken by the next run", async () => {
    const { all, spares } = started();
    spares.warm("python");
    spares.warm("python");
    await spares.take("python");
    expect(all).toEqual([{ ended: false }]);
  });
  test("is one of its language", async () => {
    const { all, spares } = started();
    spares.warm("python");
    await spares.take("javascript");
    expect(all).toHaveLength(2);
  });
  test("that died meanwhile is replaced", async () => {
    const { all, spares } = started();
    spares.warm("python");
    await vi.advanceTimersByTimeAsync(1);
    if (all[0]) all[0].ended = true;
    const taken = await spares.take("python");
    expect([taken.isOver(), all.length]).toEqual([false, 2]);
  });
  test("is dropped when nobody asks for it", async () => {
    const { all, spares } = started();
    spares.warm("python");
    await vi.advanceTimersByTimeAsync(sandboxLimits.idleMs - 1);
    expect(all).toEqual([{ ended: false }]);
    await vi.advanceTimersByTimeAsync(1);
    expect(all).toEqual([{ ended: true }]);
  });
  test("ends with the server, and none is started after", async () => {
    const { all, spares } = started();
    spares.warm("python");
    await spares[Symbol.asyncDispose]();
    spares.warm("python");
    expect(all).toEqual([{ ended: true }]);
  });
  test("that cannot be started is told to who wants it", async () => {
    const spares = openSpares(() => Promise.reject(new Error("no room")));
    spares.warm("python");
    await expect(spares.take("python")).rejects.toThrow("no room");
  });
});
