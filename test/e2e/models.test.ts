// The adviser of the models page in a real browser: on a machine without a graphics card, with a large one, for others, and on a phone.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { violationsInBothThemes } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { facetOn, watchShifts } from "../support/machines.ts";
import { builtPage, openPage, soon } from "../support/page-walk.ts";

let browser: Browser;

beforeAll(async () => {
  await builtPage();
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const advice = (page: Page) => page.locator(".advice-words h2");
const adviceIs = (page: Page, text: RegExp) => expect.poll(() => advice(page).innerText(), soon).toMatch(text);
const cellOf = (page: Page, model: string, precision: number) =>
  page
    .getByRole("row", { name: new RegExp(`^${model} `) })
    .getByRole("gridcell")
    .nth(precision)
    .getByRole("button");

test("without a graphics card a small model is advised, and the page says what it judged by", async () => {
  await using facet = await facetOn("");
  await using walk = await openPage(browser, facet.url, { path: "/models" });
  const { page } = walk;
  await adviceIs(page, /^Run Gemma 3 \w+ in int4/);
  await page.getByText(/GB of memory, .+ for a model, no graphics card/).waitFor();
  await page.getByText("30 are within 10 %", { exact: false }).waitFor();
  expect(await page.locator(".differences dt").allInnerTexts()).toEqual([
    expect.stringMatching(/^4B, int4, blocks of 32: published 2\.9, computed 3\.4/),
    expect.stringMatching(/^12B, int4, blocks of 32: published 7\.1, computed 8\.0/),
  ]);
  await page.getByRole("radio", { name: "Without" }).check({ force: true });
  const marked = page.getByRole("gridcell", { name: /differs from the published figure/ });
  await expect.poll(() => marked.count(), soon).toBe(2);
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(walk.faults).toEqual([]);
});

test("with a card of 141 GB the largest model is advised, with the command that serves it; nothing jumps meanwhile", async () => {
  await using facet = await facetOn("NVIDIA H200, 143771");
  await using walk = await openPage(browser, facet.url, { path: "/models" });
  const { page } = walk;
  const shift = await watchShifts(page);
  await page.getByText("For this machine: H200, 141 GB, 4,800 GB/s").waitFor();
  await adviceIs(
    page,
    /^Run Gemma 3 27B in bf16\. It takes [\d.]+ of 141\sGB with 32k tokens of context, and leaves room for/,
  );
  await page.getByRole("tabpanel").getByText("vllm serve google/gemma-3-27b-it").waitFor();
  await page.getByRole("tab", { name: "Ollama" }).click();
  await page.getByRole("tabpanel").getByText("ollama pull gemma3:27b").waitFor();
  expect(await shift()).toBeLessThan(0.02);
  expect(walk.faults).toEqual([]);
});

test("another machine is found by typing, the wish is kept, and a cell that is chosen gets its own command", async () => {
  await using facet = await facetOn("NVIDIA H200, 143771");
  await using walk = await openPage(browser, facet.url, { path: "/models" });
  const { page } = walk;
  const machine = page.getByRole("combobox", { name: "Machine" });
  await adviceIs(page, /27B/);
  await machine.click();
  await expect.poll(() => page.getByRole("option").count(), soon).toBeGreaterThan(20);
  await machine.fill("no such thing");
  await page.getByText("No such machine in the list.").waitFor();
  await machine.fill("4060");
  await machine.press("ArrowDown");
  await machine.press("Enter");
  await adviceIs(page, /of 16\sGB/);
  await page.getByRole("button", { name: /^Context/ }).click();
  await page.getByRole("option", { name: "512 tokens" }).click();
  await adviceIs(page, /with 512 tokens of context/);
  await page.getByRole("radio", { name: "Without" }).check({ force: true });
  await adviceIs(page, /no key-value cache/);
  await page.reload();
  await adviceIs(page, /of 16\sGB with 512 tokens of context and no key-value cache/);

  const advised = await advice(page).innerText();
  await page.locator("td[aria-selected=true] button").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await adviceIs(page, /in int4\./);
  await page.getByText("Your choice", { exact: false }).first().waitFor();
  await page.getByRole("button", { name: "Back to the advice" }).click();
  await expect.poll(() => advice(page).innerText(), soon).toBe(advised);
  await cellOf(page, "27B", 0).click();
  await adviceIs(page, /^Gemma 3 27B in bf16 is too big here\./);
  await page.getByText("No command", { exact: false }).waitFor();
  expect(walk.faults).toEqual([]);
});

test("a cell that is clicked stays where it is, however long its command", async () => {
  await using facet = await facetOn("NVIDIA H200, 143771");
  await using walk = await openPage(browser, facet.url, { path: "/models" });
  const { page } = walk;
  await adviceIs(page, /27B/);
  const cell = cellOf(page, "1B", 1);
  await cell.scrollIntoViewIfNeeded();
  const before = await cell.boundingBox();
  await cell.click();
  await adviceIs(page, /1B in int4/);
  expect(Math.abs(((await cell.boundingBox())?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);
});

test("where the machine cannot be looked at the page says so, and advises for one that is chosen", async () => {
  await using facet = await facetOn("");
  await using walk = await openPage(browser, facet.url, { path: "/settings" });
  const { page } = walk;
  await page.route(/models\.machine/, (route) => route.abort());
  await page.goto(`${facet.url}/models`);
  await page.getByText("This machine could not be looked at", { exact: false }).waitFor();
  await page.unroute(/models\.machine/);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("For this machine:", { exact: false }).waitFor();
});

test("a phone reads the table as cards, in German, in both directions, and nothing reaches out sideways", async () => {
  await using facet = await facetOn("NVIDIA GeForce RTX 4090, 24564");
  await using walk = await openPage(browser, facet.url, {
    path: "/models",
    locale: "de-DE",
    viewport: { width: 360, height: 740 },
  });
  const { page } = walk;
  await adviceIs(page, /^Nimm Gemma 3 27B in int4/);
  await page.getByRole("row", { name: /^27B Text, Bilder, 128k/ }).waitFor();
  await expect.poll(() => page.getByText("32er-Blöcke", { exact: false }).nth(1).isVisible(), soon).toBe(true);
  const sideways = () =>
    page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll("main .scroll")].map(
        (each) => each.scrollWidth - each.clientWidth,
      ),
    );
  await expect.poll(sideways, soon).toEqual([0, 0]);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  await expect.poll(sideways, soon).toEqual([0, 0]);
  expect(walk.faults).toEqual([]);
});
