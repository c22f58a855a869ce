// Real weights behind the page: the stand-in, fetched by the product's own code, answers in the browser, stops, and is remembered.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadConfig } from "../../server/config.ts";
import { openBrowser } from "../support/browser.ts";
import { startFacet } from "../support/facet-process.ts";
import type { FacetProcess } from "../support/facet-process.ts";
import { builtPage, openPage, soon } from "../support/page-walk.ts";
import { realWeights } from "../support/real-weights.ts";

let facet: FacetProcess;
let browser: Browser;

beforeAll(async () => {
  await builtPage();
  await realWeights("qwen2.5-coder-0.5b-instruct");
  const environment = {
    FACET_CACHE: loadConfig(process.env).FACET_CACHE,
    FACET_MODEL_CONTEXT: "2048",
    FACET_MODEL_THREADS: "1",
  };
  [facet, browser] = await Promise.all([startFacet({ environment }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await facet?.[Symbol.asyncDispose]();
});

test("a question gets a streamed answer from a model that is called what it is: stand-in, not Gemma", async () => {
  await using walk = await openPage(browser, facet.url);
  const { page, answer } = walk;
  page.setDefaultTimeout(60_000);
  await page
    .getByRole("button", { name: /^Choose a model/ })
    .getByText("stand-in, not Gemma")
    .waitFor();
  await walk.ask("In one short sentence: what is the capital of France?");
  await answer.locator(".prose", { hasText: /\w/ }).waitFor();
  await walk.ended();
  await expect.poll(async () => (await walk.text()).length, soon).toBeGreaterThan(2);
  await expect.poll(() => answer.locator(".byline").innerText(), soon).toContain("stand-in, not Gemma");
  expect(await answer.getByRole("alert").count()).toBe(0);

  await walk.ask("Write a long story of a lighthouse keeper and the sea, in ten chapters of many sentences each.");
  const second = page.locator("article.answer").nth(1);
  await second.locator(".prose", { hasText: /\w/ }).waitFor();
  expect(await second.getAttribute("aria-busy")).toBe("true");
  // By key: a pointer waits until nothing on a busy page moves, and the story may be over by then.
  await page.getByRole("button", { name: "Stop the answer" }).press("Enter");
  await second.getByText(/^Stopped after/).waitFor();
  const seen = await walk.text();
  expect(seen).not.toBe("");

  await facet.kill("SIGTERM");
  await facet.restart();
  await page.reload();
  await second.getByText(/^Stopped after/).waitFor();
  await expect.poll(() => walk.text(), soon).toBe(seen);
  await expect.poll(() => walk.answers.count(), soon).toBe(2);
  await walk.rail.getByRole("link", { name: /capital of France/ }).waitFor();
  expect(walk.faults).toEqual([]);
});
