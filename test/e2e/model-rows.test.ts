// Models and servers on the models page, in a real browser: downloads, who uses which model, and two side by side.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { violationsInBothThemes } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { openFakeHub } from "../support/fake-hub.ts";
import { connect } from "../../server/remote/client.ts";
import { facetOn } from "../support/machines.ts";
import { builtPage, openPage, soon } from "../support/page-walk.ts";
import { startStubModelServer } from "../support/stub-model-server.ts";

let browser: Browser;

beforeAll(async () => {
  await builtPage();
  browser = await openBrowser();
});
afterAll(() => browser?.close());

test("a download shows how far it is, pauses, and goes on; before it the page tells what the disk has room for", async () => {
  const stalls = Array.from({ length: 4 }, () => ({ after: 400_000, how: "stall" }) as const);
  await using hub = await openFakeHub({
    files: { "gemma-3-1b-it-Q4_K_M.gguf": Buffer.alloc(806_058_240 / 8) },
    breaks: stalls,
  });
  await using stub = await startStubModelServer();
  await using facet = await facetOn("", {
    modelUrl: stub.url,
    environment: {
      FACET_HUB_URL: hub.url,
      FACET_OFFLINE: "0",
      // Files that are there: only the model of this test is fetched.
      FACET_EMBED_FILE: import.meta.filename,
      FACET_RERANK_FILE: import.meta.filename,
    },
  });
  await using walk = await openPage(browser, facet.url, { path: "/models" });
  const { page } = walk;
  const row = page.locator(".docs > li", { hasText: "Gemma 3 1B" });
  await row.getByText(/^806\sMB needed, .+ free on the disk$/).waitFor();
  await row.getByRole("button", { name: "Download, 806 MB" }).click();
  await row.getByRole("progressbar").waitFor();
  // What was paused before a byte had come would be as it was before.
  const { api } = connect({ url: facet.url });
  const arrived = async () =>
    (await api.models.list.query()).models.find(({ modelId }) => modelId === "gemma-3-1b-it")?.progress?.done;
  await expect.poll(arrived).toBeGreaterThan(0);
  await row.getByRole("button", { name: "Pause: Gemma 3 1B" }).click();
  await row.getByText(/^Paused at /).waitFor();
  await row.getByRole("button", { name: "Go on" }).click();
  await row.getByText("downloading").waitFor();
  await row.getByRole("button", { name: "Pause: Gemma 3 1B" }).click();
  await row.getByText(/^Paused at /).waitFor();
  await row.getByRole("button", { name: "Menu for Gemma 3 1B" }).click();
  await page.getByRole("menuitem", { name: /^Remove the weights/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await row.getByRole("button", { name: "Download, 806 MB" }).waitFor();
  expect(walk.faults).toEqual([]);
});

test("a model is given to one persona and taken back, and what a server can do is told in plain words", async () => {
  await using stub = await startStubModelServer({ dialect: "vllm" });
  await using facet = await facetOn("", { modelUrl: stub.url });
  await using walk = await openPage(browser, facet.url, { path: "/models" });
  const { page } = walk;
  await page.getByText(/^It answers, sees no pictures, keeps to JSON, 8k tokens, .+; asked /).waitFor();
  const use = async () => {
    await page.getByRole("button", { name: "Menu for stub-model" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Guide" }).click();
  };
  await use();
  await page.getByText(/, used by Guide$/).waitFor();
  await use();
  await expect.poll(() => page.getByText(/, used by Guide$/).count(), soon).toBe(0);
  expect(walk.faults).toEqual([]);
});

test("one question goes to two models, both answer side by side with their speed, and nothing is kept of it", async () => {
  await using first = await startStubModelServer({ text: "The first answer." });
  await using second = await startStubModelServer({ tokens: 400, tokensPerSecond: 20 });
  await using facet = await facetOn("", { modelUrl: first.url });
  await using walk = await openPage(browser, facet.url, { path: "/models" });
  const { page } = walk;
  await page.getByRole("button", { name: "Add a server" }).click();
  await page.getByRole("textbox", { name: "Server address" }).fill(second.url);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Ask both" }).click();
  await page.getByText("Write a question first.").waitFor();
  await page.getByRole("textbox", { name: "One question for both" }).fill("Why is the sky blue?");
  await page.keyboard.press("Enter");
  const columns = page.locator("article.trial");
  await columns.nth(0).getByText("The first answer.").waitFor();
  await columns.nth(0).getByText("First word after").waitFor();
  await columns.nth(1).getByText("w0005", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await columns.nth(1).getByText("Stopped", { exact: true }).waitFor();
  await expect.poll(() => second.counts.aborts.length, soon).toBe(1);
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(await walk.rail.getByRole("link", { name: /sky/ }).count()).toBe(0);
  first.set({ failure: "error-500" });
  await page.getByRole("button", { name: "Ask both" }).click();
  await columns.nth(0).getByRole("alert").waitFor();
  expect(walk.faults).toEqual([]);
});
