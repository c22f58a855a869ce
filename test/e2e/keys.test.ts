// Keys for programs in the settings: made, shown once, used by a program, held to what they allow, and revoked.
import { expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import { violationsInBothThemes } from "../support/axe.ts";
import { startFacet } from "../support/facet-process.ts";
import { focused, openPage, soon } from "../support/page-walk.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct({ text: "It does not.", tokensPerSecond: 0 });
const path = "/settings";

const card = (page: Page) => page.getByRole("region", { name: "Keys for programs" });
const rowOf = (page: Page, name: string) => card(page).getByRole("listitem").filter({ hasText: name });

/** What a program gets that shows the key: the status, and what is said of an error. */
async function asProgram(url: string, secret: string, question?: string): Promise<readonly [number, unknown]> {
  const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
  const answer = await (question === undefined
    ? fetch(`${url}/trpc/conversations.list`, { headers })
    : fetch(`${url}/trpc/personas.guide.start`, {
        method: "POST",
        headers,
        body: JSON.stringify({ input: { question } }),
      }));
  const body = (await answer.json()) as { error?: { data: { facet: { facts: { reason?: unknown } } } } };
  return [answer.status, body.error?.data.facet.facts.reason];
}

async function opened(page: Page): Promise<Locator> {
  await card(page).getByRole("button", { name: "New key" }).click();
  const dialog = page.getByRole("dialog", { name: "A key for a program" });
  await dialog.waitFor();
  return dialog;
}

test("a key without a name, without a persona or with a day that is over is not made; each is said at its field", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path });
  const { page } = walk;
  await card(page).getByText("There is no key yet.").waitFor();
  const dialog = await opened(page);
  const name = dialog.getByRole("textbox", { name: "Name" });
  await dialog.getByText("Only these").click();
  await dialog.getByRole("combobox", { name: "It ends" }).selectOption({ label: "After a day you choose" });
  await dialog.getByLabel("Its last day").fill("2001-01-01");
  await dialog.getByRole("textbox", { name: /^Questions an hour/ }).fill("many");
  await dialog.getByRole("button", { name: "Make the key" }).click();
  for (const problem of [
    "Give it a name.",
    "Choose one at least.",
    "Choose a day from today on.",
    "A whole number from 1",
  ])
    await dialog.getByText(problem).waitFor();
  await expect.poll(() => name.evaluate((field) => field === document.activeElement), soon).toBe(true);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect.poll(() => dialog.count(), soon).toBe(0);
  await expect.poll(() => focused(page), soon).toBe("New key");
  await card(page).getByText("There is no key yet.").waitFor();
  expect(walk.faults).toEqual([]);
});

test("a key is shown once, opens the door to a program at once, and shuts it at once when it is revoked", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path });
  const { page } = walk;
  const { url } = product.facet;
  const dialog = await opened(page);
  await dialog.getByRole("textbox", { name: "Name" }).fill("Backup");
  await dialog.getByText("Only these").click();
  await dialog.getByRole("checkbox", { name: "Guide" }).check();
  await dialog.getByRole("textbox", { name: /^Questions an hour/ }).fill("1");
  await page.keyboard.press("Enter");

  const made = page.getByRole("dialog", { name: "The key “Backup”" });
  await made.getByText(/only this once/).waitFor();
  const secret = await made.getByRole("textbox", { name: "Key", exact: true }).inputValue();
  expect(secret).toMatch(/^fk_[\w-]{43}$/);
  await expect.poll(() => page.evaluate(() => getSelection()?.toString()), soon).toBe(secret);
  const command = await made.getByRole("textbox", { name: "Try it in a terminal" }).inputValue();
  expect(command).toBe(`curl -H 'Authorization: Bearer ${secret}' ${url}/trpc/conversations.list`);
  const setting = made.getByRole("textbox", { name: "For the command line and the client library" });
  expect(await setting.inputValue()).toBe(`FACET_KEY=${secret}`);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), soon).toBe(true);
  expect(await made.evaluate((place) => place.scrollWidth <= place.clientWidth)).toBe(true);
  await page.setViewportSize({ width: 1280, height: 800 });
  await made.getByRole("button", { name: "Done" }).click();
  await expect.poll(() => made.count(), soon).toBe(0);
  expect(await page.content()).not.toContain(secret);

  expect(await asProgram(url, secret)).toEqual([200, undefined]);
  expect((await asProgram(url, secret, "What turns round?"))[0]).toBe(200);
  expect((await asProgram(url, secret, "And what else?"))[0]).toBe(429);
  await page.reload();
  const row = rowOf(page, "Backup");
  await row.getByText("asks Guide only").waitFor();
  await row.getByText("1 question an hour").waitFor();
  await row.getByText(/^last used /).waitFor();
  expect(await row.textContent()).toContain(secret.slice(-4));
  await page.locator("nav").getByText("What turns round?").waitFor();

  await row.getByRole("button", { name: "Revoke Backup" }).click();
  const sure = page.getByRole("dialog", { name: "Revoke “Backup”?" });
  await sure.getByRole("button", { name: "Keep it" }).click();
  expect(await asProgram(url, secret)).toEqual([200, undefined]);
  await row.getByRole("button", { name: "Revoke Backup" }).click();
  await sure.getByRole("button", { name: "Revoke" }).click();
  await expect.poll(() => rowOf(page, "Backup").count(), soon).toBe(0);
  await page.getByText("“Backup” is revoked").waitFor();
  const holdsFocus = () => card(page).evaluate((place) => place.contains(document.activeElement));
  await expect.poll(holdsFocus, soon).toBe(true);
  expect(await asProgram(url, secret)).toEqual([403, "key-unknown"]);
  expect(walk.faults).toEqual([]);
});

