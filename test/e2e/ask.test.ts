// Asking, in a real browser: from the first question on an empty workbench to branches, against the real server and a stub model.
import { expect, test } from "vitest";
import { lesson } from "../support/lesson.ts";
import { countedWords, openPage, soon, tidy } from "../support/page-walk.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct();

/** Calls for answers: what else the model is asked, for a title or for what to keep, is JSON or short and comes after them. */
const askedFor = (question: string) =>
  product.stub.counts.requests.filter(
    ({ messages }) =>
      JSON.stringify(messages.at(-1)).includes(question) && !/You (?:note|name) /.test(JSON.stringify(messages[0])),
  );

const at = (count: number) => `w${String(count).padStart(4, "0")}`;
/** Tokens a second that keep an answer being written for as long as a busy machine needs to look at it. */
const slowly = 2;

test("the first question on an empty workbench gets a streamed answer with code, a table and formulas, an address and a title in the rail", async () => {
  product.stub.set({ text: lesson, tokensPerSecond: 5 });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, answer, rail } = walk;
  await rail.getByText("Your conversations will be listed here.").waitFor();
  expect(new URL(page.url()).pathname).toBe("/");

  await walk.ask("Heat pumps: how do they work?");
  await answer.locator("ol li", { hasText: "takes up heat" }).waitFor();
  product.stub.set({ tokensPerSecond: slowly });
  expect(await answer.getAttribute("aria-busy")).toBe("true");
  expect(await answer.locator("math, .katex").count()).toBe(0);
  await rail.getByRole("link", { name: "Heat pumps: how do they work?" }).waitFor();
  await expect.poll(() => new URL(page.url()).pathname, soon).toMatch(/^\/c\/[\w-]+$/);
  await expect.poll(() => page.title(), soon).toContain("Heat pumps: how do they work?");

  product.stub.set({ tokensPerSecond: 0 });
  await walk.ended();
  await answer.locator("strong", { hasText: "warm to cold" }).waitFor();
  await answer.getByRole("heading", { name: "In three steps", level: 3 }).waitFor();
  await expect
    .poll(() => answer.locator("td").allInnerTexts(), soon)
    .toEqual(["evaporator", "takes heat in", "condenser", "gives heat off"]);
  await answer.locator("pre .t-k", { hasText: "def" }).waitFor();
  await answer.locator("pre .t-c", { hasText: "# 3 to 4" }).waitFor();
  await expect.poll(() => answer.locator(".katex").count(), soon).toBe(2);
  await expect
    .poll(() => answer.getByRole("link", { name: /the manual/ }).getAttribute("href"), soon)
    .toBe("https://example.org/pumps");
  await expect.poll(() => answer.locator(".caret").count(), soon).toBe(0);
  expect(walk.faults).toEqual([]);
});

test("an answer is copied as Markdown, as plain text, and its code alone", async () => {
  product.stub.set({ text: lesson });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, context, answer } = walk;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await walk.ask("Copy this");
  await walk.ended();
  // What is still drawn would push the open menu out of sight.
  await answer.locator(".katex").last().waitFor();
  await answer.locator("pre .t-k").first().waitFor();

  await answer.getByRole("button", { name: "Copy", exact: true }).and(page.locator("[aria-haspopup]")).click();
  await page.getByRole("menuitem", { name: "Copy as Markdown" }).click();
  await expect.poll(clipboard, soon).toBe(lesson.trim());
  await answer
    .getByRole("button", { name: /^(?:Copy|Copied)$/ })
    .and(page.locator("[aria-haspopup]"))
    .click();
  await page.getByRole("menuitem", { name: "Copy as plain text" }).click();
  await expect.poll(clipboard, soon).toContain("from warm to cold.");
  await answer.locator("figure button", { hasText: "Copy" }).click();
  await expect.poll(clipboard, soon).toBe("def cop(heat, work):\n    return heat / work  # 3 to 4");
  expect(walk.faults).toEqual([]);
});

