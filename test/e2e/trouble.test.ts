// When things go wrong: the server dies, the model fails, the question does not fit, there is no model at all.
import { expect, test } from "vitest";
import { chip, pick } from "../support/documents-walk.ts";
import { countedWords, openPage, soon, tidy } from "../support/page-walk.ts";
import type { StubBehaviour } from "../support/stub-behaviour.ts";
import { startFacet } from "../support/facet-process.ts";
import { startStubModelServer } from "../support/stub-model-server.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct();

const at = (count: number) => `w${String(count).padStart(4, "0")}`;

test("a server killed in the middle of an answer loses nothing: what was read, written and sent meanwhile is there when it is back", async () => {
  product.stub.set({ tokens: 120, tokensPerSecond: 5 });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, answer, composer } = walk;
  await walk.ask("Survive this");
  await answer.getByText(at(15)).waitFor();
  product.stub.set({ tokensPerSecond: 2 });
  await composer.fill("Sent while away");
  await product.facet.kill("SIGKILL");
  const banner = page.locator(".banner");
  await banner.getByText("No connection to Facet.").waitFor();
  await answer.getByText(/^Paused at word/).waitFor();
  await expect.poll(() => walk.text(), soon).toContain(at(15));
  await expect.poll(() => composer.inputValue(), soon).toBe("Sent while away");
  await composer.press("Enter");
  const unsent = page.getByRole("article", { name: "Your next message, not sent yet" });
  await unsent.getByText("Kept on this device.").waitFor();
  await composer.fill("A draft that stays");

  product.stub.set({ tokensPerSecond: 0 });
  await product.facet.restart();
  await page.getByRole("button", { name: "Try now" }).click();
  await expect.poll(() => banner.count(), soon).toBe(0);
  const first = walk.answers.first();
  await expect.poll(() => first.getAttribute("aria-busy"), soon).toBe("false");
  const written = async () => tidy((await first.locator(".prose").textContent()) ?? "");
  const isCut = async () => (await first.getByText(/^Interrupted after/).count()) > 0;
  await expect.poll(async () => (await isCut()) || (await written()) === countedWords(120), soon).toBe(true);
  if (await isCut()) {
    await expect.poll(written, soon).toContain(at(15));
    await first.getByRole("button", { name: "Try again" }).waitFor();
  }
  await expect.poll(() => unsent.count(), soon).toBe(0);
  await expect.poll(() => walk.questions.count(), soon).toBe(2);
  await walk.questions.last().getByText("Sent while away").waitFor();
  await expect.poll(() => walk.answers.count(), soon).toBe(2);
  await walk.ended();
  await expect.poll(() => walk.text(), soon).toBe(countedWords(120));
  await expect.poll(() => composer.inputValue(), soon).toBe("A draft that stays");
  expect(walk.faults).toEqual([]);
});

test("a draft is still there after a reload", async () => {
  await using walk = await openPage(product.browser, product.facet.url);
  await walk.composer.fill("Half a thought");
  await walk.page.reload();
  await expect.poll(() => walk.composer.inputValue(), soon).toBe("Half a thought");
});

const failures: readonly {
  readonly name: string;
  readonly how: Partial<StubBehaviour>;
  readonly title: string;
  readonly step: string;
  readonly kept?: string;
}[] = [
  { name: "answers 500", how: { failure: "error-500" }, title: "The model does not answer", step: "Try again" },
  {
    name: "breaks off",
    how: { failure: "cut", failAfter: 8, tokensPerSecond: 100 },
    title: "The answer broke off",
    step: "Try again",
    kept: at(8),
  },
  {
    name: "reports an error in its stream",
    how: { failure: "error-in-stream", failAfter: 8, tokensPerSecond: 100 },
    title: "The answer broke off",
    step: "Try again",
    kept: at(8),
  },
];

for (const { name, how, title, step, kept } of failures) {
  test(`a model that ${name} is told where the answer would be, and its next step works`, async () => {
    product.stub.set(how);
    await using walk = await openPage(product.browser, product.facet.url);
    const { answer } = walk;
    await walk.ask(`Please answer: ${name}`);
    await answer.getByRole("alert").getByRole("heading", { name: title }).waitFor();
    await answer.getByText(/^Failed after/).waitFor();
    if (kept !== undefined) await expect.poll(() => walk.text(), soon).toContain(kept);
    if (how.failure === "cut") await answer.getByText("Kept: your question and what was written so far.").waitFor();
    product.stub.set({ failure: "none", tokensPerSecond: 0, text: "All is well." });
    await answer.getByRole("button", { name: step, exact: true }).click();
    await answer.getByText("All is well.").waitFor();
    expect(walk.faults).toEqual([]);
  });
}

