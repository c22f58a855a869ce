// A message that waits its turn: edited in its place, never lost, whatever happens meanwhile.
import { expect, test } from "vitest";
import { openPage, soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct();

/** Tokens a second that keep an answer being written for as long as something waits behind it. */
const slowly = 2;
const at = (count: number) => `w${String(count).padStart(4, "0")}`;
const gate = () => Promise.withResolvers<void>();
const waiting = ({ page }: PageWalk) => page.getByRole("article", { name: "Your next message, waiting" });

test("a waiting message is edited in its place and keeps it, before the one that waits behind it", async () => {
  product.stub.set({ tokens: 150, tokensPerSecond: slowly });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, questions } = walk;
  await walk.ask("The first");
  await walk.answer.getByText(at(3)).waitFor();
  product.stub.set({ tokensPerSecond: slowly });
  await walk.ask("The second");
  await walk.ask("The third");
  await waiting(walk).nth(1).waitFor();
  const field = page.getByRole("textbox", { name: "Edit the waiting message" });
  const edit = () => waiting(walk).first().getByRole("button", { name: "Edit" }).click();
  await edit();
  await field.fill("Never mind");
  await page.getByRole("button", { name: "Cancel" }).click();
  await waiting(walk).first().getByText("The second").waitFor();
  await edit();
  await field.fill("The second, better");
  await page.getByRole("button", { name: "Save" }).click();
  await waiting(walk).getByText("The second, better").waitFor();
  await expect.poll(() => questions.count(), soon).toBe(3);
  await page.reload();
  await waiting(walk).getByText("The second, better").waitFor();
  product.stub.set({ tokens: 5, tokensPerSecond: 0 });
  await expect.poll(() => walk.answers.count(), soon).toBe(3);
  await walk.ended();
  await expect
    .poll(() => questions.locator(".words").allInnerTexts(), soon)
    .toEqual(["The first", "The second, better", "The third"]);
  expect(await page.getByRole("group", { name: /of 2/ }).count()).toBe(0);
  expect(walk.faults).toEqual([]);
});

