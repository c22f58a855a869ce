// A long conversation: what is finished is left alone while more is written, and what is far is drawn when a reader comes to it.
import { expect, test } from "vitest";
import { measureRendering } from "../bench/render.ts";
import { openBrowser } from "../support/browser.ts";
import { openStand, openState } from "../support/page-states.ts";
import { soon } from "../support/page-walk.ts";

test("while an answer is written nothing outside its live block changes", async () => {
  const { mutations } = await measureRendering(50, 1);
  expect(mutations.live).toBeGreaterThan(50);
  expect(mutations.outside).toEqual([]);
});

test("opened at its end, its beginning is drawn when a reader scrolls there", async () => {
  await using stand = await openStand();
  const browser = await openBrowser();
  try {
    await using walk = await openState(browser, stand, "done");
    for (let turn = 2; turn <= 12; turn += 1) {
      await walk.ask(`Question ${turn}`);
      await walk.ended();
    }
    await walk.page.reload();
    await walk.answer.locator("pre .t-k").first().waitFor();
    const end = walk.page.getByRole("region", { name: "Conversation", exact: true });
    await expect
      .poll(
        () => end.evaluate(({ scrollTop, scrollHeight, clientHeight }) => scrollHeight - scrollTop - clientHeight),
        soon,
      )
      .toBeLessThan(64);
    expect(await walk.answers.first().locator("table").count()).toBe(0);
    await end.evaluate((element) => element.scrollTo(0, 0));
    await expect.poll(() => walk.answers.first().locator("table").count(), soon).toBe(1);
    await walk.page.getByRole("button", { name: "Jump to the end" }).click();
    await expect
      .poll(
        () => end.evaluate(({ scrollTop, scrollHeight, clientHeight }) => scrollHeight - scrollTop - clientHeight < 64),
        soon,
      )
      .toBe(true);
    expect(walk.faults).toEqual([]);
  } finally {
    await browser.close();
  }
});
