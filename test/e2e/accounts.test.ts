// People with accounts at the page: the first one, a second by invitation, out and in again, and a session that ends under a draft.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import {
  field,
  firstLink,
  pagePassword as password,
  passwordField,
  press,
  signIn,
  signOut,
} from "../support/accounts-walk.ts";
import { violationsInBothThemes } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { startFacet } from "../support/facet-process.ts";
import type { FacetProcess } from "../support/facet-process.ts";
import { openIssuer } from "../support/issuer.ts";
import { builtPage, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { startStubModelServer } from "../support/stub-model-server.ts";
import type { StubModelServer } from "../support/stub-model-server.ts";

const ada = "ada@example.org";
let stub: StubModelServer;
let facet: FacetProcess;
let browser: Browser;
let first: PageWalk;

beforeAll(async () => {
  await builtPage();
  stub = await startStubModelServer({ dialect: "llama-server", text: "It does not.", tokensPerSecond: 0 });
  const environment = { FACET_AUTH: "password" };
  [facet, browser] = await Promise.all([startFacet({ modelUrl: stub.url, environment }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await facet?.[Symbol.asyncDispose]();
  await stub?.close();
});

test("who has no account is told where the first one comes from, and sees nothing else", async () => {
  await using walk = await openPage(browser, facet.url, { path: "/settings" });
  await walk.page.getByText("There is no account yet.").waitFor();
  expect(await walk.page.getByRole("textbox").count()).toBe(0);
  expect(await violationsInBothThemes(walk.page)).toEqual([]);
  expect(walk.faults).toEqual([]);
});

test("the printed link makes the first account, which asks at once; signed out and in again it finds the conversation", async () => {
  first = await openPage(browser, facet.url, { path: firstLink(facet) });
  const { page } = first;
  await field(page, "Your name").waitFor();
  await press(page, "Make the account");
  await page.getByText("It needs at least 10 characters.").waitFor();
  await expect
    .poll(() => field(page, "Your name").evaluate((place) => place === document.activeElement), soon)
    .toBe(true);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await field(page, "Your name").fill("Ada");
  await field(page, "E-mail address").fill(ada);
  await passwordField(page).fill(password);
  await press(page, "Make the account");
  await first.composer.waitFor();
  await first.ask("Does the sun go round the earth?");
  await first.ended();

  await signOut(page);
  await signIn(page, ada, "not the password");
  await page.getByText("The e-mail address or the password is wrong.").waitFor();
  await signIn(page, ada);
  await first.rail.getByText("Does the sun go round the earth?").waitFor();
  expect(first.faults).toEqual([]);
});

test("a link that was used is no longer good, and leads to the sign-in", async () => {
  await using walk = await openPage(browser, facet.url, { path: firstLink(facet) });
  await walk.page.getByRole("heading", { name: "This link is no longer good" }).waitFor();
  await press(walk.page, "To the sign-in");
  await field(walk.page, "E-mail address").waitFor();
});

describe("a second person", () => {
  const bob = "bob@example.org";

  test("comes by invitation, and sees nothing of the first, in the same browser neither", async () => {
    const { page } = first;
    await page.goto(`${facet.url}/settings`);
    await press(page, "Invite someone");
    await field(page, "E-mail address of whom you invite").fill(bob);
    await press(page, "Make the link");
    const made = field(page, `Link for ${bob}`);
    const link = await made.inputValue();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await press(page, "Done");
    // A draft of the first person's, in the browser the second one sits down at.
    await page.goto(`${facet.url}/?persona=guide`);
    await first.composer.fill("Ada's own words");
    await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage)), soon).toContain("Ada's own words");
    await signOut(page);
    await field(page, "E-mail address").waitFor();

    await page.goto(link);
    await page.getByText(`This makes the account of ${bob}.`).waitFor();
    await field(page, "Your name").fill("Bob");
    await passwordField(page).fill(password);
    await press(page, "Make the account");
    await first.composer.waitFor();
    expect(await first.rail.getByText("Does the sun go round the earth?").count()).toBe(0);
    await page.goto(`${facet.url}/?persona=guide`);
    await first.composer.waitFor();
    expect(await first.composer.inputValue()).toBe("");
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("Ada's own words");
    await page.goto(`${facet.url}/settings`);
    await page.getByRole("heading", { name: "Account", exact: true }).waitFor();
    expect(await page.getByRole("heading", { name: "People" }).count()).toBe(0);
    await signOut(page);
    await signIn(page, ada);
    await first.rail.getByText("Does the sun go round the earth?").waitFor();
  });

  test("is out as soon as the first one removes the account, and keeps the draft in view", async () => {
    await using walk = await openPage(browser, facet.url);
    await signIn(walk.page, bob);
    await walk.composer.fill("half a thought");
    await first.page.goto(`${facet.url}/settings`);
    await first.page.getByRole("button", { name: "Remove Bob" }).click();
    await first.page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
    await first.page.getByText("The account of Bob is removed").waitFor();
    await walk.page.getByText("You are signed out.").waitFor();
    expect(await walk.composer.inputValue()).toBe("half a thought");
  });
});

test("a session that ends under a draft costs no word: the line says so, and after signing in again all is there, and sent", async () => {
  await using walk = await openPage(browser, facet.url, { path: "/?persona=guide" });
  const { page, composer } = walk;
  await signIn(page, ada);
  await composer.fill(`first ${randomUUID()}`);
  const cookies = await walk.context.cookies();
  const words = await composer.inputValue();
  // Sent before the page knows: refused, and still there.
  const { promise: isOut, resolve: out } = Promise.withResolvers<void>();
  await page.route(/guide\.start/, async (route) => {
    await isOut;
    await route.continue();
  });
  const sent = page.waitForRequest(/guide\.start/);
  await composer.press("Enter");
  await sent;
  await fetch(`${facet.url}/auth/sign-out`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
    },
    body: "{}",
  });
  out();
  await page.getByText("You are signed out.").waitFor();
  await page.unroute(/guide\.start/);
  await expect.poll(() => composer.inputValue(), soon).toBe(words);
  expect(await page.getByText("cannot be reached").count()).toBe(0);
  expect(await violationsInBothThemes(page)).toEqual([]);
  // Sent when it knows: it waits on this device.
  const isWaiting = async () => {
    await composer.press("Enter");
    return page.getByText(words).count();
  };
  await expect.poll(isWaiting, soon).toBeGreaterThan(0);
  await composer.fill("and a second thought");
  await press(page, "Sign in again");
  await signIn(page, ada);
  await walk.questions.getByText(words).waitFor();
  await walk.ended();
  expect(await walk.composer.inputValue()).toBe("and a second thought");
  expect(walk.faults).toEqual([]);
});

