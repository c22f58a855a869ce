// Everyday cards as a person uses them: ticked, edited, moved, scaled, taken along, changed by asking; kept by a reload, read-only when shared.
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsInBothThemes } from "../support/axe.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { cardAnswer, madeCards } from "../support/made-cards.ts";
import { boxAtRest, focused, openPage, soon } from "../support/page-walk.ts";
import { phone } from "../support/pictures-walk.ts";
import { isInside } from "../support/posts-walk.ts";
import { scriptedModels } from "../support/scripted-model.ts";

const answers = useMadeAnswers(
  scriptedModels(({ turns }) => {
    const asked = turns.map(({ text }) => text).join("\n");
    if (!asked.includes("A checklist:")) return { text: "A title" };
    const items = [{ text: asked.includes("sunscreen") ? "Sunscreen" : "Passport", group: "", done: false }];
    return { text: JSON.stringify({ title: "The trip", items }) };
  }),
);

const { packing, dinners, phones, pancakes, letter } = madeCards;

const card = (page: Page, name: string): Locator => page.getByRole("region", { name, exact: true });
const lines = (page: Page) => card(page, "Norway").getByRole("textbox", { name: /^Line \d+$/ });
const textsOf = async (fields: Locator) =>
  fields.evaluateAll((all) => all.map((each) => (each as HTMLTextAreaElement).value));

test("a checklist is ticked, edited, added to and shortened; a reload keeps it, and it goes back to as it was written", async () => {
  await using walk = await answers.open(cardAnswer(packing));
  const { page } = walk;
  const list = card(page, "Norway");
  await list.getByText("1 of 3 done").waitFor();
  await list.getByRole("checkbox", { name: "Done: Passport" }).check();
  await lines(page).nth(1).fill("Two wool socks");
  await list.getByRole("textbox", { name: "Add a line" }).fill("Sunscreen");
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page), soon).toBe("Add a line");
  await list.getByRole("button", { name: "Remove Sunscreen" }).hover();
  await list.getByText("2 of 4 done").waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);

  await page.reload();
  await list.getByText("2 of 4 done").waitFor();
  expect(await textsOf(lines(page))).toEqual([
    "Passport",
    "Two wool socks",
    "<img src=x onerror=alert(1)> hat",
    "Sunscreen",
  ]);
  await list.getByRole("button", { name: "Remove Sunscreen" }).click();
  await expect.poll(() => focused(page), soon).toBe("Remove <img src=x onerror=alert(1)> hat");
  await list.getByText("2 of 3 done").waitFor();
  await list.getByRole("button", { name: "Back to as written" }).click();
  await list.getByText("1 of 3 done").waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await list.getByText("2 of 3 done").waitFor();
  expect(await list.locator("img").count()).toBe(0);
  expect(walk.faults).toEqual([]);
});

