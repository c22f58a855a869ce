// The page by keyboard alone, in both themes from the first thing painted, and honest about its models.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { openStand, openState } from "../support/page-states.ts";
import type { Stand } from "../support/page-states.ts";
import { builtPage, focused, openPage, soon } from "../support/page-walk.ts";

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

test("by keyboard: new, search, keys, rename, pin, and Esc gives the focus back", async () => {
  await using walk = await openState(browser, stand, "done");
  const { page, composer, rail, answer } = walk;
  await page.getByRole("region", { name: "Conversation" }).focus();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keyboard" });
  await keys.waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => keys.count(), soon).toBe(0);
  await expect.poll(() => focused(page), soon).toBe("Conversation");

  await page.keyboard.press("F2");
  const name = page.getByRole("textbox", { name: "New name of the conversation" });
  await name.fill("Pumps and frost");
  await name.press("Enter");
  await rail.getByRole("link", { name: "Pumps and frost" }).waitFor();
  await expect.poll(() => focused(page), soon).toBe("Pumps and frost");
  await page.keyboard.press("p");
  await rail
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: "Pinned" }) })
    .getByRole("link", { name: "Pumps and frost" })
    .waitFor();

  await page.keyboard.press("/");
  await expect.poll(() => focused(page), soon).toBe("Search conversations");
  await page.keyboard.type("frost");
  await rail
    .getByRole("status")
    .getByText(/^1 conversation,/)
    .waitFor();
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused(page), soon).toBe("Pumps and frost");
  await page.keyboard.press("n");
  await page.locator(".example").first().waitFor();
  await expect.poll(() => focused(page), soon).toBe("Message");
  await composer.press("n");
  await expect.poll(() => composer.inputValue(), soon).toBe("n");
  await composer.fill("");

  await page.goBack();
  await answer.waitFor();
  await composer.focus();
  await page.keyboard.press("ArrowUp");
  const edit = page.getByRole("textbox", { name: "Edit the question" });
  await expect.poll(() => edit.inputValue(), soon).toBe("Heat pumps: how do they warm a house?");
  await page.keyboard.press("Escape");
  await expect.poll(() => focused(page), soon).toBe("Message");
  expect(walk.faults).toEqual([]);
});

test("the first Tab leads past the rail, F6 goes from part to part, and every stop can be seen", async () => {
  await using walk = await openState(browser, stand, "settings");
  const { page } = walk;
  await page.locator("a.skip").waitFor({ state: "attached" });
  await page.keyboard.press("Tab");
  await expect.poll(() => focused(page), soon).toBe("Skip to the page");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.id), soon).toBe("main");
  await page.keyboard.press("F6");
  await expect.poll(() => page.evaluate(() => document.activeElement?.id), soon).toBe("rail");
  await walk.rail.locator("a.thread-link").first().click();
  await walk.answer.waitFor();
  for (let stop = 0; stop < 30; stop += 1) {
    await page.keyboard.press("Tab");
    const isSeen = () =>
      page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return true;
        // A field shows it on its frame, a link that fills its row on the row.
        const styles = [element, element.closest("label, form") ?? element].map((each) => getComputedStyle(each));
        return [...styles, getComputedStyle(element, "::after")].some(
          ({ outlineStyle, outlineWidth, boxShadow }) =>
            (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none",
        );
      });
    const message = `the focus on “${await focused(page)}” cannot be seen`;
    await expect.poll(isSeen, { ...soon, message }).toBe(true);
  }
});

test("Shift+Enter makes a line, Enter inside an input method chooses a word, and only Enter sends", async () => {
  stand.set({ text: "Understood.", tokensPerSecond: 0, failure: "none" });
  await using walk = await openPage(browser, stand.url);
  const { page, composer, context } = walk;
  const keyboard = await context.newCDPSession(page);
  await composer.fill("First line");
  await composer.press("Shift+Enter");
  await keyboard.send("Input.imeSetComposition", { text: "にほ", selectionStart: 2, selectionEnd: 2 });
  for (const windowsVirtualKeyCode of [229, 13]) {
    await keyboard.send("Input.dispatchKeyEvent", {
      type: "rawKeyDown",
      key: windowsVirtualKeyCode === 13 ? "Enter" : "Process",
      code: "Enter",
      windowsVirtualKeyCode,
    });
  }
  expect(await walk.questions.count()).toBe(0);
  await keyboard.send("Input.insertText", { text: "日本" });
  await expect.poll(() => composer.inputValue(), soon).toBe("First line\n日本");
  await composer.press("Enter");
  await walk.ended();
  await expect.poll(() => walk.questions.textContent(), soon).toContain("First line\n日本");
});

test("Esc closes a menu first and stops the answer only then", async () => {
  await using walk = await openState(browser, stand, "streaming");
  const { page, answer } = walk;
  await page.getByRole("button", { name: /^Choose a model/ }).click();
  await page.getByRole("menu").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => page.getByRole("menu").count(), soon).toBe(0);
  expect(await answer.getAttribute("aria-busy")).toBe("true");
  await page.keyboard.press("Escape");
  await answer.getByText(/^Stopped after/).waitFor();
});

for (const [theme, ground] of [
  ["light", (luminance: number) => luminance > 0.8],
  ["dark", (luminance: number) => luminance < 0.2],
] as const) {
  test(`the first thing painted is already ${theme}, by the system's wish or by the reader's against it`, async () => {
    const against = theme === "light" ? "dark" : "light";
    for (const wish of ["system", "reader"] as const) {
      await using walk = await openPage(browser, stand.url, { colorScheme: wish === "system" ? theme : against });
      const { page } = walk;
      if (wish === "reader") {
        await page.goto(`${stand.url}/settings`);
        await page.getByRole("radio", { name: theme === "light" ? "Light" : "Dark" }).check({ force: true });
        await page.locator(`html[data-theme=${theme}]`).waitFor();
      }
      // Without its script the page stays as it was first painted.
      await page.route("**/assets/*.js", () => undefined);
      await page.goto(stand.url, { waitUntil: "commit" });
      await page.locator(`html[data-theme=${theme}] body`).waitFor({ state: "attached" });
      const luminance = () =>
        page.evaluate(() => {
          const context = new OffscreenCanvas(1, 1).getContext("2d");
          if (!context) throw new Error("no canvas");
          const grounds = [document.body, document.documentElement].map(
            (element) => getComputedStyle(element).backgroundColor,
          );
          context.fillStyle = grounds.find((colour) => colour !== "rgba(0, 0, 0, 0)") ?? "white";
          context.fillRect(0, 0, 1, 1);
          const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
          return (red + green + blue) / 765;
        });
      await expect.poll(luminance, soon).toSatisfy(ground);
    }
  });
}

test("no excuse is made for a stand-in that nobody chose", async () => {
  await using walk = await openPage(browser, stand.url, { path: "/models" });
  await walk.page.getByText("stand-in, not Gemma").first().waitFor();
  expect(await walk.page.getByText("No Gemma could be had here").count()).toBe(0);
});
