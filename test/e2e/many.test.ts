// Ten thousand conversations over years and a thousand documents: each is found, opened, asked about and deleted as if there were ten.
import type { Locator, Page } from "playwright-core";
import { beforeAll, expect, test, vi } from "vitest";
import { overflowing } from "../support/cut-off.ts";
import { chip, documentRow } from "../support/documents-walk.ts";
import { addConversations, answerOf, questionOf, titleOf } from "../support/many-conversations.ts";
import { addDocuments, markOf, nameOf, pageTextOf } from "../support/many-documents.ts";
import { openPage as openClient } from "../support/page-client.ts";
import { heldToast, openPage, soon } from "../support/page-walk.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct();
const conversations = 10_000;
const documents = 1000;
/** Rows in the page, whatever the list's length. */
const fewRows = 80;

beforeAll(async () => {
  const { api, close } = openClient(product.facet.url);
  // What the server learns of the model it writes down: not while so much is added.
  const isReady = async () =>
    (await api.system.status.query()).models.some(({ selected, state }) => selected && state === "ready");
  await vi.waitUntil(isReady, soon);
  close();
  addConversations(product.facet, conversations, { hoursApart: 6, said: true });
  addDocuments(product.facet, documents);
});

/** Twenty pages of the list one after the other, on a busy machine. */
const patient = { timeout: 60_000, interval: 50 };

/** Scrolls as long as there is more below, as someone who holds the page-down key. */
const toTheEnd = (list: Locator): Promise<void> =>
  list.evaluate(async (element) => {
    for (let still = 0; still < 30;) {
      const before = element.scrollHeight;
      element.scrollTo(0, before);
      await new Promise(requestAnimationFrame);
      still = element.scrollHeight === before ? still + 1 : 0;
    }
  });

const rows = (page: Page) => page.locator(".doc-rows > li");

/** A truthful model: it says where the document's mark stands, in the document's own words. */
function truthful(at: number): void {
  const sentence = { text: `The ${markOf(at)} stands beside the road.`, cites: [{ id: 1, quote: pageTextOf(at, 1) }] };
  product.stub.set({
    replies: [
      { when: "You judge whether a passage", text: '{"relevant": true, "score": 9, "quote": ""}' },
      { when: "You decide whether sources", text: '{"answerable": true, "missing": []}' },
      { when: "You check one sentence", text: '{"supported": true, "reason": "it says so"}' },
      {
        when: "You are the Researcher",
        text: JSON.stringify({ sentences: [sentence], disagreements: [], missing: [] }),
      },
    ],
  });
}

test("among 10,000 conversations one asks, scrolls back through the years, finds one, opens it, deletes it and has it back", async () => {
  product.stub.set({ text: "Asked and answered." });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, rail } = walk;
  const all = rail.getByRole("listitem");
  await rail.getByRole("link", { name: titleOf(0), exact: true }).waitFor();
  await expect.poll(() => all.first().getAttribute("aria-setsize"), soon).toBe(String(conversations));
  await walk.ask("Can it still be asked?");
  await walk.ended();
  expect(await walk.text()).toBe("Asked and answered.");
  // The model gives it a name of its own.
  await rail.locator("a[aria-current=page]").waitFor();

  const list = rail.locator(".list");
  await expect
    .poll(async () => {
      await toTheEnd(list);
      return all.last().getAttribute("aria-posinset");
    }, patient)
    .toBe(String(conversations + 1));
  expect(await all.count()).toBeLessThan(fewRows);
  await rail.getByRole("link", { name: titleOf(conversations - 1), exact: true }).click();
  await walk.answer.getByText(answerOf(conversations - 1)).waitFor();

  const wanted = 8642;
  await rail.getByRole("searchbox").fill(titleOf(wanted));
  await rail
    .locator("a.thread-link", { hasText: titleOf(wanted) })
    .first()
    .click();
  await page.getByRole("heading", { name: titleOf(wanted), level: 1 }).waitFor();
  await walk.questions.getByText(questionOf(wanted)).waitFor();
  await rail
    .locator("a.thread-link", { hasText: titleOf(wanted) })
    .first()
    .focus();
  await page.keyboard.press("Delete");
  const toast = await heldToast(page);
  await toast.getByText("2 messages, final in five minutes").waitFor();
  await expect.poll(() => walk.questions.count(), soon).toBe(0);
  await toast.getByRole("button", { name: "Undo" }).click();
  await walk.answer.getByText(answerOf(wanted)).waitFor();
  expect(walk.faults).toEqual([]);
});