test("a question too long for the model says by how much, and offers to edit it", async () => {
  product.stub.set({ failure: "overflow" });
  await using walk = await openPage(product.browser, product.facet.url);
  await walk.ask("Imagine a very long text here");
  const trouble = walk.answer.getByRole("alert");
  await trouble.getByRole("heading", { name: "Too long for the model" }).waitFor();
  await expect.poll(() => trouble.innerText(), soon).toMatch(/\d+ tokens, and \d+ fit/);
  product.stub.set({ failure: "none", text: "That fits." });
  await trouble.getByRole("button", { name: "Edit", exact: true }).click();
  const field = walk.page.getByRole("textbox", { name: "Edit the question" });
  await expect.poll(() => field.inputValue(), soon).toBe("Imagine a very long text here");
  await field.fill("A short text");
  await field.press("Enter");
  await walk.answer.getByText("That fits.").waitFor();
  expect(walk.faults).toEqual([]);
});

test("a model server that is gone is named, and answers once it is back", async () => {
  const { port } = new URL(product.stub.url);
  await product.stub.close();
  await using walk = await openPage(product.browser, product.facet.url);
  await walk.ask("Is anybody there?");
  const trouble = walk.answer.getByRole("alert");
  await trouble.getByRole("heading", { name: "The model does not answer" }).waitFor();
  product.stub = await startStubModelServer({ dialect: "llama-server", text: "Here again." }, Number(port));
  await trouble.getByRole("button", { name: "Try again", exact: true }).click();
  await walk.answer.getByText("Here again.").waitFor();
  expect(walk.faults).toEqual([]);
});

test("an empty question is not sent; one that is too long says by how much and stays in the field", async () => {
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, composer } = walk;
  await composer.press("Enter");
  await composer.fill("   ");
  await composer.press("Enter");
  await page.getByRole("button", { name: "Send" }).click();
  expect(await walk.questions.count()).toBe(0);
  const long = "x".repeat(20_001);
  await composer.fill(long);
  await page.getByText("1 character too many").waitFor();
  await composer.press("Enter");
  await page
    .getByRole("alert")
    .getByText(/20001 characters, and 20000 fit/)
    .waitFor();
  await expect.poll(() => composer.inputValue(), soon).toBe(long);
  expect(await walk.questions.count()).toBe(0);
  // Work behind the answers of other tests may still ask.
  expect(product.stub.counts.requests.filter(({ messages }) => JSON.stringify(messages).includes("xxx"))).toEqual([]);
  await composer.fill("x".repeat(20_000));
  await composer.press("Enter");
  await walk.ended();
  expect(walk.faults).toEqual([]);
});

test("an address that leads nowhere says so, and leads on", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: "/c/never-was" });
  const { page } = walk;
  for (const path of ["/c/never-was", "/nowhere/at/all", "/c/%E0%A4%A"]) {
    await page.goto(product.facet.url + path);
    await page.getByRole("heading", { name: "There is nothing here" }).waitFor();
    await page
      .getByRole("main")
      .getByRole("button", { name: "New conversation" })
      .or(page.getByRole("main").getByRole("link", { name: "New conversation" }))
      .click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await walk.composer.waitFor();
  }
  expect(walk.faults).toEqual([]);
});

test("with no model to be had the page starts, says what is missing, and asking leads to how to get one", async () => {
  await using alone = await startFacet();
  await using walk = await openPage(product.browser, alone.url);
  const { page, answer } = walk;
  await walk.ask("Is there a model?");
  const trouble = answer.getByRole("alert");
  await trouble.getByRole("heading", { name: "No model to answer" }).waitFor();
  await trouble.getByRole("button", { name: "Add a model" }).click();
  await page.getByRole("heading", { name: "Models", level: 1 }).waitFor();
  await page.getByText("No model is ready to answer yet").waitFor();
  await page
    .getByRole("textbox", { name: "Server address" })
    .or(page.getByRole("button", { name: "Add a server" }))
    .first()
    .waitFor();
  expect(walk.faults).toEqual([]);
});

test("a file that cannot be read is told of until the next message has gone out, and no longer", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: "/?persona=researcher" });
  const buffer = Buffer.from("\x7fELF\x02\x01\x01\0\0\0", "latin1");
  const program = { name: "tool.exe", mimeType: "application/octet-stream", buffer };
  const told = chip(walk.page, "tool.exe").getByText(/cannot be read/);
  await pick(walk.page, [program]);
  await told.waitFor();
  await walk.ask("What do you know?");
  await told.waitFor({ state: "detached" });
  await pick(walk.page, [program]);
  await told.waitFor();
  expect(walk.faults).toEqual([]);
});

test("a part of a page whose scripts are gone, because Facet was renewed, is said to be missing, and a load anew brings it", async () => {
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, composer } = walk;
  await page.route("**/assets/**", (route) => route.fulfill({ status: 404, body: "Not found." }));
  await page.getByRole("tab", { name: "Creator" }).click();
  const banner = page.getByRole("alert").filter({ hasText: "This part of Facet could not be loaded." });
  await banner.waitFor();
  await composer.fill("Half a thought");
  await page.unrouteAll({ behavior: "wait" });
  await banner.getByRole("button", { name: "Load the page anew" }).click();
  await expect.poll(() => banner.count(), soon).toBe(0);
  await expect.poll(() => composer.inputValue(), soon).toBe("Half a thought");
});