test("a reload in the middle of an answer attaches to it again and ends with the whole text; the model was asked once", async () => {
  product.stub.set({ tokens: 200, tokensPerSecond: 30 });
  await using walk = await openPage(product.browser, product.facet.url);
  await walk.ask("Reload me");
  for (const words of [10, 25]) {
    await walk.answer.getByText(at(words)).waitFor();
    product.stub.set({ tokensPerSecond: 5 });
    await walk.page.reload();
  }
  await walk.answer.getByText(at(40)).waitFor();
  expect(await walk.answer.getAttribute("aria-busy")).toBe("true");
  product.stub.set({ tokensPerSecond: 0 });
  await walk.ended();
  await expect.poll(() => walk.text(), soon).toBe(countedWords(200));
  expect(askedFor("Reload me").length).toBe(1);
  expect(walk.faults).toEqual([]);
});

test("a second tab and a second browser see the same answer being written, and questions asked elsewhere", async () => {
  product.stub.set({ tokens: 200, tokensPerSecond: 25 });
  await using first = await openPage(product.browser, product.facet.url);
  await first.ask("Seen from everywhere");
  await first.answer.getByText(at(3)).waitFor();
  product.stub.set({ tokensPerSecond: 5 });
  await expect.poll(() => new URL(first.page.url()).pathname, soon).toMatch(/^\/c\//);
  const path = new URL(first.page.url()).pathname;
  await using tab = await openPage(product.browser, product.facet.url, { context: first.context, path });
  await using other = await openPage(product.browser, product.facet.url);
  await other.rail.getByRole("link", { name: "Seen from everywhere" }).click();
  for (const walk of [tab, other]) {
    await walk.answer.getByText(at(15)).waitFor();
    expect(await walk.answer.getAttribute("aria-busy")).toBe("true");
  }
  product.stub.set({ tokensPerSecond: 0 });
  for (const walk of [first, tab, other]) {
    await walk.ended();
    await expect.poll(() => walk.text(), soon).toBe(countedWords(200));
  }
  product.stub.set({ text: "Asked in the other browser." });
  await other.ask("And now from here");
  for (const walk of [first, tab, other]) {
    await walk.answer.getByText("Asked in the other browser.").waitFor();
    await expect.poll(() => walk.questions.count(), soon).toBe(2);
    expect(walk.faults).toEqual([]);
  }
});

test("Esc stops, and what is kept is exactly what was seen", async () => {
  product.stub.set({ tokens: 2000, tokensPerSecond: 40 });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, answer } = walk;
  await walk.ask("Write on and on");
  await answer.getByText(at(20)).waitFor();
  await page.evaluate(() => {
    const seen = (event: KeyboardEvent) => {
      if (event.key === "Escape")
        document.body.dataset["seen"] = document.querySelector(".answer .prose")?.textContent ?? "";
    };
    addEventListener("keydown", seen, { capture: true });
  });
  await page.keyboard.press("Escape");
  await answer.getByText(/^Stopped after/).waitFor();
  const seen = tidy((await page.locator("body").getAttribute("data-seen")) ?? "");
  expect(seen).toContain(at(20));
  await expect.poll(() => walk.text(), soon).toBe(seen);
  await expect.poll(() => product.stub.counts.open, soon).toBe(0);
  await page.reload();
  await answer.getByText(/^Stopped after/).waitFor();
  await expect.poll(() => walk.text(), soon).toBe(seen);
  expect(walk.faults).toEqual([]);
});

test("a second message waits where it can be seen, goes back into the composer when taken back, and is answered when left alone", async () => {
  product.stub.set({ tokens: 80, tokensPerSecond: slowly });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, composer } = walk;
  await walk.ask("The first");
  await walk.answer.getByText(at(3)).waitFor();
  product.stub.set({ tokensPerSecond: slowly });
  await walk.ask("The second, too early");
  const waiting = page.getByRole("article", { name: "Your next message, waiting" });
  await waiting.getByText("The second, too early").waitFor();
  await expect.poll(() => waiting.innerText(), soon).toMatch(/in line|Waits/);
  await expect.poll(() => composer.inputValue(), soon).toBe("");
  await composer.fill("typed since");
  await waiting.getByRole("button", { name: "Take back" }).click();
  await expect.poll(() => composer.inputValue(), soon).toBe("The second, too early\n\ntyped since");
  await expect.poll(() => waiting.count(), soon).toBe(0);
  await expect.poll(() => walk.questions.count(), soon).toBe(1);
  expect(await walk.answer.getAttribute("aria-busy")).toBe("true");

  await walk.ask("The second, patient");
  await waiting.getByText("The second, patient").waitFor();
  product.stub.set({ tokensPerSecond: 0 });
  await expect.poll(() => walk.answers.count(), soon).toBe(2);
  await walk.ended();
  await expect.poll(() => walk.text(), soon).toBe(countedWords(80));
  await expect.poll(() => waiting.count(), soon).toBe(0);
  expect(walk.faults).toEqual([]);
});

