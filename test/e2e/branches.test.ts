// Branches on the page: undo and redo, delete, another model or persona, two answers side by side, and what changed.
import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { openPage as openClient } from "../support/page-client.ts";
import { violationsInBothThemes } from "../support/axe.ts";
import { countedWords, focused, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { startStubModelServer } from "../support/stub-model-server.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct();

const at = (count: number) => `w${String(count).padStart(4, "0")}`;

async function askAll(walk: PageWalk, questions: readonly string[]): Promise<void> {
  for (const question of questions) {
    await walk.ask(question);
    await walk.ended();
  }
}

/** From the menu that the button opens. */
async function choose(walk: PageWalk, button: Locator, item: string): Promise<void> {
  await button.click();
  await walk.page.getByRole("menuitem", { name: item, exact: true }).click();
}

test("the last question is taken back with the keyboard, its words are in the field again, and nothing is lost", async () => {
  product.stub.set({ text: "An answer." });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, composer, questions } = walk;
  await askAll(walk, ["The first", "The second"]);
  await composer.press("Control+z");
  await expect.poll(() => questions.count(), soon).toBe(1);
  await expect.poll(() => composer.inputValue(), soon).toBe("The second");
  await expect.poll(() => focused(page), soon).toBe("Message");
  await page.getByRole("button", { name: "Redo" }).click();
  await questions.getByText("The second").waitFor();
  await expect.poll(() => composer.inputValue(), soon).toBe("");
  await expect.poll(() => focused(page), soon).toBe("Message");

  await choose(walk, questions.last().getByRole("button", { name: "More for this question" }), "Undo this question");
  await expect.poll(() => composer.inputValue(), soon).toBe("The second");
  await page.reload();
  await page.getByText("1 question was asked here before. It is kept.").waitFor();
  await expect.poll(() => questions.count(), soon).toBe(1);
  await expect.poll(() => composer.inputValue(), soon).toBe("The second");
  await page.getByRole("button", { name: "Show it again" }).click();
  await questions.getByText("The second").waitFor();
  expect(walk.faults).toEqual([]);
});

test("typing that was deleted by hand comes back with the same keys, not the question before it", async () => {
  product.stub.set({ text: "An answer." });
  await using walk = await openPage(product.browser, product.facet.url);
  await askAll(walk, ["The first"]);
  await walk.composer.pressSequentially("ab");
  await walk.composer.press("Backspace");
  await walk.composer.press("Backspace");
  await walk.composer.press("Control+z");
  await expect.poll(() => walk.composer.inputValue(), soon).not.toBe("");
  expect(await walk.questions.count()).toBe(1);
  expect(walk.faults).toEqual([]);
});

test("a branch is deleted after it was asked in place, with what it holds, and the other one stays", async () => {
  product.stub.set({ text: "An answer." });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, questions } = walk;
  await askAll(walk, ["The first", "The second", "The third"]);
  const menu = questions.nth(1).getByRole("button", { name: "More for this question" });
  await choose(walk, menu, "Delete from here");
  const confirm = page.getByRole("alertdialog");
  await confirm.getByText("2 questions and 2 answers, every version counted").waitFor();
  await expect.poll(() => focused(page), soon).toBe("Keep");
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect.poll(() => confirm.count(), soon).toBe(0);
  await expect.poll(() => questions.count(), soon).toBe(3);
  await choose(walk, menu, "Delete from here");
  await confirm.getByRole("button", { name: "Delete" }).click();
  await page.getByText("Branch deleted").waitFor();
  await page.getByText(/^4 messages/).waitFor();
  await expect.poll(() => questions.count(), soon).toBe(1);
  await page.reload();
  await questions.getByText("The first").waitFor();
  expect(await page.getByText("Show it again").count()).toBe(0);
  expect(walk.faults).toEqual([]);
});

test("a question is answered again by another model and as another persona, each a version", async () => {
  const other = await startStubModelServer({ model: "other-model", text: "Seen by the other." });
  try {
    product.stub.set({ text: "Seen by the one." });
    const client = openClient(product.facet.url);
    await client.api.models.add.mutate({ url: other.url });
    await using walk = await openPage(product.browser, product.facet.url);
    const { page, answer } = walk;
    await askAll(walk, ["Who sees it?"]);
    await choose(walk, answer.getByRole("button", { name: "Answer again" }), "other-model");
    await answer.getByText("Seen by the other.").waitFor();
    await walk.ended();
    await answer.getByRole("group", { name: "2 of 2" }).waitFor();
    await choose(walk, answer.getByRole("button", { name: "Answer again" }), "As Researcher");
    await expect.poll(() => answer.getAttribute("data-persona"), soon).toBe("researcher");
    await walk.questions.getByRole("group", { name: "2 of 2" }).waitFor();
    await page.locator("header.head").getByRole("button", { name: "Earlier version" }).click();
    await answer.getByText("Seen by the other.").waitFor();

    await choose(walk, page.getByRole("button", { name: "Compare", exact: true }), "other-model");
    await walk.ask("And both at once?");
    const pair = page.getByRole("group", { name: "Two answers side by side" });
    await pair.getByText("Seen by the one.").waitFor();
    await pair.getByText("Seen by the other.").waitFor();
    await pair.getByRole("region", { name: "other-model" }).waitFor();
    expect(walk.faults).toEqual([]);
    await client.api.models.remove.mutate({ modelId: (await idOf(client, "other-model")) ?? "" });
    client.close();
  } finally {
    await other.close();
  }
});

