// Hostile texts that come in by ways of their own: read out of a picture, said by a model server that fails, written as feedback. And what a script that got in could ask the browser for.
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { chip, documentsPanel, pdfFile, pick, ready } from "../support/documents-walk.ts";
import { startFacet } from "../support/facet-process.ts";
import type { FacetProcess } from "../support/facet-process.ts";
import { openHostileHost } from "../support/hostile-host.ts";
import type { HostileHost } from "../support/hostile-host.ts";
import { refusals, startHostileModelServer } from "../support/hostile-model-server.ts";
import type { HostileModelServer } from "../support/hostile-model-server.ts";
import { hostileText, mark } from "../support/hostile-texts.ts";
import { openPage as openClient } from "../support/page-client.ts";
import { builtPage, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { harmIn } from "../support/unharmed.ts";

let host: HostileHost;
let model: HostileModelServer;
let facet: FacetProcess;
let browser: Browser;

/** Short enough for every name there is. */
const evil = (place: string) => `${place}"><img src=${host.named}/${place} onerror=${mark}>`;

beforeAll(async () => {
  await builtPage();
  host = await openHostileHost();
  model = await startHostileModelServer(evil("model"));
  [facet, browser] = await Promise.all([startFacet({ modelUrl: model.url }), openBrowser(host.browserArguments)]);
});
afterAll(async () => {
  await browser?.close();
  await facet?.[Symbol.asyncDispose]();
  await model?.[Symbol.asyncDispose]();
  await host?.[Symbol.asyncDispose]();
});
beforeEach(() => {
  model.refuses = null;
  host.seen.splice(0);
});

async function expectNoHarm({ page, faults }: PageWalk): Promise<void> {
  expect(await harmIn(page)).toEqual([]);
  expect(host.seen).toEqual([]);
  expect(faults).toEqual([]);
}

/** A photographed page, as OCR reads it without a slip. */
async function scanOf(lines: readonly string[]): Promise<Buffer> {
  const escaped = (line: string) => line.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const drawn = lines.map(
    (line, at) =>
      `<text x="60" y="${120 + 110 * at}" font-family="DejaVu Sans, sans-serif" font-size="52">${escaped(line)}</text>`,
  );
  const height = 120 + 110 * lines.length;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="${height}"><rect width="1600" height="${height}" fill="white"/>${drawn.join("")}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

test("what is read out of a picture is shown, found and asked about as the text it is", async () => {
  const lines = ["The moon is far away from here.", "<script>harmed=1</script>", "<img src=x onerror=harmed=1>"];
  const name = "scan.png";
  await using walk = await openPage(browser, facet.url, {
    path: "/?persona=researcher",
    viewport: { width: 1440, height: 900 },
  });
  const { page } = walk;
  await pick(page, [{ name, mimeType: "image/png", buffer: await scanOf(lines) }]);
  await ready(page, name);
  const client = openClient(facet.url);
  const { documents } = await client.api.documents.list.query();
  const { documentId = "" } = documents.find((document) => document.name === name) ?? {};
  const read = await client.api.documents.page.query({ documentId, page: 1 });
  client.close();
  // Else it would have been no trial.
  expect([read.state, read.text]).toEqual(["ocr", expect.stringContaining("<script>harmed=1</script>")]);
  expect(read.text).toContain("<img src=x onerror=harmed=1>");

  await page.getByRole("button", { name: "Documents", exact: true }).click();
  await documentsPanel(page).getByRole("button", { name, exact: true }).click();
  await page.getByRole("button", { name: "Show the page as text" }).click();
  await page.locator("#panel").getByText("<script>harmed=1</script>").first().waitFor();
  await expectNoHarm(walk);
  await walk.ask("What is far away from here?");
  await walk.ended();
  await expectNoHarm(walk);
});

test.each(refusals)("a model server that fails with a hostile %s is told in words that do nothing", async (refusal) => {
  await using walk = await openPage(browser, facet.url);
  model.refuses = refusal;
  await walk.ask("How far is the moon?");
  const trouble = walk.answer.getByRole("alert");
  await trouble.waitFor();
  await walk.ended();
  // The server's own name for its model is the one text of its that is shown.
  await expect.poll(() => walk.answer.textContent(), soon).toContain(`model"><img src=`);
  await expectNoHarm(walk);
});

test("a damaged file is told with its name, which does nothing", async () => {
  await using walk = await openPage(browser, facet.url, { path: "/?persona=researcher" });
  const name = `${evil("damaged").replaceAll("/", "_")}.pdf`;
  await pick(walk.page, [pdfFile(name, Buffer.from("%PDF-1.7\nnothing of a file"))]);
  await chip(walk.page, 'damaged"><img').getByText("The file is damaged").waitFor();
  await expectNoHarm(walk);
});

test("a comment on an answer is read back as it was written", async () => {
  await using walk = await openPage(browser, facet.url);
  const { page, answer } = walk;
  await walk.ask("How far is the moon?");
  await walk.ended();
  const comment = hostileText(host.named, "comment");
  const bad = answer.getByRole("button", { name: "Bad answer" });
  await bad.click();
  await page.getByLabel("In your words").fill(comment);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Feedback saved").waitFor();
  await page.reload();
  await bad.and(page.locator("[aria-pressed=true]")).click();
  await expect.poll(() => page.getByLabel("In your words").inputValue(), soon).toBe(comment);
  await expectNoHarm(walk);
});

test("a script in the page may not ask where the person is, nor use the camera, though the person has allowed it", async () => {
  const geolocation = { latitude: 38.7, longitude: -9.1 };
  const context = await browser.newContext({ geolocation, permissions: ["geolocation"] });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Permissions-Policy header")) complaints.push(message.text());
  });
  const asked = () =>
    page.evaluate(async () => {
      const place = await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve("given"),
          () => resolve("refused"),
        );
      });
      // Chromium's own way to say what a policy leaves.
      const { featurePolicy } = document as unknown as {
        readonly featurePolicy: { readonly allowedFeatures: () => string[] };
      };
      const allowed = featurePolicy.allowedFeatures();
      return { place, left: ["camera", "microphone", "geolocation", "usb"].filter((name) => allowed.includes(name)) };
    });
  await page.goto(`${facet.url}/`);
  expect(complaints).toEqual([]);
  expect(await asked()).toEqual({ place: "refused", left: [] });
  // Without the header the same page is given it.
  await page.route(`${facet.url}/`, async (route) => {
    const response = await route.fetch();
    const { "permissions-policy": _policy, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  await page.goto(`${facet.url}/`);
  expect(await asked()).toEqual({ place: "given", left: ["camera", "microphone", "geolocation", "usb"] });
  await context.close();
});
