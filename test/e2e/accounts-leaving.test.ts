// The way out of an account, always within reach; and a person who is removed with all that was theirs.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { field, firstLink, press, signIn, signOut, takeUp } from "../support/accounts-walk.ts";
import { violationsInBothThemes } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { startFacet } from "../support/facet-process.ts";
import type { FacetProcess } from "../support/facet-process.ts";
import { builtPage, openPage } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { startStubModelServer } from "../support/stub-model-server.ts";
import type { StubModelServer } from "../support/stub-model-server.ts";

const [ada, bob] = ["ada@example.org", "bob@example.org"] as const;
const phone = { width: 360, height: 740 };
let stub: StubModelServer;
let facet: FacetProcess;
let browser: Browser;
let adas: PageWalk;

beforeAll(async () => {
  await builtPage();
  stub = await startStubModelServer({ dialect: "llama-server", text: "It does not.", tokensPerSecond: 0 });
  const environment = { FACET_AUTH: "password" };
  [facet, browser] = await Promise.all([startFacet({ modelUrl: stub.url, environment }), openBrowser()]);
  adas = await openPage(browser, facet.url, { path: firstLink(facet) });
  await field(adas.page, "E-mail address").fill(ada);
  await takeUp(adas.page, "Ada");
  await adas.composer.waitFor();
});
afterAll(async () => {
  await browser?.close();
  await facet?.[Symbol.asyncDispose]();
  await stub?.close();
});

/** Bob's page, by a new invitation. */
async function invited(): Promise<PageWalk> {
  const { page } = adas;
  await page.goto(`${facet.url}/settings`);
  await press(page, "Invite someone");
  await field(page, "E-mail address of whom you invite").fill(bob);
  await press(page, "Make the link");
  const link = await field(page, `Link for ${bob}`).inputValue();
  await press(page, "Done");
  const walk = await openPage(browser, facet.url, { path: link.slice(facet.url.length) });
  await takeUp(walk.page, "Bob");
  await walk.composer.waitFor();
  return walk;
}

test("who is signed in stands at the rail's foot on every page, with the way out", async () => {
  const { page, rail } = adas;
  for (const path of ["/?persona=guide", "/library", "/models"]) {
    await page.goto(facet.url + path);
    await rail.getByText("Ada", { exact: true }).waitFor();
  }
  expect(await rail.getByTitle(ada).count()).toBe(1);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await signOut(page);
  await signIn(page, ada);
  await adas.composer.waitFor();
  expect(adas.faults).toEqual([]);
});

test("at 360 pixels it is in the sheet of the conversations, a finger wide, however long the name", async () => {
  await using walk = await openPage(browser, facet.url, {
    path: "/library",
    viewport: phone,
    hasTouch: true,
    isMobile: true,
  });
  const { page, rail } = walk;
  await signIn(page, ada);
  await page.getByRole("button", { name: "Conversations" }).click();
  const out = rail.getByRole("button", { name: "Sign out" });
  await out.waitFor();
  await rail
    .getByText("Ada", { exact: true })
    .evaluate((name) => (name.textContent = "Augusta Ada King, Countess ".repeat(4)));
  const box = await out.boundingBox();
  expect([(box?.height ?? 0) >= 36, (box?.x ?? 0) + (box?.width ?? 0) < phone.width]).toEqual([true, true]);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await out.click();
  await field(page, "E-mail address").waitFor();
});

test("while the server is away the way out says so where it stands, and no one is signed out", async () => {
  const { page, rail } = adas;
  await page.route("**/auth/sign-out", (route) => route.abort());
  await signOut(page);
  await rail.getByRole("alert").waitFor();
  await page.unroute("**/auth/sign-out");
  await rail.getByRole("button", { name: "Dismiss" }).click();
  expect(await rail.getByText("Ada", { exact: true }).count()).toBe(1);
});

const dialog = (page: Page) => page.getByRole("dialog", { name: "Remove the account of Bob?" });

test("a person who is removed with everything leaves nothing: no page that was shared, no conversation under the same address", async () => {
  let shared = "";
  {
    await using bobs = await invited();
    await bobs.ask("Does the sun go round the earth?");
    await bobs.ended();
    const conversationId = new URL(bobs.page.url()).pathname.slice("/c/".length);
    shared = await bobs.page.evaluate(async (id) => {
      const told = await fetch("/trpc/shares.add", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ conversationId: id }),
      });
      const { result } = (await told.json()) as { result: { data: { shareId: string } } };
      return `/share/${result.data.shareId}`;
    }, conversationId);
    const { page } = adas;
    await page.reload();
    await page.getByRole("button", { name: "Remove Bob" }).click();
    const tick = dialog(page).getByRole("checkbox");
    expect(await tick.isChecked()).toBe(false);
    await dialog(page).getByText("It stays on the disk").waitFor();
    await tick.check();
    await dialog(page).getByText("This cannot be undone.").waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    // What was ticked and not done is asked for anew.
    await press(page, "Keep it");
    await page.getByRole("button", { name: "Remove Bob" }).click();
    expect(await tick.isChecked()).toBe(false);
    await tick.check();
    await dialog(page).getByRole("button", { name: "Remove and delete", exact: true }).click();
    await page.getByText("The account of Bob is removed").waitFor();
    await page.getByText("With all that this person had here.").waitFor();
    await bobs.page.getByText("You are signed out.").waitFor();
  }
  await using visitor = await openPage(browser, facet.url, { path: shared });
  await visitor.page.getByRole("heading", { name: "This link leads nowhere", level: 1 }).waitFor();
  await using again = await invited();
  await again.rail.getByText("Your conversations will be listed here.").waitFor();
  expect(adas.faults).toEqual([]);
});