test("where programs need a key, the page works without one and says so; a key that only reads asks nothing", async () => {
  await using facet = await startFacet({ modelUrl: product.stub.url, environment: { FACET_KEYS: "required" } });
  const bare = await fetch(`${facet.url}/trpc/conversations.list`);
  expect(bare.status).toBe(403);
  await using walk = await openPage(product.browser, facet.url);
  const { page } = walk;
  await walk.ask("Does the sun go round the earth?");
  await walk.ended();
  expect(await walk.text()).toBe("It does not.");
  await page.goto(facet.url + path);
  await card(page)
    .getByText(/every program needs a key, and only this page needs none/)
    .waitFor();
  const dialog = await opened(page);
  await dialog.getByRole("textbox", { name: "Name" }).fill("Reader");
  await dialog.getByText("Only read").click();
  expect(await dialog.getByText("Whom it may ask").count()).toBe(0);
  await dialog.getByRole("combobox", { name: "It ends" }).selectOption({ label: "Never" });
  await dialog.getByRole("button", { name: "Make the key" }).click();
  const secret = await page.getByRole("textbox", { name: "Key", exact: true }).inputValue();
  await page.getByRole("button", { name: "Done" }).click();
  await rowOf(page, "Reader").getByText("reads only").waitFor();
  await rowOf(page, "Reader").getByText("no end").waitFor();
  expect(await asProgram(facet.url, secret)).toEqual([200, undefined]);
  expect(await asProgram(facet.url, secret, "And the moon?")).toEqual([403, "key-only-reads"]);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), soon).toBe(true);
    expect(await violationsInBothThemes(page)).toEqual([]);
  }
  expect(walk.faults).toEqual([]);
});

test("in German the card, the form and the made key are German", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path, locale: "de-DE" });
  const { page } = walk;
  await page.getByRole("region", { name: "Schlüssel für Programme" }).getByText("Neuer Schlüssel").click();
  const dialog = page.getByRole("dialog", { name: "Ein Schlüssel für ein Programm" });
  await dialog.getByRole("button", { name: "Schlüssel anlegen" }).click();
  await dialog.getByText("Gib ihm einen Namen.").waitFor();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Sicherung");
  await dialog.getByRole("button", { name: "Schlüssel anlegen" }).click();
  await page
    .getByRole("dialog", { name: "Der Schlüssel „Sicherung“" })
    .getByText(/nur dieses eine Mal/)
    .waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Sicherung widerrufen" }).click();
  await page
    .getByRole("dialog", { name: "„Sicherung“ widerrufen?" })
    .getByRole("button", { name: "Widerrufen" })
    .click();
  await page.getByText("„Sicherung“ ist widerrufen").waitFor();
  expect(walk.faults).toEqual([]);
});
