// What a question takes along: the files it was limited to or given, also before their list is here, and none that was refused unseen.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openCuttingProxy } from "../support/cutting-proxy.ts";
import { chip, documentsPanel, pick, ready, textFile } from "../support/documents-walk.ts";
import { openPage, soon } from "../support/page-walk.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct();
/** Who reads documents. */
const researcher = "/?persona=researcher";

/** Calls to this address wait until they are released. */
async function hold(page: Page, address: RegExp): Promise<() => void> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Sends what is written as the page first can, while the list of documents is away. */
async function askWithoutList(page: Page, list: RegExp, question: string): Promise<void> {
  const release = await hold(page, list);
  await page.reload();
  const composer = page.getByRole("textbox", { name: "Message" });
  await composer.fill(question);
  const started = page.waitForResponse(/researcher\.start/);
  await composer.press("Enter");
  await started;
  release();
}

test("a question limited to a document stays so where it is asked before the list of documents is here", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: researcher });
  const { page } = walk;
  await pick(page, [textFile("contract.txt", "Ten days of notice."), textFile("gossip.txt", "No notice at all.")]);
  await ready(page, "contract.txt");
  await ready(page, "gossip.txt");
  await walk.ask("What is in them?");
  await walk.ended();
  await page.getByRole("button", { name: "Documents all 2" }).click();
  await documentsPanel(page).getByRole("checkbox", { name: "Ask only contract.txt" }).check();
  await chip(page, "only in").waitFor();

  await askWithoutList(page, /documents\.list\b/, "How many days of notice?");
  await expect.poll(() => walk.questions.count(), soon).toBe(2);
  const asked = walk.questions.last().locator(".asked-files .file");
  await expect.poll(() => asked.allInnerTexts(), soon).toEqual(["contract.txt"]);
});

test("a document added to a new conversation goes along where it is asked before the document is here again", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: researcher });
  const { page } = walk;
  await pick(page, [textFile("contract.txt", "Ten days of notice.")]);
  await ready(page, "contract.txt");

  await askWithoutList(page, /documents\.get\b/, "How many days of notice?");
  await expect.poll(() => walk.questions.locator(".asked-files .file").allInnerTexts(), soon).toEqual(["contract.txt"]);
});

test("a question that waits for a file stays where the file is refused, and goes without it when sent once more", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: researcher });
  const { page, composer } = walk;
  const arrive = await hold(page, /\/files\?/);
  const buffer = Buffer.from("\x7fELF\x02\x01\x01\0\0\0", "latin1");
  await pick(page, [{ name: "tool.exe", mimeType: "application/octet-stream", buffer }]);
  await composer.fill("What does it do?");
  await composer.press("Enter");
  const notice = page.locator(".when-there");
  await notice.waitFor();
  arrive();
  await notice.waitFor({ state: "detached" });
  const refused = chip(page, "tool.exe").getByText(/cannot be read/);
  await refused.waitFor();
  expect(await composer.inputValue()).toBe("What does it do?");

  // Now it is known: the words go out alone.
  await composer.press("Enter");
  await walk.questions.first().waitFor();
  await refused.waitFor({ state: "detached" });
  await expect.poll(() => composer.inputValue(), soon).toBe("");
  expect(await walk.questions.count()).toBe(1);
  expect(walk.faults).toEqual([]);
});

test("a question written without a connection in a new conversation takes along the file that was added to it", async () => {
  await using relay = await openCuttingProxy(product.facet.url);
  await using walk = await openPage(product.browser, relay.url, { path: researcher });
  const { page, composer } = walk;
  await composer.waitFor();
  relay.refuseFor(600_000);
  await page.locator(".banner", { hasText: "No connection to Facet." }).waitFor();
  await pick(page, [textFile("patient.txt", "It waited.")]);
  await chip(page, "patient.txt").getByText("waits for the connection").waitFor();
  await composer.fill("What waited?");
  await composer.press("Enter");
  await expect.poll(() => composer.inputValue(), soon).toBe("");
  relay.spare();
  await expect
    .poll(() => walk.questions.last().locator(".asked-files .file").allInnerTexts(), soon)
    .toEqual(["patient.txt"]);
  expect(await walk.questions.count()).toBe(1);
});
