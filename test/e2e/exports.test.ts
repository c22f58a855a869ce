// Taking an answer out of Facet, in a real browser over a real server: Markdown, BibTeX, the evidence page, paper.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { violationsOf } from "../support/axe.ts";
import { cited } from "../support/cited-answer.ts";
import { soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { useMadeAnswers } from "../support/made-answers.ts";

/** One pixel, as a page's picture. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const answers = useMadeAnswers();

/** Chooses from the export menu and reads the file the browser keeps. */
async function exported(walk: PageWalk, choice: string): Promise<{ readonly name: string; readonly text: string }> {
  const { page, answer } = walk;
  const kept = page.waitForEvent("download");
  await answer.getByRole("button", { name: "Export" }).click();
  // By key: an answer that is still drawn may push the open menu out of sight.
  await page.getByRole("menuitem", { name: choice }).press("Enter");
  const download = await kept;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

test("an answer leaves as Markdown with its references, and as BibTeX", async () => {
  await using walk = await answers.open(cited);
  const markdown = await exported(walk, "Markdown with references");
  expect(markdown.name).toMatch(/^do-street-trees-.*\.md$/);
  expect(markdown.text).toContain("than bare blocks nearby.[1][2]");
  expect(markdown.text).toContain("[1][3] Lindqvist, A.; Osei, K. (2023).");
  const bibtex = await exported(walk, "References as BibTeX");
  expect(bibtex.text.match(/^@misc\{/gm)).toHaveLength(2);
  expect(bibtex.text).toContain("author = {Lindqvist, A. and Osei, K.}");
});

test("the evidence page opens by itself, without a network, with the quote boxed on its page", async () => {
  await using walk = await answers.open(cited);
  await walk.page.route("**/documents/*/pages/*.png*", (route) =>
    route.fulfill({ contentType: "image/png", body: pixel }),
  );
  const { name, text } = await exported(walk, "Evidence page");
  expect(name).toMatch(/\.html$/);
  const context = await answers.browser.newContext({ offline: true });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.setContent(text);
  await page.getByRole("img", { name: "Page 7 of Lindqvist and Osei 2023.pdf, the quote boxed" }).first().waitFor();
  await expect.poll(() => page.locator(".page i").count(), soon).toBe(6);
  await expect
    .poll(() => page.getByText("Quote not found on the page: unverified, nothing is boxed").count(), soon)
    .toBe(1);
  expect(asked.filter((address) => !address.startsWith("data:"))).toEqual([]);
  const ground = () => page.locator("main").evaluate((main) => getComputedStyle(main).backgroundColor);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violationsOf(page)).toEqual([]);
    await expect.poll(async () => (await ground()) === "rgb(255, 255, 255)", soon).toBe(colorScheme === "light");
  }
  await page.emulateMedia({ media: "print" });
  await expect.poll(() => ground(), soon).toBe("rgb(255, 255, 255)");
  await context.close();
});

test("on paper an answer stands alone, in light colours, and the page is itself again after it", async () => {
  await using walk = await answers.open(cited, { colorScheme: "dark" });
  const { page, answer } = walk;
  await page.evaluate(() => (window.print = () => document.documentElement.setAttribute("data-asked", "")));
  await answer.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: "Print or PDF" }).click();
  await page.locator("html[data-asked]").waitFor();
  await page.emulateMedia({ media: "print" });
  const sheet = page.locator("#print-sheet");
  await expect.poll(() => sheet.isVisible(), soon).toBe(true);
  await expect.poll(() => page.locator("#root").isVisible(), soon).toBe(false);
  await expect.poll(() => sheet.getByText("Canopy and street temperature").count(), soon).toBe(1);
  expect(await sheet.getByRole("button", { name: "Shorter" }).count()).toBe(0);
  await expect.poll(() => page.locator("html").getAttribute("data-theme"), soon).toBe("light");
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await expect.poll(() => page.locator("html").getAttribute("data-theme"), soon).toBe("dark");
  await expect.poll(() => sheet.count(), soon).toBe(0);
});