test("Esc pressed again, or held, in the moment an answer is stopped does not stop the next one; later it does", async () => {
  product.stub.set({ tokens: 200, tokensPerSecond: 30 });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page } = walk;
  await walk.ask("The first");
  await walk.answer.getByText(at(3)).waitFor();
  product.stub.set({ tokensPerSecond: slowly });
  await walk.ask("The second");
  await waiting(walk).waitFor();
  // As soon as the page shows that it was heard, which no test outside the page is quick enough for.
  await page.evaluate(() => {
    const observer = new MutationObserver(() => {
      if (document.querySelector(".messages")?.textContent.includes("Stopped after") !== true) return;
      observer.disconnect();
      for (const repeat of [false, true])
        window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", repeat, cancelable: true }));
      document.body.dataset["pressed"] = "again";
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await page.keyboard.press("Escape");
  await page.locator("body[data-pressed]").waitFor();
  product.stub.set({ tokensPerSecond: 30 });
  await walk.answers.nth(1).getByText(at(40)).waitFor();
  product.stub.set({ tokensPerSecond: slowly });
  expect(await page.getByText("Stopped after").count()).toBe(1);
  await page.keyboard.press("Escape");
  await expect.poll(() => page.getByText("Stopped after").count(), soon).toBe(2);
  expect(walk.faults).toEqual([]);
});

test("words of a waiting message that are being changed are not lost when its turn comes meanwhile", async () => {
  product.stub.set({ tokens: 150, tokensPerSecond: slowly });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page } = walk;
  await walk.ask("The first");
  await walk.answer.getByText(at(3)).waitFor();
  product.stub.set({ tokensPerSecond: slowly });
  await walk.ask("The second");
  await waiting(walk).getByRole("button", { name: "Edit" }).click();
  const field = page.getByRole("textbox", { name: /^Edit the/ });
  await field.fill("The second, better");
  product.stub.set({ tokensPerSecond: 0 });
  await expect.poll(() => walk.answers.count(), soon).toBe(2);
  await walk.ended();
  await expect.poll(() => field.inputValue(), soon).toBe("The second, better");
  await page.getByRole("button", { name: "Ask again" }).click();
  await walk.questions.getByText("The second, better").waitFor();
  await walk.ended();
  await walk.questions.last().getByRole("group", { name: "2 of 2" }).waitFor();
  expect(walk.faults).toEqual([]);
});

test("a message that waits is not lost when the server is killed", async () => {
  product.stub.set({ tokens: 100, tokensPerSecond: slowly });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, questions } = walk;
  await walk.ask("The first");
  await walk.answer.getByText(at(3)).waitFor();
  product.stub.set({ tokensPerSecond: slowly });
  await walk.ask("The second, waiting");
  await waiting(walk).waitFor();
  await product.facet.kill("SIGKILL");
  await page.locator(".banner").getByText("No connection to Facet.").waitFor();
  await waiting(walk).getByRole("button", { name: "Edit" }).click();
  const field = page.getByRole("textbox", { name: "Edit the waiting message" });
  await field.fill("Changed without a connection");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Nothing was changed.").waitFor();
  await expect.poll(() => field.inputValue(), soon).toBe("Changed without a connection");
  await page.getByRole("button", { name: "Cancel" }).click();
  await waiting(walk).getByText("The second, waiting").waitFor();
  product.stub.set({ tokens: 5, tokensPerSecond: 0 });
  await product.facet.restart();
  await page.getByRole("button", { name: "Try now" }).click();
  await expect.poll(() => walk.answers.count(), soon).toBe(2);
  await walk.ended();
  await questions.last().getByText("The second, waiting").waitFor();
  await expect.poll(() => questions.count(), soon).toBe(2);
  expect(walk.faults).toEqual([]);
});

test.each(["first", "last"])(
  "a question asked before its conversation is here, which comes %s, goes on behind what was said",
  async (look) => {
    product.stub.set({ text: "Three apple trees." });
    await using walk = await openPage(product.browser, product.facet.url);
    const { page, answers, questions } = walk;
    await walk.ask("Which trees?");
    await walk.ended();
    await expect.poll(() => new URL(page.url()).pathname, soon).toMatch(/^\/c\//);

    const [isSent, isStarted, isHere] = [gate(), gate(), gate()];
    await page.route(/conversations\.get\b/, async (route) => {
      await (look === "first" ? isSent : isStarted).promise;
      await route.continue();
    });
    await page.route(/guide\.start/, async (route) => {
      isSent.resolve();
      if (look === "first") await isHere.promise;
      await route.continue();
    });
    await page.reload();
    await walk.composer.fill("And which hedge?");
    const started = page.waitForResponse(/guide\.start/);
    await walk.composer.press("Enter");
    if (look === "first") await questions.getByText("Which trees?").waitFor();
    isHere.resolve();
    await started;
    isStarted.resolve();
    await expect.poll(() => answers.count(), soon).toBe(2);
    await walk.ended();
    expect(await questions.locator(".words").allInnerTexts()).toEqual(["Which trees?", "And which hedge?"]);
    await page.reload();
    await expect.poll(() => answers.count(), soon).toBe(2);
    expect(walk.faults).toEqual([]);
  },
);

test("a question asked where its conversation could not be loaded goes on behind what was said, and brings it", async () => {
  product.stub.set({ text: "Three apple trees." });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, answers } = walk;
  await walk.ask("Which trees?");
  await walk.ended();
  await expect.poll(() => new URL(page.url()).pathname, soon).toMatch(/^\/c\//);
  await page.route(/conversations\.get\b/, (route) => route.fulfill({ status: 500, body: "" }));
  await page.reload();
  await page.getByRole("alert").first().waitFor();
  await page.unroute(/conversations\.get\b/);
  await walk.composer.fill("And which hedge?");
  await walk.composer.press("Enter");
  await expect.poll(() => answers.count(), soon).toBe(2);
  await walk.ended();
});