test("an edited question makes a branch, and both branches can be read", async () => {
  product.stub.set({ text: "About pumps." });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, answer, questions } = walk;
  await walk.ask("Tell me of pumps");
  await walk.ended();
  product.stub.set({ text: "About pipes." });
  await questions.first().getByRole("button", { name: "Edit the question" }).click();
  const field = page.getByRole("textbox", { name: "Edit the question" });
  await expect.poll(() => field.inputValue(), soon).toBe("Tell me of pumps");
  await field.fill("Tell me of pipes");
  await page.getByRole("button", { name: "Ask again" }).click();
  await answer.getByText("About pipes.").waitFor();
  await questions.first().getByRole("group", { name: "2 of 2" }).waitFor();
  await questions.first().getByRole("button", { name: "Earlier version" }).click();
  await answer.getByText("About pumps.").waitFor();
  await questions.first().getByText("Tell me of pumps").waitFor();
  const head = page.locator("header.head");
  await head.getByRole("group", { name: "1 of 2" }).waitFor();
  await head.getByRole("button", { name: "Later version" }).click();
  await answer.getByText("About pipes.").waitFor();
  await page.reload();
  await answer.getByText("About pipes.").waitFor();
  expect(walk.faults).toEqual([]);
});

test("answering again keeps the first answer beside the second", async () => {
  product.stub.set({ text: "One way to see it." });
  await using walk = await openPage(product.browser, product.facet.url);
  const { answer } = walk;
  await walk.ask("Explain it");
  await walk.ended();
  product.stub.set({ text: "Another way to see it." });
  await answer.getByRole("button", { name: "Answer again" }).click();
  await walk.page.getByRole("menuitem", { name: "Again" }).click();
  await answer.getByText("Another way to see it.").waitFor();
  await walk.ended();
  await answer.getByRole("group", { name: "2 of 2" }).waitFor();
  await answer.getByRole("button", { name: "Earlier version" }).click();
  await answer.getByText("One way to see it.").waitFor();
  await expect.poll(() => walk.questions.count(), soon).toBe(1);
  expect(walk.faults).toEqual([]);
});

test("a chip refines the last answer, and the model is told what was said before", async () => {
  product.stub.set({ text: "A short answer." });
  await using walk = await openPage(product.browser, product.facet.url);
  await walk.ask("What is entropy?");
  await walk.ended();
  product.stub.set({ text: "A simpler answer." });
  await walk.answer.getByRole("button", { name: "Simpler" }).click();
  await walk.answer.getByText("A simpler answer.").waitFor();
  await walk.questions.last().getByText("Explain it more simply.").waitFor();
  const told = JSON.stringify(askedFor("Explain it more simply.").at(-1)?.messages);
  expect(told).toContain("What is entropy?");
  expect(told).toContain("A short answer.");
  await expect.poll(() => walk.page.getByRole("button", { name: "Simpler" }).count(), soon).toBe(1);
  expect(walk.faults).toEqual([]);
});

test("an example runs at a click", async () => {
  // Plain words where an outline and a layer are asked for.
  product.stub.set({ text: "Like a fridge, the other way round.", json: "ignored" });
  await using walk = await openPage(product.browser, product.facet.url);
  await walk.page.getByRole("button", { name: /^How does a heat pump warm a house\?/ }).click();
  await walk.answer.getByText("Like a fridge, the other way round.").waitFor();
  await walk.questions.getByText("How does a heat pump warm a house?").waitFor();
  product.stub.set({ json: true });
  expect(walk.faults).toEqual([]);
});
