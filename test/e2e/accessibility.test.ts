// Every state of the page, light and dark, under axe's rules; and without motion where none is wanted.
import type { Browser, Page } from "playwright-core";
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

test("what breaks a rule is found, at the second look too, and within a frame that shares nothing with its page", async () => {
  await using context = await browser.newContext();
  const page = await context.newPage();
  const picture = `<img src="data:,">`;
  await page.setContent(`<html lang="en"><title>A page</title><main><h1>A page</h1>${picture}</main></html>`);
  const once = await violationsOf(page);
  expect(once).toEqual([expect.stringMatching(/^image-alt at img: /)]);
  expect(await violationsOf(page)).toEqual(once);
  const within = `<html lang="en"><title>Within</title>${picture}${picture}</html>`;
  await page.locator("main").evaluate((main, srcdoc) => {
    const frame = Object.assign(document.createElement("iframe"), { srcdoc, title: "Within" });
    frame.setAttribute("sandbox", "allow-scripts");
    main.append(frame);
    return new Promise((resolve) => frame.addEventListener("load", resolve));
  }, within);
  const rules = (await violationsOf(page)).map((each) => each.split(":")[0]);
  expect(rules.filter((each) => each?.startsWith("image-alt"))).toEqual([
    "image-alt at img",
    expect.stringMatching(/^image-alt at iframe img/),
    expect.stringMatching(/^image-alt at iframe img/),
  ]);
}, 60_000);

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

/** How far what is read has jumped since the page was opened, as the Layout Instability API counts it; up to 0.1 is good on the web. */
const jumped = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list, observer) => {
          observer.disconnect();
          resolve(
            list.getEntries().reduce((sum, each) => sum + (each as PerformanceEntry & { value: number }).value, 0),
          );
        }).observe({ type: "layout-shift", buffered: true });
        // Where nothing has jumped nothing is ever told.
        setTimeout(() => resolve(0), 500);
      }),
  );
/** A column of a table that is being written gets wider. */
const hardlySeen = 0.02;

test("while an answer is written nothing that is read jumps, and where a reader wants less motion nothing moves by itself", async () => {
  await using walk = await openState(browser, stand, "streaming", { reducedMotion: "reduce" });
  const moving = () =>
    walk.page.evaluate(() => document.getAnimations().map((each) => (each as CSSAnimation).animationName));
  // What comes a moment later is no motion, and ends.
  await expect.poll(moving, soon).toEqual([]);
  expect(await jumped(walk.page)).toBeLessThan(hardlySeen);
});
