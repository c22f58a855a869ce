// Memory on the page: what is kept, what an answer was reminded of, what the model sees; all of it to be changed and forgotten.
import { expect, test } from "vitest";
import { violationsOf } from "../support/axe.ts";
import { boxAtRest, focused, heldToast, openPage, soon } from "../support/page-walk.ts";
import { askedQuestion, givenAnswer, openMemory, useReminded } from "../support/reminded.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const reminded = useReminded();
/** Where facts are read from what is told. */
const product = useWholeProduct();

test("a sentence kept by hand is listed, changed in its place and forgotten; the focus is never lost, and it can be undone", async () => {
  await using walk = await reminded.answered(["The budget covers 350 trees.", "The streets are narrow."]);
  const { page } = walk;
  await openMemory(page);
  await page.getByRole("textbox", { name: /^Remember something/ }).fill("The office signs as Harlow Parks.");
  await page.keyboard.press("Enter");
  await page.locator(".panel .memory").getByText("The office signs as Harlow Parks.").waitFor();

  await page.getByRole("button", { name: "Edit: The budget covers 350 trees." }).click();
  await page.keyboard.press("Escape");
  await expect.poll(() => focused(page), soon).toBe("Edit: The budget covers 350 trees.");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("The budget covers 500 trees.");
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page), soon).toBe("Edit: The budget covers 500 trees.");

  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const forget = page.getByRole("button", { name: "Forget: The budget covers 500 trees." });
  const toast = await heldToast(page);
  await forget.waitFor({ state: "detached" });
  await expect.poll(() => focused(page), soon).toMatch(/The streets are narrow\.$/);
  await toast.getByRole("button", { name: "Undo" }).click();
  await forget.waitFor();
  expect(walk.faults).toEqual([]);
});

test("what an answer was reminded of stands under it; what is forgotten there is struck through, and gone from the panel", async () => {
  await using walk = await reminded.answered(["The budget covers 500 trees.", "The streets are narrow."]);
  const { page, answer } = walk;
  await answer.getByRole("button", { name: "Recalled 2 memories" }).click();
  await answer.getByText("What the model saw, 2,722 of 8,192 tokens: Instructions 412, Recent turns 2,310.").waitFor();
  await answer.getByRole("button", { name: "Forget: The streets are narrow." }).click();
  await answer.locator("del", { hasText: "The streets are narrow." }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), soon).toBe("LI");
  await openMemory(page);
  await expect
    .poll(() => page.locator(".panel .memory > li").allTextContents(), soon)
    .toEqual([expect.stringContaining("The budget covers 500 trees.")]);
  const kept = async () => (await reminded.api().memories.list.query({ conversationId: walk.conversationId })).memories;
  await expect
    .poll(async () => (await kept()).map((each) => each.text), soon)
    .toEqual(["The budget covers 500 trees."]);
});

test("what the person tells is kept, a correction shows what it replaced, and both lead to their message", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { reducedMotion: "reduce" });
  const { page } = walk;
  await page.getByRole("button", { name: "Memory", exact: true }).click();
  await walk.ask("The budget is 350 trees. How do we plan them?");
  await walk.ended();
  const panel = page.getByRole("complementary", { name: "Memory" });
  await panel.locator(".memory").getByText("The budget is 350 trees.").waitFor();
  await walk.ask("Actually, the budget is 500 trees.");
  await walk.ended();
  const row = panel.locator(".memory > li", { hasText: "500 trees" });
  await row.locator("s", { hasText: "350 trees" }).waitFor();
  await row.getByText("corrected by you").waitFor();
  await row.getByRole("link", { name: "turn 2" }).click();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent), soon)
    .toContain("Actually, the budget is 500 trees.");
  expect(walk.faults).toEqual([]);
});

test("a fact that is forgotten and taken back says again where it was told, and is the same one", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { reducedMotion: "reduce" });
  const { page } = walk;
  await page.getByRole("button", { name: "Memory", exact: true }).click();
  await walk.ask("The budget is 350 trees. My sister lives in Bonn.");
  await walk.ended();
  const rows = page.locator(".panel .memory > li");
  await rows.nth(1).waitFor();
  const row = rows.filter({ hasText: "350 trees" });
  for (const each of [row, rows.filter({ hasText: "Bonn" })])
    await each.getByRole("link", { name: "turn 1" }).waitFor();
  const before = await rows.allInnerTexts();
  await row.getByRole("button", { name: /^Forget/ }).click();
  const toast = await heldToast(page);
  await row.waitFor({ state: "detached" });
  await toast.getByRole("button", { name: "Undo" }).click();
  await row.getByRole("link", { name: "turn 1" }).waitFor();
  await expect.poll(() => rows.allInnerTexts(), soon).toEqual(before);
  expect(walk.faults).toEqual([]);
});

test("memory is switched off before the first message, over a reload, and nothing of that conversation is kept", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { reducedMotion: "reduce" });
  const { page } = walk;
  const chip = page.locator(".message-chips").getByText("This conversation is not remembered");
  const remembers = page.getByRole("switch", { name: "Remember in this conversation" });
  const off = "aria-checked=false";
  await page.getByRole("button", { name: "Memory", exact: true }).click();
  await remembers.click();
  await chip.waitFor();
  await page.getByRole("button", { name: "Remember it after all" }).click();
  await chip.waitFor({ state: "detached" });
  await remembers.click();
  await chip.waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.reload();
  await chip.waitFor();
  await walk.ask("The budget is 350 trees.");
  await walk.ended();
  await chip.waitFor({ state: "detached" });
  if ((await remembers.count()) === 0) await page.getByRole("button", { name: "Memory", exact: true }).click();
  await page.locator(`[role=switch][${off}]`).waitFor();
  await page.locator(".panel").getByText("This conversation is not remembered").waitFor();
  const conversationId = new URL(page.url()).pathname.split("/").at(-1);
  const list = `${product.facet.url}/trpc/memories.list?input=${encodeURIComponent(JSON.stringify({ conversationId }))}`;
  const listed = async () => (await (await page.request.get(list)).json()).result.data;
  await expect.poll(listed, soon).toEqual({ remembers: false, memories: [], summary: null });
  await page.goto(`${product.facet.url}/?persona=guide`);
  await walk.composer.waitFor();
  expect(await chip.count()).toBe(0);
  expect(walk.faults).toEqual([]);
});