test("a thousand documents are listed in parts, narrowed, found, removed, and a few of them asked about", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: "/library" });
  const { page } = walk;
  const filters = page.locator(".library-filters");
  const found = filters.locator(".found");
  await page.getByText("1,000 documents").waitFor();
  await documentRow(page, nameOf(0)).waitFor();
  expect(await rows(page).count()).toBe(50);
  await page.getByRole("button", { name: "Show 50 more" }).click();
  await expect.poll(() => rows(page).count(), soon).toBe(100);
  await documentRow(page, nameOf(98)).getByText("Ready").waitFor();
  await filters.getByText("Data", { exact: true }).click();
  await expect.poll(() => found.innerText(), soon).toBe("100 documents");
  await expect.poll(() => rows(page).count(), soon).toBe(50);
  await filters.getByText("All kinds", { exact: true }).click();
  await filters.getByText("Not read", { exact: true }).click();
  await expect.poll(() => found.innerText(), soon).toBe("10 documents");
  await filters.getByText("All", { exact: true }).click();
  const search = page.getByRole("searchbox", { name: "Search by name or title" });
  await search.fill(nameOf(876));
  await expect.poll(() => found.innerText(), soon).toBe("1 document");
  await page.getByRole("button", { name: `Menu for ${nameOf(876)}` }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByText("Nothing fits.").waitFor();
  await page.getByRole("button", { name: "Show all" }).click();
  await page.getByText("999 documents").waitFor();

  // The far end of the list is asked about, with two more beside it.
  const wanted = 987;
  await search.fill(nameOf(wanted));
  await page.getByRole("button", { name: `Menu for ${nameOf(wanted)}` }).click();
  await page.getByRole("menuitem", { name: "Use in…" }).click();
  await page.getByRole("button", { name: "A new conversation" }).click();
  await chip(page, nameOf(wanted)).waitFor();
  truthful(wanted);
  await walk.ask(`Where does ${markOf(wanted)} stand?`);
  await walk.ended();
  await walk.answer.getByText("1 of 1 sentence supported").waitFor();
  await page.getByRole("button", { name: "Documents", exact: true }).click();
  await page.getByRole("button", { name: "Add from library" }).click();
  const chooser = page.getByRole("dialog", { name: "Add from the library" });
  await chooser.getByText("948 more documents: search by name.").waitFor();
  for (const name of [nameOf(555), nameOf(777)]) {
    await chooser.getByRole("searchbox").fill(name);
    await chooser.getByRole("checkbox", { name }).check();
  }
  await chooser.getByRole("button", { name: "Add 2" }).click();
  await page.getByText("3 in this conversation, all asked").waitFor();
  truthful(777);
  await walk.ask(`And where does ${markOf(777)} stand?`);
  await walk.ended();
  const cited = walk.answer.locator(".prose button.cite").first();
  await expect.poll(() => cited.getAttribute("aria-label"), soon).toBe(`Citation 1: ${nameOf(777)}, page 1`);
  expect(walk.faults).toEqual([]);
});

test("on a phone the same lists are read, searched and opened, and nothing reaches out sideways", async () => {
  await using walk = await openPage(product.browser, product.facet.url, {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    reducedMotion: "reduce",
  });
  const { page } = walk;
  const wanted = 4321;
  await page.getByRole("button", { name: "Conversations" }).click();
  const sheet = page.getByRole("dialog", { name: "Conversations" });
  await sheet.getByRole("link", { name: titleOf(0), exact: true }).waitFor();
  expect(await sheet.getByRole("listitem").count()).toBeLessThan(fewRows);
  await sheet.getByRole("searchbox").fill(titleOf(wanted));
  await sheet
    .locator("a.thread-link", { hasText: titleOf(wanted) })
    .first()
    .click();
  await walk.answer.getByText(answerOf(wanted)).waitFor();
  await expect.poll(() => overflowing(page), soon).toEqual([]);
  await page.getByRole("button", { name: "Conversations" }).click();
  await page.getByRole("link", { name: "Documents" }).click();
  await documentRow(page, nameOf(0)).waitFor();
  await page.getByRole("searchbox", { name: "Search by name or title" }).fill(nameOf(654));
  await expect.poll(() => rows(page).count(), soon).toBe(1);
  await expect.poll(() => overflowing(page), soon).toEqual([]);
  expect(walk.faults).toEqual([]);
});
