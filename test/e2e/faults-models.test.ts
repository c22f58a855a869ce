// What happens when a model server misbehaves, as a person sees it: the words, what is kept, and that the same page goes on without a reload.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { connect } from "../../server/remote/client.ts";
import { openBrowser } from "../support/browser.ts";
import { startFacet } from "../support/facet-process.ts";
import type { FacetProcess } from "../support/facet-process.ts";
import { startMisbehavingServer, wellAnswered } from "../support/misbehaving-server.ts";
import type { Misbehaved, MisbehavingServer } from "../support/misbehaving-server.ts";
import { builtPage, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { startStubModelServer } from "../support/stub-model-server.ts";

let server: MisbehavingServer;
let facet: FacetProcess;
let browser: Browser;
/** One page for all faults: each is asked where the one before was got over. */
let walk: PageWalk;

beforeAll(async () => {
  await builtPage();
  server = await startMisbehavingServer();
  [facet, browser] = await Promise.all([startFacet({ modelUrl: server.url }), openBrowser()]);
  walk = await openPage(browser, facet.url);
  walk.page.setDefaultTimeout(60_000);
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await facet?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
});
afterEach(() => server.misbehave(null));

const gone = "The model does not answer";
const brokeOff = "The answer broke off";

interface Fault {
  readonly how: Misbehaved;
  readonly title: string;
  readonly says: RegExp;
  /** Words that stay. */
  readonly kept?: string;
  /** The button that asks again; without one the next question does. */
  readonly step?: string;
}

const faults: readonly Fault[] = [
  { how: "a page of HTML", title: gone, says: /what came is no answer of a model/, step: "Try again" },
  { how: "events of another shape", title: gone, says: /what came is no answer of a model/, step: "Try again" },
  { how: "a line without an end", title: gone, says: /what came is no answer of a model/, step: "Try again" },
  {
    how: "a broken event after some words",
    title: brokeOff,
    says: /what came is no answer of a model.*what was written so far/s,
    kept: "Half an",
    step: "Try again",
  },
  {
    how: "a cut in the middle",
    title: brokeOff,
    says: /the connection broke in the middle of the answer.*what was written so far/s,
    kept: "Half an",
    step: "Try again",
  },
  {
    how: "an answer held back by a filter",
    title: brokeOff,
    says: /the filter of its server held the answer back/,
    kept: "Half an",
    step: "Try again",
  },
  { how: "a call of a tool", title: gone, says: /it asked for a tool instead of answering/, step: "Try again" },
  { how: "a key it does not know", title: gone, says: /the server does not accept the key/ },
  { how: "a model it does not have", title: gone, says: /the server does not have it/ },
  { how: "too long, as vLLM says it", title: "Too long for the model", says: /5012 tokens, and 4096 fit/ },
  { how: "too long, as Ollama says it", title: "Too long for the model", says: /The text is too long for the model\./ },
];

test.each(faults)(
  "a server that answers with $how: the page says so, and the next answer comes without a reload",
  async ({ how, title, says, kept, step }) => {
    server.misbehave(how);
    await walk.ask(`What of ${how}?`);
    const trouble = walk.answer.getByRole("alert");
    await trouble.getByRole("heading", { name: title }).waitFor();
    await expect.poll(() => trouble.innerText(), soon).toMatch(says);
    await expect.poll(() => trouble.innerText(), soon).toContain("Kept: your question");
    if (kept !== undefined) await expect.poll(() => walk.text(), soon).toContain(kept);
    server.misbehave(null);
    if (step === undefined) await walk.ask(`And after ${how}?`);
    else await trouble.getByRole("button", { name: step, exact: true }).click();
    await walk.answer.getByText(wellAnswered).waitFor();
    await walk.ended();
    expect(walk.faults).toEqual([]);
  },
  120_000,
);

test.each<[Misbehaved, number, RegExp]>([
  [
    "too many requests for 2 s",
    1,
    /The model has too many requests now\. Facet (?:asks again in \d+ s|is asking again)\./,
  ],
  ["a model that loads", 2, /it is still loading\. Facet (?:asks again in \d+ s|is asking again)\./],
  ["an error of its own", 2, /the server failed \(500\)\. Facet (?:asks again in \d+ s|is asking again)\./],
])(
  "a server with %s is waited for where it can be seen, and the answer comes by itself",
  async (how, times, says) => {
    const seen: string[] = [];
    // It may be over before a test outside the page has looked.
    await walk.page.exposeFunction(`sawWaiting${times}${how.length}`, (text: string) => void seen.push(text));
    await walk.page.evaluate((name) => {
      new MutationObserver(() => {
        const text = document.querySelector(".model-waiting")?.textContent;
        if (text) (window as unknown as Record<string, (text: string) => void>)[name]?.(text);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    }, `sawWaiting${times}${how.length}`);
    server.misbehave(how, times, `What of ${how}`);
    await walk.ask(`What of ${how}?`);
    await walk.answer.getByText(wellAnswered).waitFor();
    await walk.ended();
    expect(seen.join("\n")).toMatch(says);
    expect(await walk.answer.getByRole("alert").count()).toBe(0);
    expect(walk.faults).toEqual([]);
  },
  120_000,
);

test("a person stops the waiting for a busy server, and the next question is answered", async () => {
  server.misbehave("too many requests");
  await walk.ask("Will you answer?");
  await walk.answer.getByText("The model has too many requests now.").waitFor();
  await walk.page.getByRole("button", { name: "Stop the answer" }).press("Enter");
  await walk.answer.getByText(/^Stopped after/).waitFor();
  server.misbehave(null);
  await walk.ask("And now?");
  await walk.answer.getByText(wellAnswered).waitFor();
  expect(walk.faults).toEqual([]);
}, 120_000);

test("a server that stays silent holds nobody else: another page is answered meanwhile, and the silent answer can be stopped", async () => {
  server.misbehave("silence", 1, "Are you there");
  await walk.ask("Are you there?");
  await expect.poll(() => walk.answer.getAttribute("aria-busy"), soon).toBe("true");
  await using other = await openPage(browser, facet.url, { path: "/?persona=researcher" });
  await other.ask("Is somebody else answered?");
  await other.ended();
  expect(await other.answer.getByRole("alert").count()).toBe(0);
  expect(await walk.answer.getAttribute("aria-busy")).toBe("true");
  await walk.page.getByRole("button", { name: "Stop the answer" }).press("Enter");
  await walk.answer.getByText(/^Stopped after/).waitFor();
  await walk.ask("And now?");
  await walk.answer.getByText(wellAnswered).waitFor();
  expect(walk.faults).toEqual([]);
}, 120_000);

test("a server that needs a minute for its first word, and 10 s for the next, is waited for, and the page says that it works", async () => {
  server.misbehave("the first word after 61 s and the next 10 s later", 1, "Take your time");
  await walk.ask("Take your time?");
  await walk.answer.locator(".byline .tag", { hasText: /\d\d\s?s/ }).waitFor();
  await expect.poll(() => walk.text(), { timeout: 90_000, interval: 200 }).toBe("All is");
  await expect.poll(() => walk.answer.getAttribute("aria-busy"), soon).toBe("true");
  await walk.answer.getByText(wellAnswered).waitFor();
  await walk.ended();
  expect(await walk.answer.getByRole("alert").count()).toBe(0);
  expect(walk.faults).toEqual([]);
}, 400_000);

test("a prompt that is refused as too long once is made shorter, and answered without a word of trouble", async () => {
  server.misbehave("too long, as vLLM says it", 1, "What fits?");
  const { asked } = server.counts;
  await walk.ask("What fits?");
  await walk.answer.getByText(wellAnswered).waitFor();
  await walk.ended();
  expect(await walk.answer.getByRole("alert").count()).toBe(0);
  expect(server.counts.asked - asked).toBeGreaterThan(1);
  expect(walk.faults).toEqual([]);
}, 120_000);

test("a long conversation with a model whose context is half of what it seemed goes on, and the page knows how much fits", async () => {
  // About 1,200 tokens, and as many words as its limit of tokens lets through.
  const text = `${"The sea is wide and the lamp burns through the night. ".repeat(80)}Thus ends the tale.`;
  await using small = await startStubModelServer({ dialect: "generic", context: 4096, text });
  await using another = await startFacet({ modelUrl: small.url });
  await using page = await openPage(browser, another.url);
  page.page.setDefaultTimeout(60_000);
  for (let at = 1; at <= 6; at += 1) {
    await page.ask(`What of tale ${at}?`);
    await page.ended();
    await page.answer.getByText("Thus ends the tale.").waitFor();
    expect(await page.answer.getByRole("alert").count()).toBe(0);
  }
  const { api } = connect({ url: another.url });
  const model = (await api.models.list.query()).models.find(({ role }) => role === "chat");
  expect(model?.capabilities.context).toBe(4096);
  await page.page.getByRole("button", { name: "Memory", exact: true }).click();
  await page.page.getByText(/^What the model sees next, [\d,]+ of 4,096 tokens/).waitFor();
  expect(page.faults).toEqual([]);
}, 240_000);

test("an answer that its limit of tokens ended says so under it, and how to read on; in German too", async () => {
  await using endless = await startStubModelServer({ tokens: 5000 });
  await using another = await startFacet({ modelUrl: endless.url });
  for (const [locale, says] of [
    ["en-GB", "The answer reached its limit of 1200 tokens and ends here. Ask for the rest to read on."],
    [
      "de-DE",
      "Die Antwort hat ihre Grenze von 1200 Token erreicht und endet hier. Frag nach dem Rest, um weiterzulesen.",
    ],
  ] as const) {
    await using page = await openPage(browser, another.url, { locale });
    await page.ask("What of eternity?");
    await page.answer.locator(".noted").getByText(says).waitFor();
    await expect.poll(() => page.text(), soon).toContain("w1200");
    expect(await page.answer.getByRole("alert").count()).toBe(0);
    await page.page.reload();
    await page.answer.locator(".noted").getByText(says).waitFor();
    expect(page.faults).toEqual([]);
  }
}, 240_000);

test("in German the same is said in German", async () => {
  server.misbehave("a page of HTML");
  await using german = await openPage(browser, facet.url, { locale: "de-DE" });
  await german.ask("Was ist los?");
  const trouble = german.answer.getByRole("alert");
  await trouble.getByText(/was kam, ist keine Antwort eines Modells/).waitFor();
  server.misbehave(null);
  await trouble.getByRole("button").first().click();
  await german.answer.getByText(wellAnswered).waitFor();
  expect(german.faults).toEqual([]);
}, 120_000);
