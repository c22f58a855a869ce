// The page on every width, down to a phone, and from right to left.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { overflowing } from "../support/cut-off.ts";
import { openStand, openState, stateNames } from "../support/page-states.ts";
import type { Stand } from "../support/page-states.ts";
import { builtPage, focused, soon } from "../support/page-walk.ts";

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

const widths = [
  { name: "360 px", options: { viewport: { width: 360, height: 740 } } },
  { name: "320 px", options: { viewport: { width: 320, height: 640 } } },
  { name: "1440 px at 200 % zoom", options: { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 } },
] as const;

for (const { name, options } of widths) {
  test(`${name}: nothing reaches out sideways, in either direction of reading`, async () => {
    for (const state of stateNames) {
      await using walk = await openState(browser, stand, state, options);
      await expect.poll(() => overflowing(walk.page), { ...soon, message: state }).toEqual([]);
      await walk.page.evaluate(() => (document.documentElement.dir = "rtl"));
      await expect.poll(() => overflowing(walk.page), { ...soon, message: `${state}, right to left` }).toEqual([]);
    }
  });
}

test("on a phone one searches in the sheet, and a hit closes it and shows the message; feedback and sharing fit", async () => {
  await using walk = await openState(browser, stand, "done", {
    viewport: { width: 360, height: 740 },
    reducedMotion: "reduce",
  });
  const { page, answer } = walk;
  await page.getByRole("button", { name: "Conversations" }).click();
  const sheet = page.getByRole("dialog", { name: "Conversations" });
  await sheet.getByRole("searchbox").fill("heat");
  await sheet.locator(".hit a").first().waitFor();
  await expect.poll(() => overflowing(page), soon).toEqual([]);
  await sheet.locator(".hit a").first().click();
  await expect.poll(() => sheet.count(), soon).toBe(0);
  await expect.poll(() => page.url(), soon).toMatch(/#.+/);
  await answer.getByRole("button", { name: "Bad answer" }).click();
  await page.getByRole("dialog", { name: "What about this answer?" }).waitFor();
  await expect.poll(() => overflowing(page), soon).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Conversation menu" }).click();
  await page.getByRole("menuitem", { name: "Share …" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make a link" }).click();
  await page.getByRole("dialog").getByRole("textbox").first().waitFor();
  await expect.poll(() => overflowing(page), soon).toEqual([]);
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  await expect.poll(() => overflowing(page), soon).toEqual([]);
});

test("on a phone the rail and the steps are sheets that close with Esc and give the focus back", async () => {
  await using walk = await openState(browser, stand, "done", {
    viewport: { width: 360, height: 740 },
    reducedMotion: "reduce",
  });
  const { page } = walk;
  for (const [button, sheet] of [
    ["Conversations", "Conversations"],
    ["Steps", "Steps"],
  ] as const) {
    await page.getByRole("button", { name: button, exact: true }).click();
    const dialog = page.getByRole("dialog", { name: sheet });
    await dialog.waitFor();
    await expect.poll(() => overflowing(page), soon).toEqual([]);
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog.count(), soon).toBe(0);
    await expect.poll(() => focused(page), soon).toBe(button);
  }
  await page.getByRole("button", { name: "Conversations" }).click();
  await page.getByRole("dialog").getByRole("link").first().click();
  await expect.poll(() => page.getByRole("dialog").count(), soon).toBe(0);
});

test("the steps beside the conversation go when the window gets too narrow for them, and are back when it is wide", async () => {
  await using walk = await openState(browser, stand, "done", { viewport: { width: 1440, height: 900 } });
  const { page } = walk;
  const beside = page.locator("aside.panel");
  await page.getByRole("button", { name: "Steps", exact: true }).click();
  await beside.waitFor();
  await page.setViewportSize({ width: 800, height: 900 });
  await beside.waitFor({ state: "detached" });
  expect(await page.getByRole("dialog").count()).toBe(0);
  await expect
    .poll(() => page.getByRole("button", { name: "Steps", exact: true }).getAttribute("aria-pressed"), soon)
    .toBe("false");
  await page.setViewportSize({ width: 1440, height: 900 });
  await beside.waitFor();
});

test("read from right to left the page is mirrored", async () => {
  await using walk = await openState(browser, stand, "done", { viewport: { width: 1440, height: 900 } });
  const { page } = walk;
  const left = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => element.getBoundingClientRect().left);
  await expect.poll(() => left("#rail"), soon).toBeLessThan(await left("#main"));
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  await expect.poll(() => left("#rail"), soon).toBeGreaterThan(await left("#main"));
  await expect.poll(() => left(".answer .stone"), soon).toBeGreaterThan(await left(".answer .prose"));
  await expect.poll(() => overflowing(page), soon).toEqual([]);
});
