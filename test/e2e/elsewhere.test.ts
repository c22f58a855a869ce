// The person goes to another conversation while an answer of the server is under way: it is for the one it was asked in.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { heldToast, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct();

/** The server's answers to these calls wait until they are let go. */
async function held(page: Page, calls: RegExp) {
  const { promise: isLet, resolve: letGo } = Promise.withResolvers<void>();
  await page.route(calls, async (route) => {
    const answer = await route.fetch();
    await isLet;
    await route.fulfill({ response: answer });
  });
  return async () => {
    const come = page.waitForResponse(calls);
    letGo();
    await (await come).finished();
  };
}

/** Two conversations, “Apples: …” with the given questions and “Bees: …” with one; the first is open. */
async function twoConversations(asked: readonly string[]) {
  product.stub.set({ text: "As you say." });
  const walk = await openPage(product.browser, product.facet.url);
  await walk.ask("Bees: what do they eat?");
  await walk.ended();
  await begin(walk);
  for (const each of asked) {
    await walk.ask(`Apples: ${each}`);
    await walk.ended();
  }
  return walk;
}

const begin = async (walk: PageWalk) => {
  await walk.rail.getByRole("button", { name: "New conversation" }).click();
  await expect.poll(() => walk.questions.count(), soon).toBe(0);
};
const open = async (walk: PageWalk, name: string) => {
  await walk.rail.getByRole("link", { name }).first().click();
  await walk.questions.getByText(name).first().waitFor();
};
const asked = ({ questions }: PageWalk) => questions.locator(".words").allInnerTexts();

test("a draft of the conversation that is opened while a new one begins stays its own", async () => {
  await using walk = await twoConversations(["which?"]);
  const { page, composer } = walk;
  await open(walk, "Bees");
  await composer.fill("Half a thought on bees");
  await begin(walk);
  const letGo = await held(page, /guide\.start/);
  const sent = page.waitForRequest(/guide\.start/);
  await composer.fill("Cherries: when?");
  await composer.press("Enter");
  await sent;
  await open(walk, "Bees");
  await letGo();
  await walk.rail.getByRole("link", { name: "Cherries" }).waitFor();
  expect(await composer.inputValue()).toBe("Half a thought on bees");
  await page.reload();
  await expect.poll(() => composer.inputValue(), soon).toBe("Half a thought on bees");
  await expect.poll(() => asked(walk), soon).toEqual(["Bees: what do they eat?"]);
  expect(walk.faults).toEqual([]);
});

test("a question that is taken back goes into the composer of its own conversation, and the open one keeps its branch", async () => {
  await using walk = await twoConversations(["which?"]);
  const { page, composer } = walk;
  const letGo = await held(page, /messages\.undo/);
  const sent = page.waitForRequest(/messages\.undo/);
  await composer.press("Control+z");
  await sent;
  await open(walk, "Bees");
  await letGo();
  const toast = await heldToast(page);
  expect(await asked(walk)).toEqual(["Bees: what do they eat?"]);
  expect(await composer.inputValue()).toBe("");
  // And what is done again, too.
  const done = page.waitForResponse(/messages\.select/);
  await toast.getByRole("button", { name: "Redo" }).click();
  await (await done).finished();
  expect(await asked(walk)).toEqual(["Bees: what do they eat?"]);
  await walk.ask("Bees: and in winter?");
  await walk.ended();
  expect(await asked(walk)).toEqual(["Bees: what do they eat?", "Bees: and in winter?"]);
  await open(walk, "Apples");
  expect(await asked(walk)).toEqual(["Apples: which?"]);
  expect(await composer.inputValue()).toBe("Apples: which?");
  expect(walk.faults).toEqual([]);
});

test("a waiting message that is changed is asked once, in its conversation, and a new one that is open by then stays empty", async () => {
  product.stub.set({ tokens: 400, tokensPerSecond: 2 });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, composer } = walk;
  for (const each of ["first", "second", "third"]) await walk.ask(`Plums: the ${each}`);
  const waiting = page.getByRole("article", { name: "Your next message, waiting" });
  await waiting.nth(1).waitFor();
  await waiting.first().getByRole("button", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Edit the waiting message" }).fill("Plums: the second, better");
  const letGo = await held(page, /runs\.stop/);
  const sent = page.waitForRequest(/runs\.stop/);
  await page.getByRole("button", { name: "Save" }).click();
  await sent;
  await begin(walk);
  await composer.fill("Something new");
  await letGo();
  product.stub.set({ tokens: 5, tokensPerSecond: 0 });
  await open(walk, "Plums");
  await expect
    .poll(() => asked(walk), soon)
    .toEqual(["Plums: the first", "Plums: the second, better", "Plums: the third"]);
  await walk.ended();
  expect(await page.getByRole("group", { name: /of 2/ }).count()).toBe(0);
  await begin(walk);
  expect(await composer.inputValue()).toBe("Something new");
  expect(walk.faults).toEqual([]);
});

test("a waiting message that is taken back goes into its own conversation", async () => {
  await using walk = await twoConversations([]);
  const { page, composer } = walk;
  product.stub.set({ tokens: 400, tokensPerSecond: 2 });
  for (const each of ["first", "second"]) await walk.ask(`Apples: the ${each}`);
  const letGo = await held(page, /runs\.stop/);
  const sent = page.waitForRequest(/runs\.stop/);
  await page.getByRole("button", { name: "Take back" }).click();
  await sent;
  await open(walk, "Bees");
  await letGo();
  expect(await composer.inputValue()).toBe("");
  product.stub.set({ tokens: 5, tokensPerSecond: 0 });
  await open(walk, "Apples");
  await expect.poll(() => composer.inputValue(), soon).toBe("Apples: the second");
  expect(walk.faults).toEqual([]);
});
