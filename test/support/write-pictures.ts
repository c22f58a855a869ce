// Draws the README's pictures: the real page, one of each persona. Run by `npm run pictures`. The models' words are scripted; the paper is real.
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { readFileSync } from "node:fs";
import sharp from "sharp";
import { loadConfig } from "../../server/config.ts";
import { openAnswered } from "./answered.ts";
import { openBrowser } from "./browser.ts";
import { startFacet } from "./facet-process.ts";
import { builtPage, openPage } from "./page-walk.ts";
import { openScreen } from "./persona-screens.ts";
import { pdfFile, pick, ready } from "./documents-walk.ts";
import { tile } from "./pictures-walk.ts";
import { startWalkModel } from "./walk-model.ts";

const folder = fileURLToPath(new URL("../../client/pictures/", import.meta.url));
const viewport = { width: 1440, height: 900 };
const patience = 120_000;
const paper = "neuromatch-academy.pdf";
const data = (path: string) => readFileSync(new URL(`../data/${path}`, import.meta.url));

/** `first` is what stands at the top of the picture. */
async function draw(page: Page, name: string, first: string): Promise<void> {
  await page.setViewportSize(viewport);
  await page
    .locator("article.answer")
    .last()
    .locator(first)
    .first()
    .evaluate((element) => element.scrollIntoView({ block: "start" }));
  await page.mouse.move(0, 0);
  const picture = sharp(await page.screenshot({ animations: "disabled" }));
  await picture.png({ palette: true, quality: 90, effort: 10 }).toFile(`${folder}${name}.png`);
}

/** A paper is asked, and a picture posted, as in the walk of a new user. */
async function drawWalk(browser: Browser): Promise<void> {
  const model = await startWalkModel();
  try {
    const environment = { FACET_CACHE: loadConfig(process.env).FACET_CACHE };
    await using facet = await startFacet({ modelUrl: model.url, environment });
    await using walk = await openPage(browser, facet.url, { path: "/", viewport, colorScheme: "light" });
    walk.page.setDefaultTimeout(patience);
    await walk.page.getByRole("tab", { name: "Researcher" }).click();
    await pick(walk.page, [pdfFile(paper, data(`papers/${paper}`))]);
    await ready(walk.page, paper);
    await walk.ask("How long is the introductory lecture at the start of each teaching day?");
    await walk.ended();
    await walk.answer.locator(".prose button.cite").first().click();
    await walk.page.locator(".paper img:not(.coming)").waitFor();
    await draw(walk.page, "researcher", ".byline");
    await walk.page.getByRole("tab", { name: "Creator" }).click();
    await pick(walk.page, [{ name: "rocket.jpg", mimeType: "image/jpeg", buffer: data("images/rocket.jpg") }]);
    await tile(walk.page, "rocket.jpg").waitFor();
    await walk.ask("One caption for this picture: our rocket waits for its launch at night");
    await walk.ended();
    await walk.answer.getByRole("button", { name: "Preview" }).click();
    await draw(walk.page, "creator", ".byline");
  } finally {
    await model.close();
  }
}

async function drawScreens(browser: Browser): Promise<void> {
  await using server = await openAnswered();
  for (const [name, first] of [
    ["developer", ".finding"],
    ["guide", ".layer-title"],
  ] as const) {
    await using walk = await openScreen(browser, server, name, { colorScheme: "light" });
    if (name === "guide") await walk.answer.locator(".diagram-place:not(.waiting)").waitFor();
    await draw(walk.page, name, first);
  }
}

await builtPage();
await mkdir(folder, { recursive: true });
const browser = await openBrowser();
try {
  await drawWalk(browser);
  await drawScreens(browser);
} finally {
  await browser.close();
}
