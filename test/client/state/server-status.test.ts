import { createRoot } from "solid-js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createServerStatus } from "../../../client/state/server-status.ts";
import type { SystemStatus } from "../../../server/api.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { visibilityState: "visible", addEventListener: () => {}, removeEventListener: () => {} });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const statusOf = (state: string) =>
  ({ models: [{ state }], vectors: { state: "ready" }, storage: { state: "ok" } }) as unknown as SystemStatus;

test("a slow answer is waited for, so that none comes out of its order", async () => {
  const asked: PromiseWithResolvers<SystemStatus>[] = [];
  const ask = () => {
    const answer = Promise.withResolvers<SystemStatus>();
    asked.push(answer);
    return answer.promise;
  };
  const { server, dispose } = createRoot((end) => ({ server: createServerStatus(ask, () => true), dispose: end }));
  server.set(statusOf("loading"));
  await vi.advanceTimersByTimeAsync(4500);
  expect(asked).toHaveLength(1);
  asked[0]?.resolve(statusOf("loading"));
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveLength(2);
  asked[1]?.reject(new Error("away"));
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveLength(3);
  dispose();
});
