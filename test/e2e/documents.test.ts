// Files at the page, in a real browser with the real parser: dropped, pasted, refused, locked, named in a question, kept for later.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsInBothThemes, violationsOf } from "../support/axe.ts";
import { paste } from "../support/code-walk.ts";
import { openCuttingProxy } from "../support/cutting-proxy.ts";
import {
  chip,
  chips,
  documentRow,
  documentsPanel,
  drag,
  oddPdf,
  pdfFile,
  pick,
  ready,
  textFile,
} from "../support/documents-walk.ts";
import { heldToast, openPage, soon } from "../support/page-walk.ts";
import { writtenPdf } from "../support/written-pdf.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct();
/** Who reads documents. */
const researcher = "/?persona=researcher";

/** Bytes of a program: no kind of document. */
const program = {
  name: "tool.exe",
  mimeType: "application/octet-stream",
  buffer: Buffer.from("\x7fELF\x02\x01\x01\0\0\0", "latin1"),
};

test("a file dropped anywhere becomes a document of the first question, with its pages to be seen", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: researcher });
  const { page } = walk;
  const paper = pdfFile("two pages.pdf", writtenPdf(2));
  await page.locator(".composer").waitFor();
  await drag(page, "dragover", [paper]);
  await page.locator(".drop-target").getByText("Drop files to add them").waitFor();
  await drag(page, "drop", [paper]);
  await expect.poll(() => page.locator(".drop-target").count(), soon).toBe(0);
  await ready(page, "two pages.pdf");
  await page.getByText("two pages.pdf is here and is being read.").waitFor({ state: "attached" });

  await walk.ask("What is in it?");
  await walk.questions.last().getByRole("button", { name: "two pages.pdf" }).click();
  await documentRow(page, "two pages.pdf").getByText("Ready").waitFor();
  await documentRow(page, "two pages.pdf").getByRole("img", { name: "2 pages: 2 text" }).waitFor();
  await expect
    .poll(() => documentRow(page, "two pages.pdf").locator(".pages > i").first().getAttribute("title"), soon)
    .toBe("Page 1: text");
  await expect.poll(() => chips(page).count(), soon).toBe(0);
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(walk.faults).toEqual([]);
});

test("a file of no readable kind stays with the reason, and holds no other", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: researcher });
  const { page } = walk;
  await pick(page, [program, textFile("beside.txt", "Good words beside a bad file.")]);
  await chip(page, "tool.exe")
    .getByText(/cannot be read/)
    .waitFor();
  await ready(page, "beside.txt");
  await expect.poll(() => chip(page, "tool.exe").getByRole("button").count(), soon).toBe(1);
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Take tool.exe out of the list" }).click();
  await expect.poll(() => chip(page, "tool.exe").count(), soon).toBe(0);
});

test("a long paste becomes a file, and can be put back into the field", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: researcher });
  const { page, composer } = walk;
  const long = `${"A line of a long report. ".repeat(100)}end`;
  await composer.fill("Sum this up");
  await paste(composer, long);
  await ready(page, "pasted text.txt");
  await expect.poll(() => composer.inputValue(), soon).toBe("Sum this up");
  await paste(composer, `${long} again`);
  await ready(page, "pasted text 2.txt");
  await chip(page, "pasted text.txt").getByRole("button", { name: "Put it in the field" }).click();
  await expect.poll(() => composer.inputValue(), soon).toBe(`Sum this up\n\n${long}`);
  await expect.poll(() => chip(page, "pasted text.txt").count(), soon).toBe(0);
});

test("a locked file asks for its password until it is right, and keeps nothing of it", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: researcher });
  const { page } = walk;
  await pick(page, [pdfFile("locked.pdf", oddPdf("password-abc.pdf"))]);
  await chip(page, "locked.pdf").getByRole("button", { name: "Enter the password" }).click();
  const field = page.getByLabel("Password for locked.pdf");
  await expect
    .poll(async () => [await field.getAttribute("type"), await field.getAttribute("autocomplete")], soon)
    .toEqual(["password", "off"]);
  await field.fill("wrong");
  await field.press("Enter");
  await documentsPanel(page).getByText("This password does not open it.").waitFor();
  await expect.poll(() => field.inputValue(), soon).toBe("");
  expect(await violationsOf(page)).toEqual([]);
  await field.fill("abc");
  await field.press("Enter");
  await documentRow(page, "locked.pdf")
    .getByText(/^(?:Ready|Partly)$/)
    .waitFor();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("abc");
});

test("@ limits the question to a document by keys alone, and the question says so", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: researcher });
  const { page, composer } = walk;
  await pick(page, [
    textFile("canopy notes.txt", "Canopy shades the street."),
    textFile("wind notes.txt", "Wind cools it."),
  ]);
  await ready(page, "canopy notes.txt");
  await ready(page, "wind notes.txt");
  await composer.pressSequentially("What of @");
  const list = page.getByRole("listbox", { name: "Personas and documents" });
  await expect.poll(() => list.getByRole("option", { name: /notes\.txt/ }).count(), soon).toBe(2);
  expect(await violationsOf(page)).toEqual([]);
  await composer.press("Escape");
  await list.waitFor({ state: "detached" });
  await composer.press("Backspace");
  await composer.pressSequentially("@notes");
  await expect.poll(() => list.getByRole("option", { name: /notes\.txt/ }).count(), soon).toBe(2);
  await composer.press("ArrowDown");
  const selected = list.locator("[aria-selected=true]");
  const isActive = async () =>
    (await selected.getAttribute("id")) === (await composer.getAttribute("aria-activedescendant"));
  await expect.poll(isActive, soon).toBe(true);
  const chosen = await selected.innerText();
  await composer.press("Enter");
  const name = chosen.includes("wind") ? "wind notes.txt" : "canopy notes.txt";
  await chip(page, "only in").filter({ hasText: name }).waitFor();
  await expect.poll(() => composer.inputValue(), soon).toBe("What of ");
  await composer.pressSequentially("shade?");
  await composer.press("Enter");
  await walk.questions.first().waitFor();
  const asked = walk.questions.last().locator(".asked-files .file");
  await expect.poll(() => asked.allInnerTexts(), soon).toEqual([name]);

  // The other one is the conversation's too, and can be asked again.
  await page.getByRole("button", { name: "Documents 1 of 2" }).click();
  await documentsPanel(page).getByText("Only 1 of 2 are asked").waitFor();
  await documentsPanel(page)
    .getByRole("checkbox", { name: `Ask only ${name}` })
    .uncheck();
  await documentsPanel(page).getByText("2 in this conversation, all asked").waitFor();
  await expect.poll(() => chip(page, "only in").count(), soon).toBe(0);
});

