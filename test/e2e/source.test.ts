// The source viewer, in a real browser with the real parser: pages looked at and turned, quotes boxed exactly, citations stepped through.
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import type { Citation, DocumentInfo, PageText } from "../../pipelines/engine/documents.ts";
import { violationsInBothThemes } from "../support/axe.ts";
import { documentsPanel, pdfFile, pick, ready, textFile } from "../support/documents-walk.ts";
import { boxAtRest, focused, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { wordOf, writtenPdf } from "../support/written-pdf.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct();
/** Who reads documents. */
const researcher = "/?persona=researcher";

test("a page is looked at, turned, made larger and read as text; Esc leads back", async () => {
  await using walk = await openPage(product.browser, product.facet.url, {
    path: researcher,
    viewport: { width: 1440, height: 900 },
  });
  const { page } = walk;
  await pick(page, [
    pdfFile("three pages.pdf", writtenPdf(3)),
    textFile("plain words.txt", "Only text, nothing to draw."),
  ]);
  await ready(page, "three pages.pdf");
  await ready(page, "plain words.txt");
  await page.getByRole("button", { name: "Documents", exact: true }).click();
  await documentsPanel(page).getByRole("button", { name: "three pages.pdf", exact: true }).click();
  const picture = page.getByRole("img", { name: "Page 1 of three pages.pdf" });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), soon).toBeGreaterThan(400);
  await page.getByRole("button", { name: "Next page" }).click();
  await page.getByText("Page 2 of 3").waitFor();
  await page.getByRole("img", { name: "Page 2 of three pages.pdf" }).waitFor();
  const paper = page.locator(".paper");
  const width = async () => (await paper.boundingBox())?.width ?? 0;
  const fitting = (await boxAtRest(paper)).width;
  await page.keyboard.press("+");
  await expect.poll(width, soon).toBeCloseTo(fitting * 1.25, 0);
  await page.keyboard.press("0");
  await expect.poll(width, soon).toBeCloseTo(fitting, 0);
  await page.getByRole("button", { name: "Show the page as text" }).click();
  await page.locator("#panel .source").getByText(wordOf(2)).waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect.poll(() => page.locator("#panel").count(), soon).toBe(0);

  await page.getByRole("button", { name: "Documents", exact: true }).click();
  await documentsPanel(page).getByRole("button", { name: "plain words.txt", exact: true }).click();
  await page.locator("#panel .source").getByText("Only text, nothing to draw.").waitFor();
  expect(walk.faults).toEqual([]);
});

test("a citation opens its page with exactly its words boxed; an unverified one draws nothing; [ and ] step, Esc leads back to the chip", async () => {
  await using walk = await openPage(product.browser, product.facet.url, {
    path: researcher,
    viewport: { width: 1440, height: 900 },
  });
  const { page } = walk;
  await pick(page, [pdfFile("cited.pdf", writtenPdf(4))]);
  await ready(page, "cited.pdf");
  await walk.ask("What does it say?");
  await walk.ended();
  const [first] = await answerWith(walk, "cited.pdf");

  await walk.answer.locator("button.cite", { hasText: "1" }).first().click();
  await page.getByText("Page 2 of 4").waitFor();
  await page.getByText("Citation 1 of 2").waitFor();
  await page.locator(".paper img:not(.coming)").waitFor();
  /** Left, top, width and height of every box, as shares of the page. */
  const drawn = () =>
    page.locator(".paper").evaluate((paper) => {
      const whole = paper.getBoundingClientRect();
      return [...paper.querySelectorAll(".quoted")].map((each) => {
        const { left, top, width, height } = each.getBoundingClientRect();
        const [x, y] = [(left - whole.left) / whole.width, (top - whole.top) / whole.height];
        return [x, y, width / whole.width, height / whole.height];
      });
    });
  const expected = (first?.boxes[0] ?? []).map((share) => expect.closeTo(share, 2));
  await expect.poll(drawn, soon).toEqual([expected]);
  await page.locator("#panel").getByText("Found word for word").waitFor();
  await page.locator("#panel blockquote").getByText(wordOf(2)).waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);

  await page.keyboard.press("]");
  await page.getByText("Citation 2 of 2").waitFor();
  await page.getByText("Page 3 of 4").waitFor();
  await page.locator(".paper img:not(.coming)").waitFor();
  expect(await page.locator(".quoted").count()).toBe(0);
  await page
    .locator("#panel")
    .getByText(/Unverified/)
    .waitFor();
  await page.keyboard.press("[");
  await page.getByText("Citation 1 of 2").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#panel").waitFor({ state: "detached" });
  await expect.poll(() => focused(page), soon).toMatch(/cited\.pdf/);

  await page.setViewportSize({ width: 360, height: 740 });
  // The page has become narrow: what was open beside the conversation before that is closed with it.
  await page.locator("#rail").waitFor({ state: "detached" });
  await walk.answer.locator("button.cite", { hasText: "1" }).first().press("Enter");
  const sheet = page.getByRole("dialog", { name: "cited.pdf" });
  await sheet.locator(".quoted").waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(walk.faults).toEqual([]);
});

/** Gives the last answer two citations, as an older run may have left them: one located, one not. */
async function answerWith(walk: PageWalk, name: string): Promise<readonly Citation[]> {
  const ask = async <T>(path: string, input: object): Promise<T> => {
    const response = await fetch(
      `${product.facet.url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`,
    );
    return ((await response.json()) as { result: { data: T } }).result.data;
  };
  const { documents } = await ask<{ documents: readonly DocumentInfo[] }>("documents.list", { query: name });
  const { documentId } = documents[0]!;
  const { text, words } = await ask<PageText>("documents.page", { documentId, page: 2 });
  const word = words.find(({ start, end }) => text.slice(start, end) === wordOf(2))!;
  const shared = { documentId, name, sentence: "It says so." };
  const citations: readonly Citation[] = [
    {
      ...shared,
      number: 1,
      page: 2,
      start: word.start,
      end: word.end,
      quote: wordOf(2),
      boxes: [word.box],
      located: true,
      support: "supported",
    },
    {
      ...shared,
      number: 2,
      page: 3,
      start: 0,
      end: 0,
      quote: "words that are not there",
      boxes: [],
      located: false,
      support: "unchecked",
    },
  ];
  const database = new Database(join(product.facet.folder, "data", "facet.db"));
  const latest = database.prepare<[], { message_id: string; answer: string | null }>(
    "select message_id, answer from messages where role = 'assistant' order by rowid desc limit 1",
  );
  // The run's log is made its message a moment after its end.
  await expect.poll(() => latest.get()?.answer ?? null, soon).not.toBeNull();
  const found = latest.get()!;
  // The text of the message is none of these outputs.
  const { error: _, textOf: __, ...answer } = JSON.parse(found.answer ?? "");
  const outputs = { summary: "It says so. [1] And more. [2]", citations, references: [], confidence: "high" };
  database
    .prepare("update messages set answer = ? where message_id = ?")
    .run(JSON.stringify({ ...answer, status: "done", outputs }), found.message_id);
  database.close();
  await walk.page.reload();
  await walk.answer.locator("button.cite.ready").first().waitFor();
  return citations;
}
