// What each persona answers, for everyone: its controls by name, as narrow as at four times its size, with wide letters, from right to left, and without motion.
import { expect, test } from "vitest";
import { unclearNames } from "../support/control-names.ts";
import { cutOff, overflowing, spaceOut } from "../support/cut-off.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { soon } from "../support/page-walk.ts";
import { openScreen, screenNames, tall } from "../support/persona-screens.ts";

const answers = useMadeAnswers();

/** CSS pixels of a window of 1440 and of 1280 at two and at four times its size. */
const narrow = [720, 320] as const;

test.each(screenNames)(
  "%s: each control says what it does; at 200 and at 400 per cent, with wide letters, nothing reaches out or is cut off, in either direction of reading",
  async (name) => {
    await using walk = await openScreen(answers.browser, answers.server, name);
    const { page } = walk;
    // What comes a moment later is no motion, and ends.
    const moving = () => page.evaluate(() => document.getAnimations().length);
    await expect.poll(moving, { ...soon, message: "nothing moves" }).toBe(0);
    const places = ["#bar", "#panel", "form.composer", ".messages > * > article.answer"];
    for (const place of await page.locator(places.join()).all())
      expect(await unclearNames(place), await place.innerText()).toEqual([]);

    await spaceOut(page);
    for (const width of narrow) {
      await page.setViewportSize({ width, height: tall });
      await page.locator("#rail").waitFor({ state: "detached" });
      await expect.poll(() => overflowing(page), { ...soon, message: `${width} px` }).toEqual([]);
      await expect.poll(() => cutOff(page), { ...soon, message: `${width} px` }).toEqual([]);
    }
    await page.evaluate(() => (document.documentElement.dir = "rtl"));
    await expect.poll(() => overflowing(page), { ...soon, message: "right to left" }).toEqual([]);
    await expect.poll(() => cutOff(page), { ...soon, message: "right to left" }).toEqual([]);
    expect(walk.faults).toEqual([]);

    await page
      .locator(".follow-ups .chip")
      .first()
      .evaluate((element) =>
        Object.assign(element.style, { inlineSize: "40px", overflow: "hidden", whiteSpace: "nowrap" }),
      );
    expect(await cutOff(page), "the check sees what is cut off").toHaveLength(1);
  },
);
