// Managing conversations: thousands in the rail, searching them, links into them, files in and out, deleting with counts.
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { addConversations, titleOf } from "../support/many-conversations.ts";
import { focused, heldToast, openPage, soon, tidy } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { violationsInBothThemes } from "../support/axe.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct({ text: "The evaporator takes up heat outside.", tokensPerSecond: 0 });
/** Milliseconds after which a letter begins another word. */
const wordPause = 800;
const open = (path?: string) => openPage(product.browser, product.facet.url, path === undefined ? {} : { path });

async function held(question: string): Promise<PageWalk> {
  const walk = await open();
  await walk.ask(question);
  await walk.ended();
  return walk;
}

test("a search finds titles and messages, marks the words, and a hit leads to its message", async () => {
  await using walk = await held("Heat pumps, in one sentence.");
  const { page, rail } = walk;
  await walk.ask("And in frost?");
  await walk.ended();
  const address = page.url();
  await page.keyboard.press("Escape");
  await page.getByRole("region", { name: "Conversation" }).focus();
  await page.keyboard.press("n");
  await page.locator(".example").first().waitFor();
  await page.getByRole("main").focus();
  await page.keyboard.press("/");
  await expect.poll(() => focused(page), soon).toBe("Search conversations");
  await page.keyboard.type("evaporator");
  await rail.getByText("2 messages", { exact: true }).waitFor();
  await expect.poll(() => rail.locator(".hit mark").allTextContents(), soon).toEqual(["evaporator", "evaporator"]);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.url(), soon).toMatch(/\/c\/[^#]+#.+/);
  await expect.poll(() => page.url().startsWith(address.split("?")[0] ?? ""), soon).toBe(true);
  await walk.answers.first().waitFor();

  // The address leads there by itself too, with a draft for the composer, which then is gone from it.
  const { pathname, hash } = new URL(page.url());
  await page.goto(`${product.facet.url}${pathname}?persona=guide&draft=And%20then%3F${hash}`);
  await expect.poll(() => walk.composer.inputValue(), soon).toBe("And then?");
  await expect.poll(() => page.evaluate(() => location.search + location.hash), soon).toBe(`?persona=guide${hash}`);
  await page.reload();
  await walk.answers.first().waitFor();
  await page.getByRole("main").focus();
  await page.keyboard.press("/");
  await expect.poll(() => focused(page), soon).toBe("Search conversations");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("nowhere-to-be-found");
  await rail.getByText("Nothing found").waitFor();
  await page.keyboard.press("Escape");
  await rail.getByRole("list", { name: "Conversations" }).waitFor();
  expect(walk.faults).toEqual([]);
});

test("a link with a persona and a draft fills the composer, keeps what was written, sends nothing and leaves the address", async () => {
  await using walk = await open("/?persona=guide&draft=Why%20is%20the%20sky%20blue%3F");
  const { page, composer } = walk;
  await expect.poll(() => composer.inputValue(), soon).toBe("Why is the sky blue?");
  await expect.poll(() => new URL(page.url()).search, soon).toBe("?persona=guide");
  await page.reload();
  await expect.poll(() => composer.inputValue(), soon).toBe("Why is the sky blue?");
  await page.goto(`${product.facet.url}/?persona=guide&draft=And%20red%20at%20dusk%3F`);
  await expect.poll(() => composer.inputValue(), soon).toBe("Why is the sky blue?\n\nAnd red at dusk?");
  expect(await walk.questions.count()).toBe(0);
  expect(walk.faults).toEqual([]);
});

test("the longest draft a link may bring arrives whole", async () => {
  const words = "ä".repeat(20_000);
  await using walk = await open(`/?persona=guide&draft=${encodeURIComponent(words)}`);
  await expect.poll(async () => (await walk.composer.inputValue()).length, soon).toBe(20_000);
});

test("a conversation goes out as JSON and Markdown, and the JSON comes in again; a wrong file is told what is wrong", async () => {
  await using walk = await held("What is exported?");
  const { page, rail } = walk;
  const take = async (item: string) => {
    const menu = page.getByRole("button", { name: "Conversation menu" });
    await menu.click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: item }).click(),
    ]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  };
  const markdown = await take("Export as Markdown");
  expect(markdown.name).toMatch(/\.md$/);
  expect(markdown.text).toContain("The evaporator takes up heat outside.");
  const json = await take("Export as JSON");
  const links = rail.locator("a.thread-link");
  await rail.locator("a[aria-current=page]").waitFor();
  const before = await links.count();

  await page.goto(`${product.facet.url}/settings`);
  const field = page.locator("input[type=file][accept*=json]");
  await field.setInputFiles({ name: "notes.json", mimeType: "application/json", buffer: Buffer.from("# Notes") });
  await page
    .getByRole("alert")
    .getByText(/not a JSON file/)
    .waitFor();
  await field.setInputFiles({
    name: "list.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify([{ role: "nobody", text: "x" }])),
  });
  await page
    .getByRole("alert")
    .getByText(/0.*role|role/)
    .waitFor();
  await field.setInputFiles({ name: json.name, mimeType: "application/json", buffer: Buffer.from(json.text) });
  await walk.answer.getByText("The evaporator takes up heat outside.").waitFor();
  await expect.poll(() => links.count(), soon).toBe(before + 1);
  expect(walk.faults).toEqual([]);
});

