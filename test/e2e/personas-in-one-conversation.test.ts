// One conversation, several personas: the tab, a name in the message, the hand-off between them, and one that is gone.
import { expect, test } from "vitest";
import { openAnswered } from "../support/answered.ts";
import { violationsInBothThemes } from "../support/axe.ts";
import { pick, ready, textFile } from "../support/documents-walk.ts";
import { countedWords, focused, heldToast, openPage, soon } from "../support/page-walk.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct();

const at = (count: number) => `w${String(count).padStart(4, "0")}`;

test("another tab is for the next message: the answer being written keeps its name and colour, and each persona its draft, also over a reload", async () => {
  product.stub.set({ tokens: 80, tokensPerSecond: 30 });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, composer, answer } = walk;
  await walk.ask("Tell me of pumps");
  await answer.getByText(at(5)).waitFor();
  product.stub.set({ tokensPerSecond: 2 });
  await composer.fill("for the Guide");
  await page.getByRole("tab", { name: "Researcher" }).click();
  await expect.poll(() => composer.inputValue(), soon).toBe("");
  await composer.fill("for the Researcher");
  await expect.poll(() => answer.getAttribute("data-persona"), soon).toBe("guide");
  await expect.poll(() => answer.getAttribute("aria-label"), soon).toBe("Guide");
  await page.reload();
  await expect.poll(() => composer.inputValue(), soon).toBe("for the Researcher");
  product.stub.set({ tokensPerSecond: 0 });
  await walk.ended();
  await expect.poll(() => walk.text(), soon).toBe(countedWords(80));
  await expect.poll(() => answer.getAttribute("data-persona"), soon).toBe("guide");
  await page.getByRole("tab", { name: "Guide" }).click();
  await expect.poll(() => composer.inputValue(), soon).toBe("for the Guide");
  expect(walk.faults).toEqual([]);
});

test("@ offers documents, and the field says how many are asked, only for a persona that reads them", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: "/?persona=researcher" });
  const { page, composer } = walk;
  await pick(page, [textFile("nutmeg notes.txt", "Nutmeg grows on the hill.")]);
  await ready(page, "nutmeg notes.txt");
  const option = page.getByRole("option", { name: /nutmeg notes/ });
  const scope = page.getByRole("button", { name: /^Documents 1/ });
  await composer.pressSequentially("@n");
  await option.waitFor();
  await scope.waitFor();
  await composer.press("Backspace");
  await composer.pressSequentially("creator @n");
  await page.getByText("To Creator, this message only").first().waitFor();
  await expect.poll(() => composer.inputValue(), soon).toBe("@n");
  await expect.poll(() => option.count(), soon).toBe(0);
  await expect.poll(() => scope.count(), soon).toBe(0);
  await composer.press("Backspace");
  await composer.pressSequentially("researcher @n");
  await option.waitFor();
  await scope.waitFor();
  expect(walk.faults).toEqual([]);
});

test("a file added while a persona that reads none is named goes to the tab that does, and back at a click", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: "/?persona=researcher" });
  const { page, composer } = walk;
  const chip = page.getByText("To Creator, this message only").first();
  await composer.pressSequentially("Where does mace grow? @creator ");
  await chip.waitFor();
  await pick(page, [textFile("mace notes.txt", "Mace grows around nutmeg.")]);
  const toast = await heldToast(page);
  await ready(page, "mace notes.txt");
  await expect.poll(() => chip.count(), soon).toBe(0);
  await expect.poll(() => composer.inputValue(), soon).toBe("Where does mace grow? ");
  await toast.getByRole("button", { name: "Go back" }).click();
  await chip.waitFor();
  await expect.poll(() => composer.inputValue(), soon).toBe("Where does mace grow? ");
  await expect
    .poll(() => page.getByRole("tab", { name: "Researcher" }).getAttribute("aria-selected"), soon)
    .toBe("true");
  expect(walk.faults).toEqual([]);
});