test("at any address the sign-in comes first, and leads on to that address", async () => {
  await using walk = await openPage(browser, facet.url, { path: "/settings", viewport: { width: 360, height: 740 } });
  await signIn(walk.page, ada);
  await walk.page.getByRole("heading", { name: "People" }).waitFor();
  expect(new URL(walk.page.url()).pathname).toBe("/settings");
  expect(await walk.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(await violationsInBothThemes(walk.page)).toEqual([]);
});

test("the sign-in speaks German too", async () => {
  await using walk = await openPage(browser, facet.url, { locale: "de-DE" });
  await walk.page.getByRole("heading", { name: "Anmelden" }).waitFor();
  await signIn2(walk.page);
  await walk.page.getByText("E-Mail-Adresse oder Passwort stimmen nicht.").waitFor();

  async function signIn2(page: PageWalk["page"]): Promise<void> {
    await field(page, "E-Mail-Adresse").fill(ada);
    await passwordField(page, "Passwort").fill("not the password");
    await press(page, "Anmelden");
  }
});

test("with an issuer one button leads there and back, and a refusal is told in words", async () => {
  await using issuer = await openIssuer();
  await using server = await startFacet({
    modelUrl: stub.url,
    environment: {
      FACET_AUTH: "oidc",
      FACET_OIDC_ISSUER: issuer.url,
      FACET_OIDC_CLIENT: "facet",
      FACET_OIDC_SECRET: "secret",
      FACET_OIDC_DOMAINS: "example.org",
    },
  });
  await using walk = await openPage(browser, server.url, { path: "/settings" });
  const { page } = walk;
  const lead = page.getByRole("button", { name: `Sign in with ${new URL(issuer.url).host}` });
  issuer.person = { sub: "9", email: "eve@evil.example", email_verified: true, name: "Eve" };
  await lead.click();
  await page.getByText("Accounts with this e-mail address may not sign in here.").waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  issuer.person = { sub: "1", email: ada, email_verified: true, name: "Ada" };
  await lead.click();
  await page.getByRole("heading", { name: "Account", exact: true }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/settings");
  await issuer.stop();
  await signOut(page);
  await lead.click();
  await page.getByText("cannot be reached now").waitFor();
});