test("a file added while the server is away waits, and goes on by itself", async () => {
  await using relay = await openCuttingProxy(product.facet.url);
  await using walk = await openPage(product.browser, relay.url, { path: researcher });
  const { page } = walk;
  await page.locator(".composer").waitFor();
  relay.refuseFor(600_000);
  await page.locator(".banner", { hasText: "No connection to Facet." }).waitFor();
  await pick(page, [textFile("patient.txt", "It waited.")]);
  await chip(page, "patient.txt").getByText("waits for the connection").waitFor();
  relay.spare();
  await ready(page, "patient.txt");
});

test("a question sent while its file is on its way waits for it, and can be held back", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: researcher });
  const { page, composer } = walk;
  const { promise: arrival, resolve: arrive } = Promise.withResolvers<void>();
  await page.route("**/files?*", async (route) => {
    await arrival;
    await route.continue();
  });
  await pick(page, [textFile("slow.txt", "It came slowly.")]);
  await composer.fill("What came?");
  await composer.press("Enter");
  const notice = page.locator(".when-there");
  await notice.getByText("Will be sent as soon as the files are here.").waitFor();
  await notice.getByRole("button", { name: "Not yet" }).click();
  await notice.waitFor({ state: "detached" });
  await composer.press("Enter");
  await notice.waitFor();
  expect(await walk.questions.count()).toBe(0);
  arrive();
  await walk.questions.first().waitFor();
  await expect.poll(() => walk.questions.first().locator(".asked-files").innerText(), soon).toBe("slow.txt");
  await expect.poll(() => composer.inputValue(), soon).toBe("");
});

const chosenTab = (page: Page) => page.getByRole("tab", { selected: true }).innerText();

test("a file dropped beside a persona that reads none goes to the one that does, the words with it, and back at a click", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: "/?persona=creator" });
  const { page, composer } = walk;
  await composer.fill("What is in it?");
  await drag(page, "drop", [textFile("guided.txt", "It is for the Researcher.")]);
  const toast = await heldToast(page);
  await toast.getByText("Switched to the Researcher").waitFor();
  await expect.poll(() => chosenTab(page), soon).toBe("Researcher");
  await expect.poll(() => composer.inputValue(), soon).toBe("What is in it?");
  await toast.getByRole("button", { name: "Go back" }).click();
  await expect.poll(() => chosenTab(page), soon).toBe("Creator");
  await expect.poll(() => composer.inputValue(), soon).toBe("What is in it?");
  await ready(page, "guided.txt");

  await expect.poll(() => page.getByRole("button", { name: /^Documents \S/ }).count(), soon).toBe(0);
  await page.getByRole("button", { name: "Documents", exact: true }).click();
  await documentRow(page, "guided.txt").waitFor();
  await documentsPanel(page).getByText("The Creator does not read documents yet; the Researcher does.").waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await documentsPanel(page).getByRole("button", { name: "Ask the Researcher" }).click();
  await expect.poll(() => chosenTab(page), soon).toBe("Researcher");
  await page.getByRole("button", { name: "Documents 1" }).waitFor();
  await composer.press("Enter");
  await expect.poll(() => walk.questions.last().locator(".asked-files").innerText(), soon).toBe("guided.txt");
  expect(walk.faults).toEqual([]);
});

test.each([1440, 1024, 360])(
  "at %i pixels a toast covers neither the panel's tools nor the composer",
  async (width) => {
    await using walk = await openPage(product.browser, product.facet.url, {
      path: researcher,
      viewport: { width, height: 740 },
    });
    const { page } = walk;
    const name = "a note with quite a long name for one line.txt";
    await pick(page, [textFile(name, "Taken out again."), textFile("stays.txt", "Stays here.")]);
    await ready(page, name);
    await ready(page, "stays.txt");
    await page.getByRole("button", { name: "Documents", exact: true }).click();
    await page.getByRole("button", { name: /^Menu for a note/ }).click();
    await page.getByRole("menuitem", { name: "Take out of this conversation" }).click();
    const toast = page.locator(".toast");
    await toast.getByText("It is still in the library.").waitFor();
    // In one look, because a toast goes by itself.
    const covered = await toast.evaluate(async (element) => {
      await Promise.all(element.getAnimations().map(({ finished }) => finished));
      const toastBox = element.getBoundingClientRect();
      return [".panel > header", ".panel .docs-head", ".panel .doc-row .side", ".composer"].filter((selector) => {
        const box = [...document.querySelectorAll(selector)].at(-1)!.getBoundingClientRect();
        const isBeside = toastBox.right <= box.left || box.right <= toastBox.left;
        return !isBeside && toastBox.bottom > box.top && box.bottom > toastBox.top;
      });
    });
    expect(covered).toEqual([]);
  },
);