test("an answer that was reminded of nothing says nothing of memory", async () => {
  await using walk = await reminded.answered([]);
  expect(await walk.answer.getByRole("button", { name: /^Recalled/ }).count()).toBe(0);
});

test("the line of memories comes while the answer is written and moves none of its words", async () => {
  const told = await reminded.begin(["The budget covers 500 trees."]);
  told.tell([{ type: "text-delta", field: "answer", text: givenAnswer }]);
  await using walk = await reminded.open(told.path);
  const words = walk.answer.locator(".prose");
  await words.getByText(givenAnswer).waitFor();
  const before = await boxAtRest(words);
  told.tell([{ type: "memories-recalled", memories: told.recalled }]);
  await walk.answer.getByRole("button", { name: "Recalled 1 memory" }).waitFor();
  expect(await boxAtRest(words)).toEqual(before);
  told.end();
  await walk.ended();
});

test("each part of the model's window can be read, and what is typed counts as the question", async () => {
  await using walk = await reminded.answered(["The budget covers 500 trees."]);
  const { page, composer } = walk;
  await openMemory(page);
  await page.getByRole("button", { name: /^Recent turns/ }).click();
  await page.getByRole("region", { name: "Recent turns" }).getByText(askedQuestion).waitFor();
  expect(await page.getByRole("button", { name: /^Question/ }).count()).toBe(0);
  await composer.fill("And in how many years will they give shade?");
  await page.getByRole("button", { name: /^Question \d+/ }).click();
  await page.getByRole("region", { name: "Question" }).getByText("And in how many years").waitFor();
});

test("switched off it asks first, then forgets and says how much; switched on again it begins anew", async () => {
  await using walk = await reminded.answered(["The budget covers 500 trees.", "The streets are narrow."]);
  const { page, conversationId } = walk;
  await openMemory(page);
  const remembers = page.getByRole("switch", { name: "Remember in this conversation" });
  await remembers.click();
  await page.getByText("Forget 2 memories of this conversation?").waitFor();
  await expect.poll(() => focused(page), soon).toBe("Go on remembering");
  await page.keyboard.press("Escape");
  await expect.poll(() => focused(page), soon).toBe("Remember in this conversation");
  await expect.poll(() => remembers.getAttribute("aria-checked"), soon).toBe("true");

  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Forget and switch off" }).click();
  await page.getByText("This conversation is not remembered").waitFor();
  await page.getByText(/^\d+ memories forgotten\.$/).waitFor();
  await expect.poll(() => focused(page), soon).toBe("Remember in this conversation");
  const off = async () => {
    const { remembers: isOn, memories } = await reminded.api().memories.list.query({ conversationId });
    return [isOn, memories];
  };
  await expect.poll(off, soon).toEqual([false, []]);

  await page.keyboard.press("Enter");
  await page.locator(".panel .add-fact").waitFor();
  await expect.poll(() => page.locator(".panel .memory").getByText("The streets are narrow.").count(), soon).toBe(0);
});

test("a fact kept for all conversations is in the settings, in a new conversation, and can be forgotten there", async () => {
  await using walk = await reminded.answered(["I write in British English."]);
  const { page } = walk;
  await openMemory(page);
  await page.getByRole("button", { name: "Keep for all conversations: I write in British English." }).click();
  await page.locator(".panel .tag", { hasText: "in all conversations" }).first().waitFor();
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.keyboard.press("n");
  await page.locator(".example").first().waitFor();
  await page.getByRole("button", { name: "Memory", exact: true }).click();
  await page.locator(".panel").getByText("I write in British English.").waitFor();
  await expect.poll(() => page.getByRole("switch").getAttribute("aria-checked"), soon).toBe("true");

  await page.goto(`${reminded.url()}/settings`);
  const section = page.getByRole("region", { name: "What Facet knows about you" });
  await section.getByText("I write in British English.").waitFor();
  await section.getByRole("button", { name: /^Forget/ }).click();
  const toast = await heldToast(page);
  await section.getByText("A fact gets here when").waitFor();
  await toast.getByRole("button", { name: "Undo" }).click();
  await section.getByText("I write in British English.").waitFor();
  await section.getByRole("button", { name: /^Forget/ }).click();
  await section.getByText("A fact gets here when").waitFor();
  await expect.poll(() => reminded.api().memories.aboutYou.query(), soon).toEqual({ memories: [] });
});

test("a search looks the way an answer is reminded, and a cleared one shows everything again", async () => {
  await using walk = await reminded.answered(["The budget covers 500 trees.", "My cat is called Miso."]);
  const { page } = walk;
  await openMemory(page);
  const search = page.getByRole("searchbox", { name: "Search memories" });
  await search.fill("cat");
  await page.locator("search [role=status]").getByText("best first").waitFor();
  await page.locator("search .memory").getByText("My cat is called Miso.").waitFor();
  expect(await page.locator("search .memory").getByText("The budget covers").count()).toBe(0);
  await search.press("Escape");
  await page.locator(".panel .memory").getByText("The budget covers 500 trees.").waitFor();
  await search.fill("submarine");
  await page.getByText("Nothing of this is remembered.").waitFor();
});