test("a persona named with @ gets this message only, from anywhere in the text, by keyboard alone", async () => {
  product.stub.set({ text: "Heat moves." });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, composer, questions, answer } = walk;
  const chip = page.getByText("To Researcher, this message only").first();
  await composer.pressSequentially("Which papers @re");
  await page.getByRole("option", { name: /^Researcher/ }).waitFor();
  await expect.poll(() => composer.getAttribute("aria-activedescendant"), soon).not.toBeNull();
  await composer.press("Enter");
  await chip.waitFor();
  await expect.poll(() => composer.inputValue(), soon).toBe("Which papers ");
  await composer.press("Home");
  await composer.press("Backspace");
  await expect.poll(() => chip.count(), soon).toBe(0);
  await expect.poll(() => composer.inputValue(), soon).toBe("Which papers ");

  await composer.press("End");
  await composer.pressSequentially("say so? @researcher ");
  await chip.waitFor();
  await page.reload();
  await chip.waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await composer.press("Enter");
  await questions.getByText("Which papers say so?").waitFor();
  await walk.ended();
  await expect.poll(() => answer.getAttribute("data-persona"), soon).toBe("researcher");
  await expect.poll(() => page.getByRole("tab", { name: "Guide" }).getAttribute("aria-selected"), soon).toBe("true");
  await expect.poll(() => chip.count(), soon).toBe(0);

  // Pasted whole, and to the tab itself.
  await walk.ask("@guide What is heat?");
  await answer.getByText("Heat moves.").waitFor();
  await questions.last().getByText("What is heat?", { exact: true }).waitFor();
  expect(walk.faults).toEqual([]);
});

test("an @ that was left with Esc stays a sign like any other", async () => {
  product.stub.set({ text: "A sign." });
  await using walk = await openPage(product.browser, product.facet.url);
  await walk.composer.pressSequentially("@resea");
  await walk.composer.press("Escape");
  await walk.composer.pressSequentially("rcher what is this?");
  await walk.composer.press("Enter");
  await walk.questions.getByText("@researcher what is this?").waitFor();
  await walk.ended();
  await expect.poll(() => walk.answer.getAttribute("data-persona"), soon).toBe("guide");
  expect(walk.faults).toEqual([]);
});

test("a hand-off with words is one click, and what was passed can be read", async () => {
  product.stub.set({ text: "A heat pump moves heat." });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, answer, questions } = walk;
  await walk.ask("How does it work?");
  await walk.ended();
  await answer.getByRole("button", { name: "Check this in my documents" }).click();
  await questions.last().getByText("What do my documents say about this?").waitFor();
  await expect
    .poll(() => page.getByRole("tab", { name: "Researcher" }).getAttribute("aria-selected"), soon)
    .toBe("true");
  await expect.poll(() => focused(page), soon).toBe("Message");
  await walk.ended();
  await expect.poll(() => answer.getAttribute("data-persona"), soon).toBe("researcher");

  const card = page.getByRole("note", { name: "Hand-off from Guide to Researcher" });
  await card.getByText("1 turn", { exact: true }).waitFor();
  expect(await card.getByText(/document|citation|memor/).count()).toBe(0);
  await card.getByRole("button", { name: "See what was passed" }).click();
  const sheet = page.getByRole("dialog", { name: "What Researcher was told" });
  await sheet.getByText("How does it work?").waitFor();
  await sheet.getByText("A heat pump moves heat.").waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect.poll(() => sheet.count(), soon).toBe(0);
  await expect.poll(() => focused(page), soon).toBe("See what was passed");
  expect(walk.faults).toEqual([]);
});

test("a hand-off without words goes to the tab and waits for the person's own", async () => {
  product.stub.set({ text: "A heat pump moves heat." });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, answer, questions } = walk;
  await page.route("**/trpc/personas.catalogue**", async (route) => {
    const response = await route.fetch();
    const words = /"text":\{"en":"What do my documents say about this\?"[^}]*\}/g;
    const body = (await response.text()).replace(words, '"text":null');
    await route.fulfill({ response, body });
  });
  await page.reload();
  await walk.ask("How does it work?");
  await walk.ended();
  await answer.getByRole("button", { name: "Check this in my documents" }).click();
  await expect.poll(() => focused(page), soon).toBe("Message");
  await expect
    .poll(() => page.getByRole("tab", { name: "Researcher" }).getAttribute("aria-selected"), soon)
    .toBe("true");
  expect(await questions.count()).toBe(1);
  expect(walk.faults).toEqual([]);
});

