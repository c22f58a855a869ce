// Two tabs and a phone in one conversation: what one does is seen by all without a reload, and nobody's draft is lost.
import { expect, test } from "vitest";
import { heldToast, openPage, soon, tidy } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct();

/** Longer than the page's quiet looks at the server. */
const patient = { timeout: 30_000, interval: 100 };

const answered = async (walk: PageWalk) =>
  (await walk.page.locator("article.answer .prose").allTextContents()).map((text) => tidy(text));

async function allShow(walks: readonly PageWalk[], questions: readonly string[], answers: number): Promise<void> {
  for (const walk of walks) {
    await expect.poll(() => walk.questions.count(), patient).toBe(questions.length);
    for (const [index, question] of questions.entries())
      await walk.questions.nth(index).getByText(question, { exact: true }).waitFor(patient);
    await expect.poll(() => walk.answers.count(), patient).toBe(answers);
  }
  const [first, ...others] = walks;
  if (!first) return;
  for (const other of others) await expect.poll(() => answered(other), patient).toEqual(await answered(first));
}

test(
  "asked in one tab, edited in the other, stopped on the phone: all three show the same after each step",
  {
    timeout: 180_000,
  },
  async () => {
    const { browser, facet, stub } = product;
    stub.set({ text: "The first answer." });
    await using tab = await openPage(browser, facet.url);
    await tab.ask("The first question");
    await tab.ended();
    const path = new URL(tab.page.url()).pathname;
    await using other = await openPage(browser, facet.url, { context: tab.context, path });
    await using phone = await openPage(browser, facet.url, {
      path,
      viewport: { width: 360, height: 740 },
      hasTouch: true,
    });
    const all = [tab, other, phone];
    await allShow(all, ["The first question"], 1);

    // Everyone has something half written.
    await tab.composer.fill("Draft of the tab");
    await phone.composer.fill("Draft of the phone");
    await other.composer.fill("Asked in the other tab");
    stub.set({ text: "The second answer." });
    await other.composer.press("Enter");
    await allShow(all, ["The first question", "Asked in the other tab"], 2);
    expect(await tab.composer.inputValue()).toBe("Draft of the tab");
    expect(await phone.composer.inputValue()).toBe("Draft of the phone");
    expect(await other.composer.inputValue()).toBe("");

    // Edited in the first tab: a branch, shown by all.
    stub.set({ text: "The edited answer." });
    await tab.questions.last().getByRole("button", { name: "Edit the question" }).click();
    const field = tab.page.getByRole("textbox", { name: "Edit the question" });
    await field.fill("Edited in the first tab");
    await field.press("Enter");
    await allShow(all, ["The first question", "Edited in the first tab"], 2);

    // A long answer, begun in the other tab and stopped on the phone.
    stub.set({ text: null, tokens: 400, tokensPerSecond: 20 });
    await other.composer.fill("A long one");
    await other.composer.press("Enter");
    await phone.answers.nth(2).getByText("w0005").waitFor();
    await phone.page.getByRole("button", { name: "Stop the answer" }).click();
    for (const walk of all)
      await walk.answers
        .nth(2)
        .getByText(/^Stopped/)
        .waitFor();
    await allShow(all, ["The first question", "Edited in the first tab", "A long one"], 3);

    // Nobody's words were touched by all that.
    await expect.poll(() => tab.composer.inputValue(), soon).toBe("Draft of the tab");
    await expect.poll(() => phone.composer.inputValue(), soon).toBe("Draft of the phone");
    for (const walk of all) expect(walk.faults).toEqual([]);
  },
);

interface Devices extends AsyncDisposable {
  readonly tab: PageWalk;
  /** Of the same browser. */
  readonly other: PageWalk;
  readonly phone: PageWalk;
  readonly all: readonly PageWalk[];
}

/** All in one conversation of two questions. */
async function threeDevices(): Promise<Devices> {
  const { browser, facet, stub } = product;
  stub.set({ text: "An answer." });
  await using opened = new AsyncDisposableStack();
  const tab = opened.use(await openPage(browser, facet.url));
  for (const question of ["One", "Two"]) {
    await tab.ask(question);
    await tab.ended();
  }
  const path = new URL(tab.page.url()).pathname;
  const other = opened.use(await openPage(browser, facet.url, { context: tab.context, path }));
  const viewport = { width: 360, height: 740 };
  const phone = opened.use(await openPage(browser, facet.url, { path, viewport, hasTouch: true }));
  const all = [tab, other, phone];
  await allShow(all, ["One", "Two"], 2);
  const moved = opened.move();
  return { tab, other, phone, all, [Symbol.asyncDispose]: () => moved.disposeAsync() };
}

test(
  "a question taken back, a version chosen and a branch deleted on one device are seen on all, with nobody coming back to them",
  {
    timeout: 120_000,
  },
  async () => {
    await using devices = await threeDevices();
    const { all, tab, phone } = devices;
    await phone.composer.fill("Draft of the phone");
    await tab.composer.press("Control+z");
    const toast = await heldToast(tab.page);
    await allShow(all, ["One"], 1);
    await toast.getByRole("button", { name: "Redo" }).click();
    await allShow(all, ["One", "Two"], 2);

    await tab.questions.last().getByRole("button", { name: "Edit the question" }).click();
    const field = tab.page.getByRole("textbox", { name: "Edit the question" });
    await field.fill("Two, in other words");
    await field.press("Enter");
    await allShow(all, ["One", "Two, in other words"], 2);
    await phone.questions.last().getByRole("button", { name: "Earlier version" }).click();
    await allShow(all, ["One", "Two"], 2);

    await tab.questions.last().getByRole("button", { name: "More for this question" }).click();
    await tab.page.getByRole("menuitem", { name: "Delete from here", exact: true }).click();
    await tab.page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    await allShow(all, ["One", "Two, in other words"], 2);
    for (const walk of all) expect(await walk.page.getByRole("button", { name: "Earlier version" }).count()).toBe(0);
    expect(await phone.composer.inputValue()).toBe("Draft of the phone");
    for (const walk of all) expect(walk.faults).toEqual([]);
  },
);

test(
  "a conversation renamed, deleted and brought back on one device is so on all",
  {
    timeout: 120_000,
  },
  async () => {
    await using devices = await threeDevices();
    const { all, tab, other, phone } = devices;
    await phone.composer.fill("Draft of the phone");
    const row = tab.rail.locator("a[aria-current=page]");
    await row.focus();
    await tab.page.keyboard.press("F2");
    const name = tab.page.getByRole("textbox", { name: "New name of the conversation" });
    await name.fill("Counting");
    await name.press("Enter");
    for (const { page } of all) await page.getByRole("heading", { name: "Counting", level: 1 }).waitFor(patient);
    await other.rail.getByRole("link", { name: "Counting" }).waitFor();

    await row.focus();
    await tab.page.keyboard.press("Delete");
    const toast = await heldToast(tab.page);
    for (const { page } of [other, phone]) await page.getByText("This conversation does not exist").waitFor(patient);
    await expect.poll(() => other.rail.getByRole("link", { name: "Counting" }).count(), soon).toBe(0);
    await toast.getByRole("button", { name: "Undo" }).click();
    await allShow(all, ["One", "Two"], 2);
    await other.rail.getByRole("link", { name: "Counting" }).waitFor();
    expect(await phone.composer.inputValue()).toBe("Draft of the phone");
    for (const walk of all) expect(walk.faults).toEqual([]);
  },
);
