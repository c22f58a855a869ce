// The page in German: every word of it, in every state, and the switch between languages.
import { readdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { de } from "../../client/strings/de.ts";
import { en } from "../../client/strings/en.ts";
import { sharingDe } from "../../client/strings/sharing.de.ts";
import { openAnswered } from "../support/answered.ts";
import { openBrowser } from "../support/browser.ts";
import { cutOff, overflowing } from "../support/cut-off.ts";
import { openStand, openState, stateNames } from "../support/page-states.ts";
import type { Stand } from "../support/page-states.ts";
import { builtPage, openPage, soon } from "../support/page-walk.ts";
import { openScreen, screenNames, tall } from "../support/persona-screens.ts";

let stand: Stand;
let browser: Browser;

beforeAll(async () => {
  await builtPage();
  [stand, browser] = await Promise.all([openStand(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await stand?.[Symbol.asyncDispose]();
});

/** The English sentences that are other ones in German, with `{name}` for any words. */
function englishOnly(english: unknown, german: unknown): string[] {
  if (typeof english === "string") return english === german || english.length < 3 ? [] : [english];
  if (typeof english !== "object" || english === null) return [];
  const other = german as Readonly<Record<string, unknown>>;
  return Object.entries(english).flatMap(([key, value]) => englishOnly(value, other[key]));
}

/** "{at} of {of}" alone would find anything. */
const tells = (sentence: string) => sentence.replace(/\{\w+\}|\P{L}/gu, "").length > 4;
/** Every file of words there is in both languages: what each of its exports holds. */
const strings = new URL("../../client/strings/", import.meta.url);
const topics = readdirSync(strings).flatMap((name) => /^(?:(.+)\.)?en\.ts$/.exec(name)?.[1] ?? []);
const wordsIn = async (language: "en" | "de") =>
  Promise.all(
    topics.map(async (topic) =>
      Object.values((await import(new URL(`${topic}.${language}.ts`, strings).href)) as object),
    ),
  );
const german = { ...de, topics: await wordsIn("de") };
const inEnglish = { ...en, topics: await wordsIn("en") };
const germanWords = new Set(englishOnly(german, inEnglish));
const patterns = englishOnly(inEnglish, german)
  .filter((sentence) => tells(sentence) && !germanWords.has(sentence))
  .map((sentence) => new RegExp(`^${sentence.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w+\}/g, ".+")}$`));

/** Every text and label on the page, except what a person or a model wrote. */
function wordsOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    const found = new Set<string>();
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node instanceof Element)
        for (const name of ["aria-label", "title", "placeholder"]) found.add(node.getAttribute(name) ?? "");
      else if (!node.parentElement?.closest(".prose, .words, .snippet, .layer-title, .table-scroll, script, style"))
        found.add(node.textContent ?? "");
    }
    return [...found].map((text) => text.trim()).filter((text) => text !== "");
  });
}

const english = (words: readonly string[]) => words.filter((text) => patterns.some((pattern) => pattern.test(text)));

test("the check knows English when it sees it", async () => {
  await using walk = await openState(browser, stand, "done");
  await expect.poll(async () => english(await wordsOn(walk.page)), soon).toContain("New conversation");
});

test("a German browser gets a German page, without an English word in any state", async () => {
  for (const state of stateNames) {
    await using walk = await openState(browser, stand, state, {
      locale: "de-DE",
      viewport: { width: 1440, height: 900 },
    });
    const { page } = walk;
    await expect.poll(() => page.locator("html").getAttribute("lang"), soon).toBe("de");
    if (state === "done") {
      await page.getByRole("button", { name: de.bar.steps, exact: true }).click();
      await page.locator("#panel").waitFor();
    }
    expect(english(await wordsOn(page)), state).toEqual([]);
    if (state !== "done") continue;
    await walk.answer.click();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: de.keys.title }).waitFor();
    expect(english(await wordsOn(page)), "keys").toEqual([]);
  }
});

