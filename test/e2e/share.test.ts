// Sharing: what is shared is said, a stranger reads it, nothing else is asked for, and a revoked link leads nowhere.
import { expect, test } from "vitest";
import { violationsInBothThemes } from "../support/axe.ts";
import { lesson } from "../support/lesson.ts";
import { openPage, soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { openAnswered } from "../support/answered.ts";
import { charted, cited, compared, refused } from "../support/cited-answer.ts";
import { startFacet } from "../support/facet-process.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct({ text: lesson, tokensPerSecond: 0 });

async function shared(walk: PageWalk): Promise<string> {
  const { page } = walk;
  await page.getByRole("button", { name: "Conversation menu" }).click();
  await page.getByRole("menuitem", { name: "Share …" }).click();
  const dialog = page.getByRole("dialog", { name: "Share this conversation" });
  await dialog.getByText(/Documents, memories and steps are not shared/).waitFor();
  await dialog.getByRole("button", { name: "Make a link" }).click();
  return dialog.getByRole("textbox").first().inputValue();
}

test("a link shows the branch as it was, to anyone, without the workbench and without asking for anything of the owner", async () => {
  await using walk = await openPage(product.browser, product.facet.url);
  await walk.ask("Heat pumps: how do they warm a house?");
  await walk.ended();
  const link = await shared(walk);
  expect(await violationsInBothThemes(walk.page)).toEqual([]);
  await walk.page.keyboard.press("Escape");
  await walk.ask("And what is said later?");
  await walk.ended();

  // Somewhere that asks the server nothing.
  await using reader = await openPage(product.browser, product.facet.url, { path: "/healthz" });
  const asked: string[] = [];
  reader.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await reader.page.goto(link);
  const { page } = reader;
  await page.getByRole("heading", { name: "Heat pumps: how do they warm a house?", level: 1 }).waitFor();
  await page.locator(".answer .katex").last().waitFor();
  await page.getByRole("cell", { name: "evaporator" }).waitFor();
  expect(await page.getByText("And what is said later?").count()).toBe(0);
  expect(await page.getByRole("navigation").count()).toBe(0);
  expect(await page.getByRole("tab").count()).toBe(0);
  expect(await page.getByRole("textbox").count()).toBe(0);
  await expect.poll(() => page.locator("meta[name=robots]").getAttribute("content"), soon).toContain("noindex");
  const procedures = () => asked.flatMap((path) => (path.startsWith("/trpc/") ? path.slice(6).split(",") : []));
  await expect.poll(() => new Set(procedures()), soon).toEqual(new Set(["shares.get", "personas.catalogue"]));
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const direction of ["ltr", "rtl"]) {
    await page.evaluate((dir) => (document.documentElement.dir = dir), direction);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), soon).toBe(true);
  }
  expect([...walk.faults, ...reader.faults]).toEqual([]);
});

test("on paper there is the whole conversation and nothing to click", async () => {
  await using walk = await openPage(product.browser, product.facet.url);
  await walk.ask("What is printed?");
  await walk.ended();
  const link = await shared(walk);
  await walk.page.goto(link);
  await walk.page.locator(".answer .katex").last().waitFor();
  await walk.page.emulateMedia({ media: "print" });
  await expect.poll(() => walk.page.getByRole("button", { name: "Print" }).isVisible(), soon).toBe(false);
  const hidden = () => walk.page.locator(".shared-page").evaluate((paper) => paper.scrollHeight - paper.clientHeight);
  await expect.poll(hidden, soon).toBe(0);
});

test("a revoked link, and one that never was, lead to a calm page; the other links stay", async () => {
  await using walk = await openPage(product.browser, product.facet.url);
  await walk.ask("What is revoked?");
  await walk.ended();
  const link = await shared(walk);
  const { page } = walk;
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Make a link" }).click();
  await expect.poll(() => dialog.getByRole("textbox").count(), soon).toBe(2);
  const kept = await dialog.getByRole("textbox").first().inputValue();
  expect(kept).not.toBe(link);
  await dialog.getByRole("button", { name: "Revoke" }).last().click();
  await dialog.getByText("Link revoked").waitFor();
  await expect.poll(() => dialog.getByRole("textbox").count(), soon).toBe(1);

  await page.goto(link);
  await page.getByRole("heading", { name: "This link leads nowhere" }).waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.goto(`${product.facet.url}/share/never-was`);
  await page.getByRole("heading", { name: "This link leads nowhere" }).waitFor();
  await page.goto(kept);
  await page.getByRole("heading", { name: "What is revoked?", level: 1 }).waitFor();
});

test("behind a proxy that names people, whoever has the link reads it without a name, and gets nothing else", async () => {
  await using facet = await startFacet({ modelUrl: product.stub.url, environment: { FACET_AUTH: "proxy-header" } });
  await using walk = await openPage(product.browser, facet.url, { extraHTTPHeaders: { "x-forwarded-user": "ann" } });
  await walk.ask("What may a stranger read?");
  await walk.ended();
  const link = await shared(walk);
  await using stranger = await openPage(product.browser, facet.url, { path: new URL(link).pathname });
  await stranger.page.getByRole("heading", { name: "What may a stranger read?", level: 1 }).waitFor();
  await stranger.page.getByText("evaporator").first().waitFor();
  const list = await stranger.page.request.get(`${facet.url}/trpc/conversations.list`);
  expect(list.status()).toBe(403);
  expect(stranger.faults).toEqual([]);
});

test("cited answers keep their quotes, tables and charts their rows, a refusal its words; no source opens and no query runs", async () => {
  await using server = await openAnswered();
  for (const made of [cited, compared, charted, refused]) {
    await using walk = await openPage(product.browser, server.url, { path: await server.answer(made) });
    await walk.answer.waitFor();
    const link = await shared(walk);
    const { page } = walk;
    await page.goto(link);
    await page.getByText(made.question).last().waitFor();
    await page.locator(".answer .body > *").first().waitFor();
    // Styled by itself, not by a page that was open before.
    await expect
      .poll(() => page.locator(".answer").evaluate((element) => getComputedStyle(element).display), soon)
      .toBe("grid");
    await expect.poll(() => page.locator(".answer .far").count(), soon).toBe(made === refused ? 1 : 0);
    expect(await page.locator(".answer").getByRole("textbox").count()).toBe(0);
    expect(await page.locator(".answer summary").filter({ visible: true }).count()).toBe(0);
    expect(await violationsInBothThemes(page), made.question).toEqual([]);
    if (made === cited) {
      const chip = page.locator("button.cite").first();
      await chip.hover();
      await page.getByRole("tooltip").waitFor();
      await chip.click();
      await expect.poll(() => page.evaluate(() => document.activeElement?.id), soon).toMatch(/^quote-/);
    }
    if (made === charted || made === compared)
      await expect.poll(() => page.locator("td").count(), soon).toBeGreaterThan(0);
    expect(walk.faults, made.question).toEqual([]);
  }
});
