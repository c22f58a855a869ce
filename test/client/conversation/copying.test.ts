import { createRoot } from "solid-js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createCopying } from "../../../client/conversation/copying.ts";

let isAllowed = true;
beforeEach(() => {
  isAllowed = true;
  vi.useFakeTimers();
  const writeText = () => (isAllowed ? Promise.resolve() : Promise.reject(new Error("refused")));
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  const field = { select: () => {}, remove: () => {} };
  vi.stubGlobal("HTMLElement", class {});
  vi.stubGlobal("document", {
    createElement: () => field,
    body: { append: () => {} },
    activeElement: null,
    execCommand: () => false,
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("copied again, the sign stays its whole time from the last press on", async () => {
  const { state, copy } = createRoot(createCopying);
  await copy("a");
  await vi.advanceTimersByTimeAsync(1500);
  await copy("a");
  await vi.advanceTimersByTimeAsync(1500);
  expect(state()).toBe("copied");
  await vi.advanceTimersByTimeAsync(200);
  expect(state()).toBe("");
});

test("what the browser does not allow is not said to be copied", async () => {
  isAllowed = false;
  const { state, copy } = createRoot(createCopying);
  expect(await copy("a")).toBe(false);
  expect(state()).toBe("refused");
});