test("what each persona answers is told in German too, and its long words fit on a phone", async () => {
  await using server = await openAnswered();
  for (const name of screenNames) {
    await using walk = await openScreen(browser, server, name, { locale: "de-DE" });
    const { page } = walk;
    await expect.poll(async () => english(await wordsOn(page)), { ...soon, message: name }).toEqual([]);
    await page.setViewportSize({ width: 360, height: tall });
    await expect.poll(() => overflowing(page), { ...soon, message: name }).toEqual([]);
    await expect.poll(() => cutOff(page), { ...soon, message: name }).toEqual([]);
  }
});

test("searching, sharing, the shared page and feedback speak German too", async () => {
  await using walk = await openState(browser, stand, "done", {
    locale: "de-DE",
    viewport: { width: 1440, height: 900 },
  });
  const { page, rail, answer } = walk;
  for (const [query, said] of [
    ["Wärmepumpen-gibt-es-nicht", sharingDe.search.nothing],
    ["heat", /Nachricht/],
  ] as const) {
    await page.getByRole("searchbox").fill(query);
    await rail.getByRole("status").getByText(said).waitFor();
    expect(english(await wordsOn(page)), query).toEqual([]);
  }
  await page.getByRole("searchbox").fill("");
  await answer.getByRole("button", { name: sharingDe.feedback.dislike }).click();
  await page.getByRole("dialog", { name: sharingDe.feedback.title }).waitFor();
  expect(english(await wordsOn(page)), "feedback").toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: de.conversation.menu }).click();
  await page.getByRole("menu").waitFor();
  expect(english(await wordsOn(page)), "menu").toEqual([]);
  await page.getByRole("menuitem", { name: de.rail.share }).click();
  const dialog = page.getByRole("dialog", { name: sharingDe.share.title });
  await dialog.getByRole("button", { name: sharingDe.share.make }).click();
  const link = await dialog.getByRole("textbox").first().inputValue();
  expect(english(await wordsOn(page)), "share").toEqual([]);
  await page.goto(link);
  await page.getByRole("button", { name: sharingDe.page.print }).waitFor();
  expect(english(await wordsOn(page)), "shared page").toEqual([]);
  await page.goto(`${link}-never-was`);
  await page.getByRole("heading", { name: sharingDe.page.goneTitle }).waitFor();
  expect(english(await wordsOn(page)), "gone").toEqual([]);
});

test("a German reader whose words do not come gets the page in English, and German with the next load", async () => {
  await using walk = await openPage(browser, stand.url, { path: "/settings" });
  const { page } = walk;
  await page.getByRole("radio", { name: "Deutsch" }).check({ force: true });
  await page.getByRole("heading", { name: de.settings.title, level: 1 }).waitFor();
  await page.route("**/assets/de-*.js", (route) => route.abort());
  await page.reload();
  await page.getByRole("heading", { name: en.settings.title, level: 1 }).waitFor();
  await expect.poll(() => page.locator("html").getAttribute("lang"), soon).toBe("en");
  await page.unrouteAll();
  await page.reload();
  await page.getByRole("heading", { name: de.settings.title, level: 1 }).waitFor();
});

test("the first page holds the words of the language that is shown, and of no other", async () => {
  for (const [locale, other] of [
    ["en-GB", "de"],
    ["de-DE", "en"],
  ] as const) {
    await using walk = await openState(browser, stand, "done", { locale, viewport: { width: 1440, height: 900 } });
    const fetched = await walk.page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    expect(fetched.filter((name) => new RegExp(`/assets/${other}-[^/]*\\.js$`).test(name))).toEqual([]);
  }
});

test("the language is changed in the settings, at once and for the next time", async () => {
  await using walk = await openPage(browser, stand.url, { path: "/settings" });
  const { page } = walk;
  await page.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
  await page.getByRole("radio", { name: "Deutsch" }).check({ force: true });
  await page.getByRole("heading", { name: de.settings.title, level: 1 }).waitFor();
  expect(english(await wordsOn(page))).toEqual([]);
  await page.goto(`${stand.url}/?persona=guide`);
  await page.getByRole("heading", { name: "Frag, was du willst. Schritt für Schritt." }).waitFor();
  await expect.poll(() => page.locator("html").getAttribute("lang"), soon).toBe("de");
});