test("a file dropped on the list of conversations is taken in, and a wrong one is told beside the list", async () => {
  await using walk = await open();
  const { page, rail } = walk;
  await rail.waitFor();
  const drop = (text: string) =>
    rail.evaluate((element, content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], "talk.json", { type: "application/json" }));
      element.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }, text);
  await drop("no json");
  await rail
    .getByRole("alert")
    .getByText(/not a JSON file/)
    .waitFor();
  await drop(
    JSON.stringify([
      { role: "user", text: "What fell from the sky?" },
      { role: "assistant", text: "A **file**." },
    ]),
  );
  await walk.answer.getByText("A file.").waitFor();
  await expect.poll(() => rail.getByRole("alert").count(), soon).toBe(0);
  expect(await page.locator(".file").count()).toBe(0);
  expect(walk.faults).toEqual([]);
});

test("a deletion says what went and when it is final, and can be undone", async () => {
  await using walk = await held("What is deleted?");
  const { page, rail } = walk;
  const links = rail.locator("a.thread-link");
  await rail.locator("a[aria-current=page]").waitFor();
  const before = await links.count();
  await rail.locator("a[aria-current=page]").focus();
  await page.keyboard.press("Delete");
  const toast = await heldToast(page);
  await toast.getByText("2 messages, final in five minutes").waitFor();
  await expect.poll(() => links.count(), soon).toBe(before - 1);
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => links.count(), soon).toBe(before);
});

test("5,000 conversations open, scroll and are walked through by keys with a few rows in the page", async () => {
  addConversations(product.facet, 5000);
  await using walk = await open();
  const { page, rail } = walk;
  const rows = rail.getByRole("listitem");
  await rail.getByRole("link", { name: titleOf(3), exact: true }).waitFor();
  await expect.poll(() => rows.count(), soon).toBeLessThan(80);
  await expect
    .poll(async () => Number(await rows.first().getAttribute("aria-setsize")), soon)
    .toBeGreaterThanOrEqual(5000);

  const list = rail.locator(".list");
  await expect
    .poll(async () => {
      await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      return Number(await rows.last().getAttribute("aria-posinset"));
    }, soon)
    .toBeGreaterThan(600);
  expect(await rows.count()).toBeLessThan(80);

  await list.evaluate((element) => element.scrollTo(0, 0));
  const third = rail.getByRole("link", { name: titleOf(3), exact: true });
  await third.click();
  await third.focus();
  // Scrolled out of sight and back it still has the focus.
  await list.evaluate((element) => element.scrollTo(0, 9000));
  await rail.getByRole("link", { name: titleOf(300), exact: true }).waitFor();
  await list.evaluate((element) => element.scrollTo(0, 0));
  await rail.getByRole("link", { name: titleOf(10), exact: true }).waitFor();
  await expect.poll(() => focused(page), soon).toBe(titleOf(3));
  for (let step = 0; step < 60; step += 1) await page.keyboard.press("ArrowDown");
  await expect.poll(async () => tidy(await focused(page)), soon).toBe(titleOf(63));
  await page.keyboard.press("End");
  await expect.poll(async () => Number(/\d+$/.exec(await focused(page))?.[0]), soon).toBeGreaterThan(600);
  await page.keyboard.press("Home");
  // Letters typed too slowly, as on a busy machine, are a word each: then they are typed again.
  const typed = async () => {
    await page.keyboard.type("Urban soils 17");
    return focused(page);
  };
  await expect.poll(typed, { ...soon, interval: wordPause }).toBe(titleOf(17));

  await page.keyboard.press("F2");
  await page.getByRole("textbox", { name: "New name of the conversation" }).fill("A name of its own");
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page), soon).toBe("A name of its own");
  // By now it is a key, and no letter of the word.
  await page.waitForTimeout(wordPause);
  await page.keyboard.press("p");
  await rows.first().getByRole("link", { name: "A name of its own" }).waitFor();
  expect(walk.faults).toEqual([]);
});

test("a conversation on no page of the list opens by its address, with its title, and one that never was says so", async () => {
  await using walk = await open("/c/many-4321");
  await walk.page.getByRole("heading", { name: titleOf(4321), level: 1 }).waitFor();
  await walk.page.goto(`${product.facet.url}/c/never-was`);
  await walk.page.getByRole("heading", { name: "There is nothing here" }).waitFor();
});
