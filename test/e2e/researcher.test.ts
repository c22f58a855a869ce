// The Researcher as a student meets it, in a real browser: a PDF is added, a question asked, each sentence leads to the words boxed on their page.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOf } from "../support/axe.ts";
import { openPage as openClient } from "../support/page-client.ts";
import { openPage, soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { wordOf, writtenPdf } from "../support/written-pdf.ts";
import { useWholeProduct } from "../support/whole-product.ts";

/** Milliseconds until three pages are read on a busy machine. */
const readWithin = 60_000;
const name = "report.pdf";

const product = useWholeProduct({ model: "gemma-3-27b-it" });

/** The page with the PDF read; `words` are eight of its second page, as they stand there. */
async function withPdf(): Promise<{ readonly walk: PageWalk; readonly words: string }> {
  const walk = await openPage(product.browser, product.facet.url, { path: "/?persona=researcher" });
  await walk.page
    .locator(".composer input[type=file]")
    .first()
    .setInputFiles({ name, mimeType: "application/pdf", buffer: writtenPdf(3) });
  const client = openClient(product.facet.url);
  try {
    const newest = async () => (await client.api.documents.list.query({})).documents.find((each) => each.name === name);
    await expect.poll(async () => (await newest())?.stage, { timeout: readWithin, interval: 200 }).toBe("ready");
    const { documentId = "" } = (await newest()) ?? {};
    const { text } = await client.api.documents.page.query({ documentId, page: 2 });
    return {
      walk,
      words: text
        .slice(text.indexOf(wordOf(2)))
        .split(/\s+/)
        .slice(0, 8)
        .join(" "),
    };
  } finally {
    client.close();
  }
}

/** A truthful large model: it quotes these words for its one sentence. */
function truthful(quote: string): void {
  const sentence = { text: "The mark stands on the second page.", cites: [{ id: 1, quote }] };
  product.stub.set({
    replies: [
      { when: "You judge whether a passage", text: '{"relevant": true, "score": 9, "quote": ""}' },
      { when: "You decide whether sources", text: '{"answerable": true, "missing": []}' },
      { when: "You check one sentence", text: '{"supported": true, "reason": "it says so"}' },
      {
        when: "You are the Researcher",
        text: JSON.stringify({ sentences: [sentence], disagreements: [], missing: ["the colour of the mark"] }),
      },
    ],
  });
}

const boxes = (page: Page) => page.locator("#panel rect.quoted");

test("a sentence leads to the very words on their page, boxed, and still does after the page is opened again", async () => {
  const { walk, words } = await withPdf();
  await using opened = walk;
  const { page, answer } = opened;
  truthful(words);
  await walk.ask(`Where does ${wordOf(2)} stand?`);
  await walk.ended();
  await answer.getByText("The mark stands on the second page.").waitFor();
  await answer.getByText("1 of 1 sentence supported").waitFor();
  await answer.getByText("the colour of the mark").waitFor();
  await page.reload();
  const chip = answer.locator(".prose button.cite").first();
  await expect.poll(() => chip.getAttribute("aria-label"), soon).toBe(`Citation 1: ${name}, page 2`);
  await chip.click();
  const panel = page.locator("#panel");
  await panel.getByText("Page 2 of 3").waitFor();
  await panel.getByText("Found word for word").waitFor();
  await boxes(page).first().waitFor();
  expect(await violationsOf(page)).toEqual([]);
  expect(walk.faults).toEqual([]);
});

test("a quote that is not on its page is told as unverified and boxes nothing", async () => {
  const { walk } = await withPdf();
  await using opened = walk;
  truthful("nobody ever wrote these eight words down here");
  await walk.ask(`What else of ${wordOf(2)}?`);
  await walk.ended();
  const chip = opened.answer.locator(".prose button.cite").first();
  await expect.poll(() => chip.getAttribute("aria-label"), soon).toContain("quote not found on the page, unverified");
  await chip.click();
  await opened.page
    .locator("#panel")
    .getByText(/unverified/i)
    .first()
    .waitFor();
  expect(await boxes(opened.page).count()).toBe(0);
});

test("what the documents do not answer is said, and general knowledge is offered and told as such", async () => {
  const { walk } = await withPdf();
  await using opened = walk;
  const { answer } = opened;
  product.stub.set({
    text: "Helium was first seen in the light of the sun.",
    replies: [
      { when: "You judge whether a passage", text: '{"relevant": false, "score": 2, "quote": ""}' },
      { when: "You decide whether sources", text: '{"answerable": false, "missing": ["who found helium"]}' },
    ],
  });
  await walk.ask(`Who found helium, and what of ${wordOf(2)}?`);
  await answer.getByRole("heading", { name: "Not in your documents" }).waitFor();
  await walk.ended();
  await answer.getByRole("button", { name: `Open page 2 of ${name}` }).waitFor();
  await answer.getByRole("button", { name: "Answer from general knowledge" }).click();
  await expect.poll(() => walk.answers.count(), soon).toBe(2);
  await answer.getByText("Helium was first seen in the light of the sun.").waitFor();
  await walk.ended();
  await answer.getByText("From general knowledge, unchecked").waitFor();
  expect(await answer.locator("button.cite").count()).toBe(0);
});

test("a refusal in a conversation without documents searches the whole library at a click, and then offers it no more", async () => {
  const { walk: first } = await withPdf();
  await first[Symbol.asyncDispose]();
  await using walk = await openPage(product.browser, product.facet.url, { path: "/?persona=researcher" });
  await walk.ask(`Where does ${wordOf(2)} stand?`);
  await walk.ended();
  await walk.answer.getByText(/^\d+ more documents? in your library (?:was|were) not searched for this\.$/).waitFor();
  product.stub.set({
    replies: [
      { when: "You judge whether a passage", text: '{"relevant": false, "score": 2, "quote": ""}' },
      { when: "You decide whether sources", text: '{"answerable": false, "missing": ["where it stands"]}' },
    ],
  });
  await walk.answer.getByRole("button", { name: "Search all my documents" }).click();
  await expect.poll(() => walk.answers.count(), soon).toBe(2);
  await walk.ended();
  await expect.poll(() => walk.questions.last().locator(".asked-files").innerText(), soon).toContain(name);
  await walk.answer
    .getByRole("button", { name: new RegExp(`^Open page \\d of ${name}$`) })
    .first()
    .waitFor();
  expect(await walk.answer.getByRole("button", { name: "Search all my documents" }).count()).toBe(0);
});
