// Where the reader is, and what has the focus: neither is lost to a panel, a menu, a notice, a form or a narrow page.
import { expect, test } from "vitest";
import { focused, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct({ text: "An answer." });

async function held(...questions: readonly string[]): Promise<PageWalk> {
  const walk = await openPage(product.browser, product.facet.url);
  for (const question of questions) {
    await walk.ask(question);
    await walk.ended();
  }
  return walk;
}

test("a question that is edited, or about to be deleted, stays in view where the end of the conversation is", async () => {
  await using walk = await held("The first", "The second", "The third");
  await walk.page.setViewportSize({ width: 1280, height: 560 });
  const area = walk.page.getByRole("region", { name: "Conversation" });
  const question = walk.questions.first();
  // All but a little fits: at its beginning one is still near its end.
  const over = await area.evaluate((element) => element.scrollHeight - element.clientHeight);
  await walk.page.setViewportSize({ width: 1280, height: 560 + over - 40 });
  await area.evaluate((element) => (element.scrollTop = 0));
  await question.hover();
  await question.getByRole("button", { name: "Edit the question" }).click();
  await expect.poll(() => walk.page.evaluate(() => document.activeElement?.tagName), soon).toBe("TEXTAREA");
  const isSeen = (selector: string) =>
    walk.page.locator(selector).evaluate((element) => {
      const [box, view] = [element.getBoundingClientRect(), element.closest(".scroll")!.getBoundingClientRect()];
      return box.top >= view.top - 1 && box.bottom <= view.bottom + 1;
    });
  await expect.poll(() => isSeen(".said form"), soon).toBe(true);
  await walk.page.keyboard.press("Escape");
  await question.getByRole("button", { name: "More for this question" }).press("Enter");
  await walk.page.getByRole("menuitem", { name: "Delete from here" }).click();
  await expect.poll(() => isSeen("[role=alertdialog]"), soon).toBe(true);
});

test("the page itself never scrolls, however long a panel beside the message a hit leads to", async () => {
  await using walk = await held("Heat pumps: how do they warm a house?");
  const { page, rail } = walk;
  for (let at = 0; at < 12; at += 1) {
    await walk.ask(`The budget of street ${at} is ${at} trees. What then?`);
    await walk.ended();
  }
  await page.setViewportSize({ width: 1440, height: 600 });
  await page.getByRole("button", { name: "Memory", exact: true }).click();
  await expect.poll(() => page.locator(".panel .memory > li").count(), soon).toBeGreaterThan(10);
  await page.getByRole("main").focus();
  await page.keyboard.press("/");
  await expect.poll(() => focused(page), soon).toBe("Search conversations");
  await page.keyboard.type("pump");
  // It is shown for a moment only.
  await Promise.all([page.locator("[data-marked]").waitFor(), rail.locator(".hit").last().click()]);
  await expect
    .poll(() => page.evaluate(() => [document.documentElement.scrollHeight, window.scrollY]), soon)
    .toEqual([600, 0]);
});

test("a row that is pinned by its menu keeps the focus in its new place", async () => {
  await using walk = await held("Which one is pinned?");
  const { page, rail } = walk;
  await walk.page.goto(`${product.facet.url}/?persona=guide`);
  await walk.ask("And this one is newer");
  await walk.ended();
  // Once the newer one has its place, no row moves under the pointer.
  await rail.locator("a.thread-link").first().getByText("And this one is newer").waitFor();
  const link = rail.locator("a.thread-link", { hasText: "Which one is pinned?" }).first();
  await link.hover();
  await rail.getByRole("button", { name: "Menu for “Which one is pinned?”" }).first().click();
  await page.getByRole("menuitem", { name: /^Pin/ }).click();
  await rail.getByRole("heading", { name: "Pinned" }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest("[data-row]") !== null), soon).toBe(true);
  await expect.poll(() => focused(page), soon).toContain("Which one is pinned?");
  await link.press("p");
  await expect.poll(() => rail.getByRole("heading", { name: "Pinned" }).count(), soon).toBe(0);
});

test("a notice goes by itself where nothing moves, and its button gives the focus back", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { reducedMotion: "reduce" });
  const { page } = walk;
  await walk.ask("Taken back?");
  await walk.ended();
  await walk.composer.press("Control+z");
  await page.locator(".toast").getByRole("button", { name: "Dismiss" }).click();
  await expect.poll(() => page.locator(".toast").count(), soon).toBe(0);
  await expect.poll(() => focused(page), soon).toBe("Message");
});

test("on a phone a hand-off and the answers around it begin at one edge, and a question has the whole width", async () => {
  await using walk = await held("Tell me of pumps");
  await walk.page.getByRole("tab", { name: "Researcher" }).click();
  await walk.ask("What do my documents say?");
  await walk.ended();
  await walk.page.setViewportSize({ width: 360, height: 740 });
  const edges = (selector: string) =>
    walk.page.locator(selector).evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().left)));
  await expect
    .poll(
      async () => new Set([...(await edges(".answer > div:last-child")), ...(await edges(".handoff .told"))]).size,
      soon,
    )
    .toBe(1);
  await expect
    .poll(() => walk.questions.locator(".who").evaluateAll((all) => all.map((each) => each.checkVisibility())), soon)
    .toEqual([false, false]);
});

test("what was said of an answer is where the focus goes back to", async () => {
  await using walk = await held("Is it good?");
  const { page, answer } = walk;
  await answer.locator(".verdict").last().click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-pressed")), soon).toBe("true");
});