test("lines are moved with the arrow keys and by dragging, into the other group as well", async () => {
  await using walk = await answers.open(cardAnswer(packing));
  const { page } = walk;
  const list = card(page, "Norway");
  await list.getByRole("button", { name: "Move Passport with the arrow keys" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect
    .poll(() => textsOf(lines(page)), soon)
    .toEqual(["Wool socks", "Passport", "<img src=x onerror=alert(1)> hat"]);
  await expect.poll(() => focused(page), soon).toBe("Move Passport with the arrow keys");
  await list.getByRole("status").getByText("Passport: place 2 of 3").waitFor();
  expect(await list.getByRole("heading", { level: 4 }).allTextContents()).toEqual(["Clothes"]);

  const handle = await boxAtRest(list.getByRole("button", { name: "Move Wool socks with the arrow keys" }));
  const last = await boxAtRest(lines(page).nth(2));
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(handle.x, last.y + last.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect
    .poll(() => textsOf(lines(page)), soon)
    .toEqual(["Passport", "<img src=x onerror=alert(1)> hat", "Wool socks"]);
  expect(walk.faults).toEqual([]);
});

test("a plan becomes a calendar from its first day on, and says what it left out", async () => {
  await using walk = await answers.open(cardAnswer(dinners));
  const { page } = walk;
  const plan = card(page, "Dinners");
  const calendar = plan.getByRole("button", { name: "Calendar (ICS)" });
  await calendar.click();
  await plan.getByRole("alert").getByText("Choose a first day.").waitFor();
  await plan.getByLabel("First day").fill("2026-06-01");
  const [download] = await Promise.all([page.waitForEvent("download"), calendar.click()]);
  const text = await readFile(await download.path(), "utf8");
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  expect(text).toContain("20260602T180000");
  await page.getByText("dinners.ics. 1 step without a day or a time, left out").waitFor();
  await plan.getByRole("textbox", { name: "What, step 1" }).fill("Tomato soup");
  await plan.getByRole("textbox", { name: "Add a step: “Friday: soup”" }).fill("Friday: fish");
  await page.keyboard.press("Enter");
  await plan.getByText("4 steps").waitFor();
  expect(await plan.getByRole("textbox", { name: "When, step 4" }).inputValue()).toBe("Friday");
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(walk.faults).toEqual([]);
});

test("a comparison is edited in its cells, scrolls within its card, and is copied as Markdown and CSV", async () => {
  await using walk = await answers.open(cardAnswer(phones, "Compare plans for 10 and 15 euros"), {
    ...phone,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const { page } = walk;
  const table = card(page, "Phone plans");
  await table.getByRole("textbox", { name: "Price, Plan A" }).fill("11 | 12 €");
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await table.getByRole("button", { name: "Copy as Markdown" }).click();
  await expect.poll(copied, soon).toContain("| Price | 11 \\| 12 € | 15 € |");
  await table.getByRole("button", { name: "Copy as CSV" }).click();
  await expect.poll(copied, soon).toContain("Data,'=1+1,12 GB");
  await table.getByText("Figures that are not in your question").waitFor();
  await expect.poll(() => isInside(page), soon).toBe(true);
  const scrolls = () => table.locator(".card-scroll").evaluate((box) => box.scrollWidth > box.clientWidth);
  await expect.poll(scrolls, soon).toBe(true);
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(walk.faults).toEqual([]);
});

test("a recipe is worked out for as many as eat, at once and from the amounts as written", async () => {
  await using walk = await answers.open(cardAnswer(pancakes));
  const { page } = walk;
  const recipe = card(page, "Pancakes");
  const ingredients = recipe.getByRole("textbox", { name: /^Ingredient \d+$/ });
  await recipe.getByRole("button", { name: "For more" }).click();
  await expect.poll(() => textsOf(ingredients), soon).toEqual(["250 g flour", "2½ eggs", "salt"]);
  await recipe.getByText("worked out from 4").waitFor();
  await recipe.getByText("Amounts within the steps stay as they were written.").waitFor();
  await recipe.getByRole("spinbutton", { name: "Servings" }).fill("10");
  await page.keyboard.press("Enter");
  await expect.poll(() => textsOf(ingredients), soon).toEqual(["500 g flour", "5 eggs", "salt"]);
  await page.reload();
  await expect.poll(() => textsOf(ingredients), soon).toEqual(["500 g flour", "5 eggs", "salt"]);
  await ingredients.nth(2).fill("1/2 tsp salt");
  await ingredients.nth(2).blur();
  await expect.poll(() => textsOf(ingredients), soon).toEqual(["500 g flour", "5 eggs", "½ tsp salt"]);
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(walk.faults).toEqual([]);
});

test("a message is edited, tells its gaps and its length, and opens in the person's mail program", async () => {
  await using walk = await answers.open(cardAnswer(letter));
  const { page } = walk;
  const message = card(page, "Heating");
  await message.getByText("1 gap […] to fill in").waitFor();
  await message.getByRole("textbox", { name: "Text" }).fill("Hello,\nit is cold since Monday.");
  await message.getByText("31 characters").waitFor();
  expect(await message.getByText(/gap/).count()).toBe(0);
  const link = message.getByRole("link", { name: "Open in your mail program" });
  expect(await link.getAttribute("href")).toBe(
    "mailto:berg@example.org?subject=Heating&body=Hello%2C%0D%0Ait%20is%20cold%20since%20Monday.",
  );
  await message.getByRole("textbox", { name: "Text" }).fill("ü".repeat(2000));
  await message.getByText("Too long for a mail link").waitFor();
  expect(await link.count()).toBe(0);
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(walk.faults).toEqual([]);
});

test("a change is asked for with the card as the person has it now", async () => {
  await using walk = await answers.open(cardAnswer(packing));
  const { page } = walk;
  await lines(page).first().fill("Passport and copy");
  await card(page, "Norway").getByRole("textbox", { name: "Ask for a change" }).fill("add sunscreen");
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.url().includes("personas.guide.start")),
    page.keyboard.press("Enter"),
  ]);
  const { input } = Object.values(sent.postDataJSON() as object)[0] as { input: Record<string, unknown> };
  expect(input).toMatchObject({
    question: "add sunscreen",
    action: "task",
    card: { items: [{ text: "Passport and copy" }, {}, {}] },
  });
  await card(page, "The trip").getByRole("textbox", { name: "Line 1" }).waitFor();
  expect(await card(page, "The trip").getByRole("textbox", { name: "Line 1" }).inputValue()).toBe("Sunscreen");
  expect(walk.faults).toEqual([]);
});

test("a wish that is typed becomes a card with a line above it", async () => {
  await using walk = await openPage(answers.browser, answers.server.url);
  await walk.ask("Packing list for a weekend in Rome");
  await walk.ended();
  await card(walk.page, "The trip").getByText("0 of 1 done").waitFor();
  expect(await walk.text()).toMatch(/^Here is your checklist\./);
  expect(walk.faults).toEqual([]);
});

test("on a shared page a card is read, not changed", async () => {
  await using walk = await answers.open(cardAnswer(packing));
  const { page } = walk;
  await card(page, "Norway").getByRole("checkbox", { name: "Done: Passport" }).check();
  await page.getByRole("button", { name: "Conversation menu" }).click();
  await page.getByRole("menuitem", { name: "Share …" }).click();
  const dialog = page.getByRole("dialog", { name: "Share this conversation" });
  await dialog.getByRole("button", { name: "Make a link" }).click();
  await page.goto(await dialog.getByRole("textbox").first().inputValue());
  await card(page, "Norway").getByText("1 of 3 done").waitFor();
  expect(await card(page, "Norway").getByRole("textbox").count()).toBe(0);
  expect(await card(page, "Norway").getByRole("checkbox", { name: "Done: Passport" }).isDisabled()).toBe(true);
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(walk.faults).toEqual([]);
});

test.each(Object.entries(madeCards))(
  "on a phone, in German and from right to left nothing of %s sticks out",
  async (_, shown) => {
    await using walk = await answers.open(cardAnswer(shown), { ...phone, locale: "de-DE" });
    const { page } = walk;
    const region = card(page, shown.title);
    await region.getByRole("textbox", { name: "Um eine Änderung bitten" }).waitFor();
    for (const direction of ["ltr", "rtl"]) {
      await page.evaluate((dir) => (document.documentElement.dir = dir), direction);
      await expect.poll(() => isInside(page), soon).toBe(true);
      const [inner, outer] = [await boxAtRest(region), page.viewportSize()?.width ?? 0];
      expect(inner.x).toBeGreaterThanOrEqual(0);
      expect(inner.x + inner.width).toBeLessThanOrEqual(outer);
    }
    expect(await violationsInBothThemes(page)).toEqual([]);
    expect(walk.faults).toEqual([]);
  },
);
