// Every state of the page, light and dark, under axe's rules; and without motion where none is wanted.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { violationsOf } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { openState, openStand, stateNames } from "../support/page-states.ts";
import type { Stand } from "../support/page-states.ts";
import { builtPage, soon } from "../support/page-walk.ts";

let stand: Stand;
let browser: Browser;

beforeAll(async () => {
  await builtPage();
  [stand, browser] = await Promise.all([openStand(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await stand?.[Symbol.asyncDispose]();
});

for (const name of stateNames) {
  test(`${name}: no violations, light and dark`, async () => {
    await using walk = await openState(browser, stand, name, { colorScheme: "light", reducedMotion: "reduce" });
    await expect.poll(() => walk.page.locator("html").getAttribute("data-theme"), soon).toBe("light");
    expect(await violationsOf(walk.page)).toEqual([]);
    await walk.page.emulateMedia({ colorScheme: "dark" });
    await walk.page.locator("html[data-theme=dark]").waitFor();
    expect(await violationsOf(walk.page)).toEqual([]);
    expect(walk.faults.filter((each) => !each.includes("503"))).toEqual([]);
  });
}

test("menus, the key list, the panel and the sheets of a phone: no violations", async () => {
  await using walk = await openState(browser, stand, "done", {
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
  });
  const { page } = walk;
  await page.getByRole("button", { name: "Steps", exact: true }).click();
  await page.getByRole("complementary", { name: "Steps" }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole("button", { name: /^Choose a model/ }).click();
  await page.getByRole("menu").waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await walk.answer.click();
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Steps", exact: true }).click();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole("button", { name: "Conversations" }).click();
  await page.getByRole("dialog").waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

test("where a reader wants less motion nothing moves by itself while an answer is written", async () => {
  await using walk = await openState(browser, stand, "streaming", { reducedMotion: "reduce" });
  const moving = await walk.page.evaluate(() =>
    document
      .getAnimations()
      .filter((each) => each.playState === "running" && Number(each.effect?.getComputedTiming().activeDuration) > 20)
      .map((each) => (each as CSSAnimation).animationName),
  );
  expect(moving).toEqual([]);
});
