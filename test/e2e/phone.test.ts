// A phone in the hand: what is read and reached there keeps its place, its width and its words, in German too.
import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { developer, paste } from "../support/code-walk.ts";
import { cited } from "../support/cited-answer.ts";
import { textFile } from "../support/documents-walk.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { boxAtRest, heldToast, openPage, soon } from "../support/page-walk.ts";
import { phone } from "../support/pictures-walk.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct();
const made = useMadeAnswers();
const german = { ...phone, locale: "de-DE" };

/** How many rows they stand in, by the middle of each. */
async function rowsOf(all: Locator): Promise<number> {
  const middles = await all.evaluateAll((elements) =>
    elements
      .map((element) => element.getBoundingClientRect())
      .filter(({ width, height }) => width > 1 && height > 1)
      .map(({ top, height }) => top + height / 2),
  );
  const [first = 0, ...others] = middles.toSorted((a, b) => a - b);
  let at = first;
  let rows = 1;
  for (const middle of others) {
    if (middle - at > 12) rows += 1;
    at = middle;
  }
  return rows;
}

test("a question that was asked in other words keeps the width for its words, beside the way between its versions", async () => {
  product.stub.set({ text: "An answer." });
  await using walk = await openPage(product.browser, product.facet.url, phone);
  const { page, questions } = walk;
  await walk.ask("What is heat?");
  await walk.ended();
  await questions.getByRole("button", { name: "Edit the question" }).click();
  const field = questions.getByRole("textbox");
  await field.fill("Tell me all of the history of cooling, in many long sentences, please.");
  await questions.getByRole("button", { name: "Ask again" }).click();
  await questions.getByText("2 of 2").waitFor();
  await walk.ended();
  const words = await boxAtRest(questions.locator(".words"));
  expect(words.width).toBeGreaterThan(0.8 * phone.viewport.width);
  const versions = await boxAtRest(questions.getByText("2 of 2"));
  expect(versions.y).toBeGreaterThan(words.y + words.height);
  expect(walk.faults).toEqual([]);
  expect(page.url()).toContain("/c/");
});

test("a notice leaves the bar with its tabs free, and once a sheet is open the sheet", async () => {
  product.stub.set({ text: "An answer." });
  await using walk = await openPage(product.browser, product.facet.url, { ...phone, reducedMotion: "reduce" });
  const { page, composer } = walk;
  await walk.ask("What is heat?");
  await walk.ended();
  await composer.press("Control+z");
  const toast = await heldToast(page);
  const [notice, bar] = [await boxAtRest(toast), await boxAtRest(page.locator(".bar"))];
  expect(notice.y).toBeGreaterThanOrEqual(bar.y + bar.height);
  await page.getByRole("button", { name: "Steps", exact: true }).click();
  const sheet = await boxAtRest(page.getByRole("dialog"));
  const above = await boxAtRest(toast);
  expect(above.y + above.height).toBeLessThanOrEqual(sheet.y);
});

const tools = (page: Page) => page.locator(".dock .picks > :not(.pick-place), .dock .pick-place > *, .dock .send");
const hidden = (value: Locator) => value.evaluate((element) => element.scrollWidth - element.clientWidth);

test("beside documents the tools of the field stand in one row, with what is chosen whole", async () => {
  product.stub.set({ text: "An answer." });
  await using walk = await openPage(product.browser, product.facet.url, { ...german, path: "/?persona=researcher" });
  const { page } = walk;
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Dateien hinzufügen" }).click(),
  ]);
  await chooser.setFiles([textFile("notiz.txt", "Der Kessel fasst 14 Liter.")]);
  await page.getByRole("button", { name: "Dokumente 1" }).waitFor();
  await expect.poll(() => rowsOf(tools(page)), soon).toBe(1);
  expect(await hidden(page.getByRole("button", { name: "Art: Antwort" }).locator("b"))).toBe(0);
  expect(walk.faults).toEqual([]);
});

test("beside the code that is asked about the tools of the field stand in one row, with what is chosen whole", async () => {
  product.stub.set({ text: "An answer." });
  await using walk = await openPage(product.browser, product.facet.url, { ...german, path: developer });
  const { page, composer } = walk;
  await composer.focus();
  await paste(composer, readFileSync(new URL("../data/walk/average.py", import.meta.url), "utf8"));
  await page.locator(".dock").getByRole("button", { name: "average.py 82 Zeilen" }).waitFor();
  await composer.fill("Was tut das?");
  await composer.press("Enter");
  await walk.ended();
  const asked = page.locator(".asked-code");
  await asked.waitFor();
  await expect.poll(() => rowsOf(tools(page)), soon).toBe(1);
  expect(await hidden(page.getByRole("button", { name: "Wunsch: Was passt" }).locator("b"))).toBe(0);
  expect((await boxAtRest(asked.locator("b"))).width).toBeGreaterThan(48);
  expect(walk.faults).toEqual([]);
});

test("beside what speaks for an answer its steps are said by their time alone, and whole to who hears them", async () => {
  await using walk = await made.open(cited, german);
  await walk.answer
    .locator(".byline > .tag")
    .getByText(/Sätzen/)
    .waitFor();
  const steps = walk.answer.getByRole("button", { name: /^Schritte zeigen: \d+ Schritte?, / });
  await expect.poll(() => steps.innerText(), soon).toMatch(/^[\d,]+ s$/);
});

test("the list of keys shows every key whole", async () => {
  await using walk = await openPage(made.browser, made.server.url, { ...german, path: "/settings" });
  const { page } = walk;
  await page.getByRole("heading", { name: "Tastatur" }).waitFor();
  const cut = await page.locator(".keys").evaluate((list) => {
    const edge = list.closest(".card")?.getBoundingClientRect().right ?? 0;
    return [...list.querySelectorAll("kbd")]
      .filter((key) => key.getBoundingClientRect().right > edge)
      .map(({ textContent }) => textContent);
  });
  expect(cut).toEqual([]);
});

test("on a German page an example is asked in German, and answered so", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { ...german, path: "/?persona=researcher" });
  await walk.page.getByRole("button", { name: /^Fasse meine Quellen zusammen/ }).click();
  await walk.questions.getByText("Fasse zusammen, wovon meine Quellen handeln.").waitFor();
  await walk.answer.getByText("Hier gibt es noch keine Dokumente").waitFor();
  expect(walk.faults).toEqual([]);
});
