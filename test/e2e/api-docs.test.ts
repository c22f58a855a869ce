// Documentation of an API, in a real browser with the real parser: its contents browsed by mouse and keys, searched, and its pages read.
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import type { Citation, DocumentInfo, PageText } from "../../pipelines/engine/documents.ts";
import { apiText, tarballOf, tinyPackage } from "../support/api-files.ts";
import { violationsInBothThemes } from "../support/axe.ts";
import { documentRow, documentsPanel, pick, ready } from "../support/documents-walk.ts";
import type { GivenFile } from "../support/documents-walk.ts";
import { focused, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct();
/** Who reads documents, whatever they are. */
const researcher = "/?persona=researcher";
const wide = { viewport: { width: 1440, height: 900 } };
const meadow: GivenFile = {
  name: "meadow.yaml",
  mimeType: "application/yaml",
  buffer: Buffer.from(apiText("meadow.yaml")),
};

const tree = (page: Page, name: string) => page.getByRole("tree", { name: `Contents of ${name}` });
const active = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.replace(/\s+/g, " ").trim());

test("an API's contents are browsed, searched and walked with the keys; an entry opens its page, set as a page of an API", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: researcher, ...wide });
  const { page } = walk;
  await pick(page, [meadow]);
  await ready(page, "meadow.yaml");
  await page.getByRole("button", { name: "Documents", exact: true }).click();
  await documentsPanel(page).getByRole("button", { name: "meadow.yaml", exact: true }).click();
  const contents = tree(page, "meadow.yaml");
  await contents.getByRole("treeitem", { name: "POST /pets", exact: true }).waitFor();
  await expect.poll(() => contents.getByRole("treeitem").count(), soon).toBe(18);
  expect(await violationsInBothThemes(page)).toEqual([]);

  await contents.getByRole("treeitem").first().focus();
  await page.keyboard.press("End");
  await expect.poll(() => active(page), soon).toBe("Adoption");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => active(page), soon).toBe("Schemas5");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => contents.getByRole("treeitem").count(), soon).toBe(13);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => contents.getByRole("treeitem").count(), soon).toBe(18);

  await page.getByRole("searchbox", { name: "Search operations and symbols" }).fill("pets post");
  await page.getByText("1 entry", { exact: true }).waitFor();
  await contents.getByRole("treeitem", { name: "POST /pets" }).focus();
  await page.keyboard.press("Enter");
  const shown = page.getByRole("article", { name: "Page 3 of meadow.yaml" });
  await shown.getByRole("heading", { name: "POST /pets" }).waitFor();
  await shown.getByRole("columnheader", { name: "Required" }).first().waitFor();
  await shown.getByRole("cell", { name: "weightKg" }).first().waitFor();
  await expect.poll(() => shown.locator("pre").innerText(), soon).toContain('"name": "Mina"');
  expect(await violationsInBothThemes(page)).toEqual([]);

  await page.getByRole("button", { name: "Show the contents" }).click();
  const current = contents.locator("[aria-current=page]");
  await current.waitFor();
  await expect.poll(() => current.innerText(), soon).toContain("/pets");
  expect(walk.faults).toEqual([]);
});

test("a citation of an operation is called by the operation, on its chip and on its card, and is marked in its table", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: researcher, ...wide });
  const { page } = walk;
  await pick(page, [{ ...meadow, buffer: Buffer.concat([meadow.buffer, Buffer.from("# cited\n")]) }]);
  await ready(page, "meadow.yaml");
  await walk.ask("How heavy may a pet be?");
  await walk.ended();
  await cite(walk, "weightKg | number | no | Its weight in kilograms. More than 0.");
  const chip = walk.answer.getByRole("button", { name: "Citation 1: meadow.yaml, POST /pets" }).first();
  await chip.hover();
  await page.getByRole("tooltip").getByText("meadow.yaml, POST /pets").waitFor();
  await chip.click();
  const shown = page.getByRole("article", { name: "Page 3 of meadow.yaml" });
  await shown.locator("mark").first().waitFor();
  await expect
    .poll(async () => (await shown.locator("mark").allInnerTexts()).join("; "), soon)
    .toBe("weightKg; number; no; Its weight in kilograms. More than 0.");
  await expect.poll(() => focused(page), soon).not.toBe("");
  expect(walk.faults).toEqual([]);
});

test("a package of the library is browsed there, on a wide page and on a narrow one", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: "/library" });
  const { page } = walk;
  const bytes = await tarballOf(tinyPackage);
  await pick(page, [{ name: "paths-3.1.0.tgz", mimeType: "application/gzip", buffer: bytes }]);
  await documentRow(page, "paths-3.1.0.tgz").getByText("Ready").waitFor();
  await page.getByRole("button", { name: "paths-3.1.0.tgz", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "paths-3.1.0.tgz" });
  await dialog.getByRole("treeitem", { name: "findPath" }).click();
  await dialog.getByRole("heading", { name: "findPath" }).waitFor();
  await dialog.getByText("Finds the shortest path.").waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  await dialog.getByRole("treeitem", { name: "walk", exact: true }).click();
  await dialog.getByText("Walks along a path.").waitFor();
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), soon).toBeLessThanOrEqual(360);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(walk.faults).toEqual([]);
});

/** Gives the last answer one citation of this quote, as an older run may have left it. */
async function cite(walk: PageWalk, quote: string): Promise<void> {
  const ask = async <T>(path: string, input: object): Promise<T> => {
    const response = await fetch(
      `${product.facet.url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`,
    );
    return ((await response.json()) as { result: { data: T } }).result.data;
  };
  const { documents } = await ask<{ documents: readonly DocumentInfo[] }>("documents.list", { query: "meadow" });
  const { documentId, name } = documents.at(-1)!;
  const { text } = await ask<PageText>("documents.page", { documentId, page: 3 });
  const start = text.indexOf(quote);
  const citation: Citation = {
    number: 1,
    documentId,
    name,
    page: 3,
    place: "POST /pets",
    start,
    end: start + quote.length,
    quote,
    boxes: [],
    located: true,
    support: "supported",
    sentence: "It must be heavier than nothing.",
  };
  const database = new Database(join(product.facet.folder, "data", "facet.db"));
  const latest = database.prepare<[], { message_id: string; answer: string | null }>(
    "select message_id, answer from messages where role = 'assistant' order by rowid desc limit 1",
  );
  // The run's log is made its message a moment after its end.
  await expect.poll(() => latest.get()?.answer ?? null, soon).not.toBeNull();
  const found = latest.get()!;
  // The text of the message is none of these outputs.
  const { error: _, textOf: __, ...answer } = JSON.parse(found.answer ?? "");
  const outputs = {
    summary: "It must be heavier than nothing. [1]",
    citations: [citation],
    references: [],
    confidence: "high",
  };
  database
    .prepare("update messages set answer = ? where message_id = ?")
    .run(JSON.stringify({ ...answer, status: "done", outputs }), found.message_id);
  database.close();
  await walk.page.reload();
  await walk.answer.locator("button.cite.ready").first().waitFor();
}
