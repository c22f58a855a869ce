// The library, in a real browser: found, filtered, asked about, deleted for good.
import { expect, test } from "vitest";
import { violationsInBothThemes } from "../support/axe.ts";
import { documentRow, pick, ready, textFile } from "../support/documents-walk.ts";
import { heldToast, openPage, soon } from "../support/page-walk.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct();
/** Who reads documents. */
const researcher = "/?persona=researcher";

test("the library finds a document, says where it is used, and deletes it for good with the counts", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: researcher });
  const { page } = walk;
  await pick(page, [textFile("heron.txt", "The heron stands still."), textFile("crane.txt", "The crane dances.")]);
  await ready(page, "heron.txt");
  await walk.ask("What stands still?");
  await walk.ended();
  await page.getByRole("link", { name: "Documents" }).click();
  await documentRow(page, "heron.txt").getByRole("link", { name: "What stands still?" }).waitFor();
  await page.getByRole("searchbox", { name: "Search by name or title" }).fill("HERON");
  await expect.poll(() => page.locator(".doc-rows > li").count(), soon).toBe(1);
  expect(await violationsInBothThemes(page)).toEqual([]);

  await page.getByRole("button", { name: "Menu for heron.txt" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete “heron.txt”?" });
  await dialog.getByText("It is used in 1 conversation.").waitFor();
  await dialog.getByRole("button", { name: "Delete" }).click();
  await page.getByText(/Gone: 1 passage, \d+ vectors?, 1 file\./).waitFor();
  await page.getByText("Nothing fits.").waitFor();
  await page.getByRole("button", { name: "Show all" }).click();
  await documentRow(page, "crane.txt").waitFor();
  await expect.poll(() => documentRow(page, "heron.txt").count(), soon).toBe(0);
  await page.goBack();
  await walk.questions.last().getByText("a deleted document").waitFor();
});

test("a document of the library is asked about in a new conversation", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: "/library" });
  const { page } = walk;
  await pick(page, [textFile("kingfisher.txt", "The kingfisher dives.")]);
  await documentRow(page, "kingfisher.txt").getByText("Ready").waitFor();
  await page.getByRole("button", { name: "Menu for kingfisher.txt" }).click();
  await page.getByRole("menuitem", { name: "Use in…" }).click();
  await page.getByRole("button", { name: "A new conversation" }).click();
  await ready(page, "kingfisher.txt");
  await walk.ask("What dives?");
  await expect.poll(() => walk.questions.last().locator(".asked-files").innerText(), soon).toBe("kingfisher.txt");
});

test("documents of the library come into a conversation that is there: from their row, or from its panel several at once", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: researcher });
  const { page } = walk;
  await walk.ask("Which birds wade?");
  await walk.ended();
  await page.getByRole("link", { name: "Documents" }).click();
  const birds = ["ibis", "egret", "stilt"];
  await pick(
    page,
    birds.map((name) => textFile(`${name}.txt`, `The ${name} wades.`)),
  );
  for (const name of birds) await documentRow(page, `${name}.txt`).getByText("Ready").waitFor();
  const count = await page.locator(".doc-rows > li").count();
  await page.getByRole("link", { name: `Documents ${count}` }).waitFor();

  await page.getByRole("button", { name: "Menu for ibis.txt" }).click();
  await page.getByRole("menuitem", { name: "Use in…" }).click();
  const dialog = page.getByRole("dialog", { name: "Use “ibis.txt” in" });
  await dialog.getByRole("searchbox", { name: "Search conversations" }).fill("no such name");
  await dialog.getByText("No other conversation has this name.").waitFor();
  await dialog.getByRole("searchbox").fill("WADE birds");
  expect(await violationsInBothThemes(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Which birds wade?" }).click();
  const toast = await heldToast(page);
  await documentRow(page, "ibis.txt").getByRole("link", { name: "Which birds wade?" }).waitFor();
  await toast.getByRole("button", { name: "Open" }).click();

  await page.getByRole("button", { name: "Documents", exact: true }).click();
  await page.getByRole("button", { name: "Add from library" }).click();
  const chooser = page.getByRole("dialog", { name: "Add from the library" });
  await chooser.getByRole("checkbox", { name: /^egret/ }).check();
  expect(await chooser.getByRole("checkbox", { name: /^ibis/ }).count()).toBe(0);
  await chooser.getByRole("searchbox").fill("stilt");
  await chooser.getByRole("checkbox", { name: /^stilt/ }).check();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await chooser.getByRole("button", { name: "Add 2" }).click();
  await page.getByText("3 in this conversation, all asked").waitFor();
  expect(walk.faults).toEqual([]);
});

test("a conversation far down the list is found by its name, and gets the document", async () => {
  const { url } = product.facet;
  await using walk = await openPage(product.browser, url, { path: "/library" });
  const { page } = walk;
  const create = (title: string) => page.request.post(`${url}/trpc/conversations.create`, { data: { title } });
  await create("Ledger of the herons");
  for (let at = 0; at < 101; at += 1) await create(`Later ${at}`);
  await page.reload();
  await pick(page, [textFile("bittern.txt", "The bittern booms.")]);
  await documentRow(page, "bittern.txt").getByText("Ready").waitFor();
  await page.getByRole("button", { name: "Menu for bittern.txt" }).click();
  await page.getByRole("menuitem", { name: "Use in…" }).click();
  const dialog = page.getByRole("dialog", { name: "Use “bittern.txt” in" });
  await dialog.getByText(/\d+ more conversations: search by name\./).waitFor();
  expect(await dialog.getByRole("button", { name: "Ledger of the herons" }).count()).toBe(0);
  await dialog.getByRole("searchbox", { name: "Search conversations" }).fill("of the herons");
  await dialog.getByRole("button", { name: "Ledger of the herons" }).click();
  const toast = await heldToast(page);
  await documentRow(page, "bittern.txt").getByRole("link", { name: "Ledger of the herons" }).waitFor();
  await toast.getByRole("button", { name: "Open" }).click();
  await page.getByRole("heading", { name: "Ledger of the herons" }).waitFor();
  expect(walk.faults).toEqual([]);
});

test("what one page adds, reads and deletes shows on another at once, with nobody coming back to it", async () => {
  const { browser, facet } = product;
  await using asking = await openPage(browser, facet.url, { path: researcher });
  await asking.ask("Which birds sing?");
  await asking.ended();
  const path = new URL(asking.page.url()).pathname;
  await using library = await openPage(browser, facet.url, { path: "/library" });
  await using beside = await openPage(browser, facet.url, { path });
  await beside.page.getByRole("button", { name: "Documents", exact: true }).click();
  const count = await library.page.request.get(`${facet.url}/trpc/documents.count`);
  const before = ((await count.json()) as { result: { data: { documents: number } } }).result.data.documents;

  await pick(asking.page, [textFile("lark.txt", "The lark sings at dawn.")]);
  await documentRow(library.page, "lark.txt").getByText("Ready").waitFor();
  await documentRow(beside.page, "lark.txt").waitFor();
  await library.page.getByRole("link", { name: `Documents ${before + 1}` }).waitFor();

  await library.page.getByRole("button", { name: "Menu for lark.txt" }).click();
  await library.page.getByRole("menuitem", { name: "Delete" }).click();
  await library.page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect.poll(() => documentRow(beside.page, "lark.txt").count(), soon).toBe(0);
  for (const walk of [asking, library, beside]) expect(walk.faults).toEqual([]);
});
