// Where the system gives the colours: what is chosen, what has the focus, and what a filled shape tells are seen without the page's own.
import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { useMadeAnswers } from "../support/made-answers.ts";
import { soon } from "../support/page-walk.ts";
import { openScreen, screenNames } from "../support/persona-screens.ts";

const answers = useMadeAnswers();
const forced = { forcedColors: "active" } as const;

/** The width of the line around it in pixels; 0 where there is none. */
const outlineOf = (place: Locator): Promise<number> =>
  place.first().evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth);
  });

/** Whether its ground differs from what it lies on. */
const isFilled = (place: Locator): Promise<boolean> =>
  place.first().evaluate((element) => {
    const groundOf = (at: Element) => getComputedStyle(at).backgroundColor;
    const isClear = (ground: string) => /^rgba\(.*, 0\)$|^transparent$|\/ 0\)$/.test(ground);
    let below = element.parentElement;
    while (below && isClear(groundOf(below))) below = below.parentElement;
    return !isClear(groundOf(element)) && groundOf(element) !== (below ? groundOf(below) : "");
  });

test.each(screenNames)(
  "%s: the chosen tab and row are outlined, the others are not, and the focus is seen",
  async (name) => {
    await using walk = await openScreen(answers.browser, answers.server, name, forced);
    const { page, composer } = walk;
    expect(await page.evaluate(() => matchMedia("(forced-colors: active)").matches)).toBe(true);
    await composer.focus();
    await expect.poll(() => outlineOf(page.locator("form.composer")), soon).toBeGreaterThanOrEqual(2);
    const tabs = page.locator("#bar").getByRole("tab");
    await expect.poll(() => outlineOf(tabs.and(page.locator("[aria-selected=true]"))), soon).toBeGreaterThanOrEqual(2);
    expect(await outlineOf(tabs.and(page.locator("[aria-selected=false]")))).toBe(0);
    await expect.poll(() => outlineOf(page.locator("#rail .thread.here")), soon).toBeGreaterThanOrEqual(2);
    await tabs.and(page.locator("[aria-selected=true]")).focus();
    await page.keyboard.press("Tab");
    await expect.poll(() => outlineOf(page.locator(":focus")), soon).toBeGreaterThanOrEqual(2);
    expect(walk.faults).toEqual([]);
  },
);

test("citations, bars and the way to send keep a colour of their own", async () => {
  await using walk = await openScreen(answers.browser, answers.server, "researcher", forced);
  const { page, composer } = walk;
  await expect.poll(() => isFilled(page.locator(".prose button.cite")), soon).toBe(true);
  await composer.fill("And in winter?");
  const send = page.locator("form.composer .send").first();
  const ground = await send.evaluate((element) => getComputedStyle(element, "::before").backgroundColor);
  expect(ground).not.toBe(
    await page.locator("form.composer").evaluate((form) => getComputedStyle(form).backgroundColor),
  );
  expect(await isFilled(page.locator(".prose p")), "the check sees what has no ground").toBe(false);
});

test("how far a quiz is, and the depth that was chosen, are seen", async () => {
  await using walk = await openScreen(answers.browser, answers.server, "guide", forced);
  const { page } = walk;
  const quiz = page.locator(".card.quiz").first();
  await expect.poll(() => quiz.count(), soon).toBe(1);
  const depth = page.getByRole("radiogroup", { name: "Depth" });
  await expect.poll(() => outlineOf(depth.locator("[aria-checked=true]")), soon).toBeGreaterThanOrEqual(2);
  expect(await outlineOf(depth.locator("[aria-checked=false]"))).toBe(0);
  const option = quiz.getByRole("radio").first();
  await option.click();
  await page.locator("h1").first().click();
  await expect.poll(() => outlineOf(option), soon).toBeGreaterThanOrEqual(2);
  await quiz.getByRole("button", { name: "Answer" }).click();
  await expect.poll(() => isFilled(quiz.locator(".progress > i")), soon).toBe(true);
});

test("in a menu the entry one is at is outlined, for a pointer too", async () => {
  await using walk = await openScreen(answers.browser, answers.server, "developer", forced);
  const { page } = walk;
  await page.getByRole("button", { name: "Conversation menu" }).click();
  const entry = page.getByRole("menuitem").nth(1);
  await entry.hover();
  await expect.poll(() => outlineOf(entry), soon).toBeGreaterThanOrEqual(2);
  expect(await outlineOf(page.getByRole("menuitem").nth(2))).toBe(0);
});
