import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRowFocus } from "../../../client/shell/focus-row.ts";

const frames: (() => void)[] = [];
const page = { activeElement: null as unknown };

beforeEach(() => {
  frames.length = 0;
  page.activeElement = null;
  vi.stubGlobal("document", page);
  vi.stubGlobal("requestAnimationFrame", (next: () => void) => frames.push(next));
});
afterEach(() => void vi.unstubAllGlobals());

/** A row that takes the focus once it can be seen. */
function row(isSeen: () => boolean): HTMLElement {
  const element = {
    focus() {
      if (isSeen()) page.activeElement = element;
    },
  };
  return element as unknown as HTMLElement;
}
const nextFrame = () => frames.splice(0).forEach((run) => run());

test("a row that is there takes the focus at once", () => {
  const there = row(() => true);
  createRowFocus()(() => there);
  expect([page.activeElement, frames.length]).toEqual([there, 0]);
});

test("a row that is drawn or seen only frames later takes it then", () => {
  let seen = false;
  let drawn: HTMLElement | null = null;
  createRowFocus()(() => drawn);
  nextFrame();
  drawn = row(() => seen);
  nextFrame();
  expect(page.activeElement).toBeNull();
  seen = true;
  nextFrame();
  expect(page.activeElement).toBe(drawn);
});

test("a wish that came later is not undone by an earlier one whose row comes late", () => {
  const giveFocus = createRowFocus();
  let seen = false;
  const early = row(() => seen);
  const late = row(() => true);
  giveFocus(() => early);
  giveFocus(() => late);
  seen = true;
  nextFrame();
  expect(page.activeElement).toBe(late);
});

test("a row that never comes is given up", () => {
  createRowFocus()(() => null);
  for (let frame = 0; frame < 100; frame += 1) nextFrame();
  expect(frames.length).toBe(0);
});

test("what else takes the focus meanwhile keeps it", () => {
  let seen = false;
  const late = row(() => seen);
  createRowFocus()(() => late);
  const field = row(() => true);
  field.focus();
  seen = true;
  nextFrame();
  expect(page.activeElement).toBe(field);
});