test("an answer is not offered to become what it is, nor a sentence to become shorter, and at 360 pixels no line between chips begins a row", async () => {
  await using server = await openAnswered();
  const persona = { id: "researcher", version: "1" };
  const summary = "Shade cools by one degree.";
  const table = { columns: ["Shade"], rows: [[{ text: "40 %" }]] };
  const plain = await server.answer({ persona, question: "Does shade cool?", outputs: { summary } });
  const long = "Shade cools by one degree, once two fifths of the block are under crowns. ".repeat(4);
  const tabled = await server.answer({ persona, question: "Does shade cool?", outputs: { summary: long, table } });
  await using walk = await openPage(product.browser, server.url, { path: plain });
  const { page, answer } = walk;
  await answer.getByRole("button", { name: "As a table" }).waitFor();
  expect(await answer.getByRole("button", { name: "Shorter" }).count()).toBe(0);
  await page.goto(server.url + tabled);
  await answer.getByRole("button", { name: "Shorter" }).waitFor();
  expect(await answer.getByRole("button", { name: "As a table" }).count()).toBe(0);

  /** Pixels from where the group is cut off to the line before the hand-offs. */
  const lineAfterCut = () =>
    answer.locator(".follow-ups").evaluate((group) => {
      const cut = Number(/inset\(\S+ \S+ \S+ ([\d.]+)px/.exec(getComputedStyle(group).clipPath)?.[1]);
      const passes = group.querySelector(".passes");
      const line = passes ? Number.parseFloat(getComputedStyle(passes, "::before").insetInlineStart) : Number.NaN;
      return (passes?.getBoundingClientRect().left ?? Number.NaN) + line - group.getBoundingClientRect().left - cut;
    });
  await expect.poll(() => lineAfterCut(), soon).toBeGreaterThan(0);
  await page.setViewportSize({ width: 360, height: 780 });
  await expect.poll(lineAfterCut, soon).toBeLessThanOrEqual(-1);
  expect(walk.faults).toEqual([]);
});

test("a conversation with a persona that is gone can be read, and its question asked of another", async () => {
  await using server = await openAnswered();
  const persona = { id: "alchemist", version: "3" };
  const outputs = { recipe: "Take *quicksilver*.", yields: { gold: 2, lead: [1, 2] } };
  const path = await server.answer({ persona, question: "Gold: how is it made?", input: { metal: "gold" }, outputs });
  await using walk = await openPage(product.browser, server.url, { path });
  const { page, answer, questions } = walk;
  await answer.getByText("quicksilver").waitFor();
  await answer.getByText(/"?gold"?: 2/).waitFor();
  await answer.getByRole("heading", { name: "A persona that is no longer here" }).waitFor();
  await expect.poll(() => answer.getAttribute("data-persona"), soon).toBe("none");

  await answer.getByRole("button", { name: "Answer again" }).click();
  await page.getByRole("menuitem", { name: "As Guide" }).waitFor();
  expect(await page.getByRole("menuitem", { name: "Again", exact: true }).count()).toBe(0);
  await page.keyboard.press("Escape");

  await page.getByRole("tab", { name: "Guide" }).click();
  await questions.getByRole("button", { name: "Edit the question" }).click();
  const field = page.getByRole("textbox", { name: "Edit the question" });
  await expect.poll(() => field.inputValue(), soon).toBe("Gold: how is it made?");
  await page.getByRole("button", { name: "Ask again" }).click();
  await page.getByRole("group", { name: "2 of 2" }).first().waitFor();
  await expect.poll(() => answer.getAttribute("data-persona"), soon).toBe("guide");
  expect(walk.faults).toEqual([]);
});
