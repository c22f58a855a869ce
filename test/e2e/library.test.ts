// The library, in a real browser: found, filtered, asked about, deleted for good.
import { expect, test } from "vitest";
import { violationsInBothThemes } from "../support/axe.ts";
import { documentRow, pick, ready, textFile } from "../support/documents-walk.ts";
import { openPage, soon } from "../support/page-walk.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct();

test("the library finds a document, says where it is used, and deletes it for good with the counts", async () => {
  await using walk = await openPage(product.browser, product.facet.url);
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
  expect(await documentRow(page, "heron.txt").count()).toBe(0);
  await page.goBack();
  await walk.questions.last().getByText("a deleted document").waitFor();
});

test("a document of the library is asked about in a new conversation", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: "/library" });
  const { page } = walk;
  await pick(page, [textFile("kingfisher.txt", "The kingfisher dives.")]);
  await documentRow(page, "kingfisher.txt").getByText("Ready").waitFor();
  await page.getByRole("button", { name: "Menu for kingfisher.txt" }).click();
  await page.getByRole("menuitem", { name: "Ask about it in a new conversation" }).click();
  await ready(page, "kingfisher.txt");
  await walk.ask("What dives?");
  expect(await walk.questions.last().locator(".asked-files").innerText()).toBe("kingfisher.txt");
});