const idOf = async ({ api }: ReturnType<typeof openClient>, name: string) =>
  (await api.models.list.query()).models.find((each) => each.name === name)?.modelId;

test("two personas answer side by side while both are read; the chosen one goes on, the other is its version", async () => {
  product.stub.set({ tokens: 60, tokensPerSecond: 40 });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, composer, answers } = walk;
  await choose(walk, page.getByRole("button", { name: "Compare", exact: true }), "Researcher");
  await page.getByText("Side by side with Researcher").first().waitFor();
  await walk.ask("What is heat?");
  const pair = page.getByRole("group", { name: "Two answers side by side" });
  await pair.getByRole("region", { name: "Researcher" }).getByText("There are no documents here yet").waitFor();
  await pair.getByRole("region", { name: "Guide" }).getByText(at(5)).waitFor();
  await page.reload();
  await pair.getByRole("region", { name: "Guide" }).getByText(countedWords(60)).waitFor();
  expect(await pair.getByRole("group", { name: /of 2/ }).count()).toBe(0);
  expect(await violationsInBothThemes(page)).toEqual([]);

  await page.setViewportSize({ width: 360, height: 780 });
  await pair.getByRole("button", { name: "Go to the answer of Researcher" }).click();
  await expect
    .poll(() => pair.getByRole("region", { name: "Researcher" }).evaluate((e) => e.getBoundingClientRect().top), soon)
    .toBeLessThan(400);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), soon).toBe(360);
  await page.setViewportSize({ width: 1280, height: 800 });

  await pair.getByRole("button", { name: "Go on with this one: Researcher" }).click();
  await expect.poll(() => pair.count(), soon).toBe(0);
  await walk.answer.getByRole("group", { name: "2 of 2" }).waitFor();
  await expect.poll(() => walk.answer.getAttribute("data-persona"), soon).toBe("researcher");
  await expect.poll(() => focused(page), soon).toBe("Message");
  product.stub.set({ text: "It goes on.", tokensPerSecond: 0 });
  await walk.ask("Go on");
  await walk.ended();
  await expect.poll(() => answers.count(), soon).toBe(2);
  await answers.first().getByRole("button", { name: "Earlier version" }).click();
  await walk.answer.getByText(countedWords(60)).waitFor();
  await expect.poll(() => composer.inputValue(), soon).toBe("");
  expect(walk.faults).toEqual([]);
});

test("Esc stops both of two answers, and each can be stopped alone", async () => {
  product.stub.set({ tokens: 2000, tokensPerSecond: 30 });
  await using walk = await openPage(product.browser, product.facet.url, { path: "/?persona=guide" });
  const { page } = walk;
  const client = openClient(product.facet.url);
  const answers = [
    { persona: "guide", input: { question: "On and on" } },
    { persona: "guide", input: { question: "On and on", depth: "expert" } },
  ];
  const { conversationId } = await client.api.messages.compare.mutate({ answers });
  client.close();
  await page.goto(`${product.facet.url}/c/${conversationId}`);
  const pair = page.getByRole("group", { name: "Two answers side by side" });
  await pair.locator("article").nth(1).getByText(at(5)).waitFor();
  await pair
    .getByRole("button", { name: /^Stop the answer/ })
    .first()
    .click();
  await expect.poll(() => pair.getByText(/^Stopped after/).count(), soon).toBe(1);
  await page.keyboard.press("Escape");
  await expect.poll(() => pair.getByText(/^Stopped after/).count(), soon).toBe(2);
  await expect.poll(() => product.stub.counts.open, soon).toBe(0);
  expect(walk.faults).toEqual([]);
});

test("what changed after a refinement is told word by word, at 360 pixels too", async () => {
  product.stub.set({ text: "The deadline is on Friday." });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, answer } = walk;
  await walk.ask("When is it due?");
  await walk.ended();
  expect(await answer.getByRole("button", { name: "What changed" }).count()).toBe(0);
  product.stub.set({ text: "The new deadline is on Monday." });
  await walk.ask("It was moved");
  await walk.ended();
  await answer.getByRole("button", { name: "What changed" }).click();
  const dialog = page.getByRole("dialog", { name: "What changed" });
  await dialog.getByText("2 words added, 1 word removed").waitFor();
  await expect
    .poll(async () => (await dialog.locator("ins").allInnerTexts()).join(" "), soon)
    .toMatch(/new[\s\S]*Monday/);
  await expect.poll(async () => (await dialog.locator("del").allInnerTexts()).join(" "), soon).toContain("Friday");
  await dialog.getByText("removed:").first().waitFor({ state: "attached" });
  await page.setViewportSize({ width: 360, height: 780 });
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect.poll(() => dialog.count(), soon).toBe(0);
  expect(walk.faults).toEqual([]);
});

test("an address leads to one message, also on a branch that is not shown", async () => {
  product.stub.set({ text: "An answer." });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, questions } = walk;
  await askAll(walk, ["The first, as it was", "The second"]);
  const id = await questions.first().getAttribute("id");
  await questions.first().getByRole("button", { name: "Edit the question" }).click();
  await page.getByRole("textbox", { name: "Edit the question" }).fill("The first, anew");
  await page.getByRole("button", { name: "Ask again" }).click();
  await questions.getByText("The first, anew").waitFor();
  await walk.ended();
  await page.goto(`${new URL(page.url()).origin}${new URL(page.url()).pathname}#${id}`);
  await page.reload();
  await questions.getByText("The first, as it was").waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id), soon).toBe(id);
  await questions.getByText("The second").waitFor();
  expect(walk.faults).toEqual([]);
});
