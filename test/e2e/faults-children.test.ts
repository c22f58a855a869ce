// What happens when a process that Facet has started dies or hangs, as a person sees it: the model inside Facet, and Chroma. Real weights, the real Chroma.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadConfig } from "../../server/config.ts";
import { connect } from "../../server/remote/client.ts";
import { openBrowser } from "../support/browser.ts";
import { childrenOf, signalTo } from "../support/child-processes.ts";
import { startFacet } from "../support/facet-process.ts";
import type { FacetProcess } from "../support/facet-process.ts";
import { builtPage, openPage } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { realWeights } from "../support/real-weights.ts";

const patience = 120_000;
const soon = { timeout: patience, interval: 100 };

let facet: FacetProcess;
let browser: Browser;
let walk: PageWalk;

beforeAll(async () => {
  await builtPage();
  await realWeights("qwen2.5-coder-0.5b-instruct");
  const environment = {
    FACET_CACHE: loadConfig(process.env).FACET_CACHE,
    FACET_MODEL_CONTEXT: "2048",
    FACET_MODEL_THREADS: "1",
  };
  [facet, browser] = await Promise.all([startFacet({ environment }), openBrowser()]);
  walk = await openPage(browser, facet.url);
  walk.page.setDefaultTimeout(patience);
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await facet?.[Symbol.asyncDispose]();
});

const chroma = () => childrenOf(facet.pid(), "serve-chroma")[0];
const long = "Write a long story of a lighthouse keeper and the sea, in ten chapters of many sentences each.";

/** Another one than before, where there was one. */
const killed = (before?: number): Promise<number> =>
  signalTo(() => childrenOf(facet.pid(), "embedded/child").find((pid) => pid !== before), "SIGKILL");

/** Asked, and the first words of its own answer are there. */
async function isBegun(question: string): Promise<void> {
  const before = await walk.answers.count();
  await walk.ask(question);
  await walk.answers.nth(before).locator(".prose", { hasText: /\w/ }).waitFor();
}

async function isAnswered(): Promise<void> {
  await walk.ask("In one short sentence: what is the capital of France?");
  await walk.answer.locator(".prose", { hasText: /\w/ }).waitFor();
  await walk.ended();
  expect(await walk.answer.getByRole("alert").count()).toBe(0);
}

test("the model's process killed in the middle of an answer: it is started again, and the answer is written anew", async () => {
  await isBegun("In two sentences: what is a lighthouse?");
  await killed();
  await walk.ended();
  await walk.answer.locator(".prose", { hasText: /\w/ }).waitFor();
  expect(await walk.answer.getByRole("alert").count()).toBe(0);
  await isAnswered();
  expect(walk.faults).toEqual([]);
}, 600_000);

test("killed in the second attempt too: the page says why, what was written is kept, and the next question starts it once more", async () => {
  await isBegun(long);
  const first = await killed();
  // It may begin with the same words: the run says that it writes anew, and then the first of them.
  const { api } = connect({ url: facet.url });
  const conversationId = new URL(walk.page.url()).pathname.split("/").at(-1) ?? "";
  const isAnew = async () => {
    const { messages } = await api.conversations.get.query({ conversationId });
    const { events } = await api.runs.events.query({ runId: messages.at(-1)?.runId ?? "" });
    const types = events.map(({ event }) => event.type);
    return types.includes("run-resumed") && types.lastIndexOf("text-delta") > types.lastIndexOf("run-resumed");
  };
  await expect.poll(isAnew, soon).toBe(true);
  await killed(first);
  const trouble = walk.answer.getByRole("alert");
  // The death of the test before counts too, where that is less than a minute ago.
  await trouble.getByText(/most often because memory ran out|its process ended 3 times within a minute/).waitFor();
  await trouble.getByText(/Kept: your question and what was written so far/).waitFor();
  expect((await walk.text()).length).toBeGreaterThan(0);
  await isAnswered();
  expect(walk.faults).toEqual([]);
}, 600_000);

test("Chroma halted: the settings say that it does not answer, the model still does, and it is ready by itself afterwards", async () => {
  const pid = await signalTo(chroma, "SIGSTOP");
  await using settings = await openPage(browser, facet.url, { path: "/settings" });
  settings.page.setDefaultTimeout(patience);
  const vectors = settings.page.locator("dl.runs > div", { hasText: "Vector search" });
  const status = async (): Promise<string> => {
    // What a person does who wants to know now; the page itself asks every 20 s.
    await settings.page.reload();
    await vectors.waitFor();
    return vectors.innerText();
  };
  await expect
    .poll(status, { timeout: patience, interval: 2000 })
    .toContain("It does not answer just now. Until it does, documents are searched by their words.");
  await isAnswered();
  process.kill(pid, "SIGCONT");
  await expect.poll(status, { timeout: patience, interval: 2000 }).toContain("ready");
  expect(settings.faults).toEqual([]);
}, 600_000);
