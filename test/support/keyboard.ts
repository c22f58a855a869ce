// A person who has keys alone: every step is checked, for the focus must be somewhere, and be seen there.
import { expect } from "vitest";
import type { Page } from "playwright-core";
import { soon } from "./page-walk.ts";

/** Presses of Tab after which what is looked for counts as out of reach. */
const farthest = 120;

export interface Keyboard {
  /** Presses the keys one after the other. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Tab, or Shift+Tab, until the focus is on what has this role and name; the lines of all that was passed. */
  readonly tabTo: (target: RegExp, key?: "Tab" | "Shift+Tab") => Promise<readonly string[]>;
  /** The role and name of what has the focus, as a screen reader says them. */
  readonly here: () => Promise<string>;
}

export function keyboardOf(page: Page): Keyboard {
  const here = async () => {
    const [first = ""] = (await page.locator("*:focus").ariaSnapshot()).split("\n");
    return first.replace(/^- '?/, "").replace(/'?:?$/, "");
  };
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await expect.poll(() => lostOf(page), { ...soon, message: `after ${key}` }).toBe("");
    }
  };
  return {
    here,
    press,
    tabTo: async (target, key = "Tab") => {
      const passed: string[] = [];
      for (let presses = 0; presses < farthest; presses++) {
        await press(key);
        const name = await here();
        if (target.test(name)) return passed;
        passed.push(name);
      }
      throw new Error(`${target.source} is not reached by ${key}. Passed:\n${passed.join("\n")}`);
    },
  };
}

/** Why the focus cannot be seen; "" where it can. */
function lostOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focus = document.activeElement;
    if (!focus || focus === document.body) return "nothing has the focus";
    const told = `${focus.tagName.toLowerCase()}.${focus.getAttribute("class") ?? ""}`;
    const { width, height, top, bottom, left, right } = focus.getBoundingClientRect();
    // A radio button is drawn by its label.
    const isDrawn = width > 1 && height > 1;
    const isInside = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    if (isDrawn && !isInside) return `${told} is out of view`;
    const isOutlined = (element: Element, pseudo?: string) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element, pseudo);
      return outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
    };
    const around: Element[] = [];
    for (let at: Element | null = focus; at && around.length < 4; at = at.parentElement) around.push(at);
    const isMarked =
      around.some((each) => isOutlined(each) || isOutlined(each, "::after") || isOutlined(each, "::before")) ||
      // Where one writes, the caret is the mark.
      focus.matches("textarea, input:not([type=radio], [type=checkbox]), [contenteditable=true]") ||
      // An article or a page that was led to is not a control.
      focus.matches("[tabindex='-1']");
    return isMarked ? "" : `${told} has the focus and does not show it`;
  });
}
