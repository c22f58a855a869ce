// What the Developer answers, in a real browser over a real server: findings, notes on lines, code it wrote, and all of it copied and shared.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { violationsInBothThemes, violationsOf } from "../support/axe.ts";
import { developed, explained, findings, written } from "../support/developed-answer.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { focused, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";

const answers = useMadeAnswers();
const phone = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };

const rows = (walk: PageWalk) => walk.answer.locator(".findings li");
const card = (walk: PageWalk, name: RegExp) => walk.answer.getByRole("group", { name });
const late = /^Fix: use the reading/;

test("findings say their lines and who says so, and open their lines in the panel by key", async () => {
  await using walk = await answers.open(developed);
  const { page } = walk;
  await expect.poll(() => rows(walk).count(), soon).toBe(4);
  await expect.poll(() => rows(walk).locator(".where").allInnerTexts(), soon).toEqual(["8–12", "16–19", "22", "1"]);
  await expect
    .poll(() => rows(walk).locator(".tag").allInnerTexts(), soon)
    .toEqual(["bug, proven", "slow, measured", "Ruff B006", "Ruff F401"]);
  await rows(walk).first().getByRole("button").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused(page), soon).toContain("The default list is shared");
  await page.keyboard.press("Enter");
  await page.locator("#panel").getByText("pairing.py").first().waitFor();
  await expect.poll(() => rows(walk).nth(2).getAttribute("aria-current"), soon).toBe("true");
  await expect.poll(() => rows(walk).nth(0).getAttribute("aria-current"), soon).toBe(null);
  expect(walk.faults).toEqual([]);
});

test("many findings are folded, and can be narrowed to one severity", async () => {
  const many = Array.from({ length: 12 }, (_, at) => ({ ...findings[3]!, findingId: `info-${at}` }));
  await using walk = await answers.open({
    ...developed,
    outputs: { ...developed.outputs, findings: [findings[0], ...many] },
  });
  await expect.poll(() => rows(walk).count(), soon).toBe(8);
  await walk.answer.getByRole("button", { name: "Show 5 more" }).click();
  await expect.poll(() => rows(walk).count(), soon).toBe(13);
  await walk.answer.getByRole("button", { name: "1 error" }).click();
  await expect.poll(() => rows(walk).count(), soon).toBe(1);
});

test("an answer without findings is its words alone", async () => {
  const nothing = { findings: [], fixes: [], measurements: [] };
  await using walk = await answers.open({ ...developed, outputs: { ...developed.outputs, ...nothing } });
  await walk.answer.getByText("One real bug").waitFor();
  expect(await walk.answer.locator(".card").count()).toBe(0);
});

test("a walk-through shows each note beside its lines, and leads to them", async () => {
  await using walk = await answers.open(explained);
  const { page, answer } = walk;
  await answer.getByText("while lo < hi:").waitFor();
  await answer.getByRole("button", { name: "Show lines 16–19 of pairing.py" }).click();
  await page.locator("#panel").getByText("pairing.py").first().waitFor();
  await answer.getByText("checked against the schema").waitFor();
  expect(walk.faults).toEqual([]);
});

test("code it wrote is read file by file, is the current version, and its run is told", async () => {
  await using walk = await answers.open(written);
  const { page, answer } = walk;
  await answer.getByRole("tab", { name: "test_count.py" }).click();
  await answer.getByText("assert count('a b') == 2").waitFor();
  await answer.getByText("Kept as the current version of the code: what you ask next goes on from it.").waitFor();
  await answer.getByText("1 of 1 pass").waitFor();
  const downloading = page.waitForEvent("download");
  await answer.getByRole("button", { name: "Download test_count.py" }).click();
  expect((await downloading).suggestedFilename()).toBe("test_count.py");
  await answer.getByRole("button", { name: "Open in the panel" }).click();
  await page.locator("#panel").getByText("assert count('a b') == 2").waitFor();
  expect(walk.faults).toEqual([]);
});

test("copied as Markdown the answer holds its findings, proofs and figures in words", async () => {
  await using walk = await answers.open(developed);
  const { page, answer } = walk;
  await walk.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  // Views that are still drawn would push the open menu out of sight.
  await expect.poll(() => rows(walk).count(), soon).toBe(4);
  await card(walk, late).locator(".marked").first().waitFor();
  await answer.getByText("192 times faster at 16,000 rows", { exact: true }).waitFor();
  await answer.getByRole("button", { name: "Copy", exact: true }).click();
  await page.getByRole("menuitem", { name: "Markdown" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), soon).toContain("## Findings");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain("- line 22: The default list is shared between calls [Ruff B006]");
  expect(text).toContain("Proven by a run. Before: fails");
  expect(text).toContain("192 times faster at 16,000 rows");
  expect(text).not.toContain("```json");
});

test("values of another shape break nothing", async () => {
  const odd = {
    findings: [{ title: 7 }, findings[3]],
    fixes: "none",
    measurements: [null],
    run: { status: "?" },
    files: [3],
  };
  await using walk = await answers.open({ ...developed, outputs: { ...developed.outputs, ...odd } });
  await expect.poll(() => rows(walk).count(), soon).toBe(1);
  expect(walk.faults).toEqual([]);
});

test("with everything unfolded, in light and dark, axe finds nothing", async () => {
  await using walk = await answers.open({
    ...developed,
    outputs: {
      ...developed.outputs,
      ...pick(written.outputs, ["files", "run"]),
      ...pick(explained.outputs, ["walkthrough", "sample"]),
    },
  });
  await card(walk, late).locator(".marked").first().waitFor();
  await walk.answer.locator("details").evaluateAll((all) => all.forEach((each) => each.setAttribute("open", "")));
  await card(walk, late).getByRole("button", { name: "Side by side" }).click();
  expect(await violationsInBothThemes(walk.page)).toEqual([]);
});

test("on a phone in German nothing is wider than the page, and axe finds nothing", async () => {
  await using walk = await answers.open(developed, { ...phone, locale: "de-DE" });
  const { page, answer } = walk;
  await answer.getByText("Vorher: schlägt fehl", { exact: true }).waitFor();
  await answer.getByText("Nachher: 4 von 4 bestehen").waitFor();
  await answer.getByText("192-mal schneller bei 16.000 Zeilen", { exact: true }).waitFor();
  expect(await answer.getByRole("button", { name: "Nebeneinander" }).count()).toBe(0);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), soon).toBe(360);
  const wide = () =>
    answer.evaluate((article) =>
      [...article.querySelectorAll(".card, .card > *, .growth svg")]
        .filter((each) => each.getBoundingClientRect().right > 360)
        .map((each) => each.className.toString()),
    );
  await expect.poll(wide, soon).toEqual([]);
  expect(await violationsOf(page)).toEqual([]);
});

test("a shared page shows the proof and the diff, and nothing that only the owner can do", async () => {
  await using walk = await answers.open(developed);
  await walk.page.getByRole("button", { name: "Conversation menu" }).click();
  await walk.page.getByRole("menuitem", { name: "Share …" }).click();
  const dialog = walk.page.getByRole("dialog", { name: "Share this conversation" });
  await dialog.getByRole("button", { name: "Make a link" }).click();
  const link = await dialog.getByRole("textbox").first().inputValue();

  await using reader = await openPage(answers.browser, answers.server.url, { path: "/healthz" });
  const asked: string[] = [];
  reader.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await reader.page.goto(link);
  await card(reader, late).getByText("After: 4 of 4 pass").waitFor();
  await card(reader, late).locator(".marked").first().waitFor();
  await reader.answer.getByText("The loop stops at the first time", { exact: false }).waitFor();
  await reader.answer.getByText("192 times faster at 16,000 rows", { exact: true }).waitFor();
  expect(await reader.answer.getByRole("button", { name: /Apply|Undo|^line|^Show lines/ }).count()).toBe(0);
  const procedures = () => asked.flatMap((path) => (path.startsWith("/trpc/") ? path.slice(6).split(",") : []));
  await expect.poll(() => new Set(procedures()), soon).toEqual(new Set(["shares.get", "personas.catalogue"]));
  expect(await violationsInBothThemes(reader.page)).toEqual([]);
  await reader.page.setViewportSize({ width: 360, height: 780 });
  await expect.poll(() => reader.page.evaluate(() => document.documentElement.scrollWidth), soon).toBe(360);
  expect(reader.faults).toEqual([]);
});

test("exported with citations the answer keeps what it says of the code", async () => {
  const citation = {
    number: 1,
    documentId: "doc-api",
    name: "sensors.yaml",
    page: 2,
    start: 0,
    end: 12,
    quote: "GET /sensors",
    boxes: [],
    located: true,
  };
  await using walk = await answers.open({
    ...developed,
    outputs: { ...developed.outputs, explanation: "Ask for the sensors of a block.[1]", citations: [citation] },
  });
  // What is drawn later moves the view, and a menu that is open with it.
  await card(walk, late).locator(".marked").first().waitFor();
  await walk.answer.getByText("192 times faster at 16,000 rows", { exact: true }).waitFor();
  const downloading = walk.page.waitForEvent("download");
  await walk.answer.getByRole("button", { name: "Export", exact: true }).click();
  await walk.page.getByRole("menuitem", { name: "Markdown" }).click();
  const text = readFileSync(await (await downloading).path(), "utf8");
  expect(text).toContain("Ask for the sensors of a block.[1]");
  expect(text).toContain("- [1] “GET /sensors” sensors.yaml, p. 2");
  expect(text).toContain("Proven by a run.");
});

test("on paper the findings keep their sentences, and code is not cut off", async () => {
  await using walk = await answers.open(developed);
  const { page } = walk;
  await card(walk, late).locator(".marked").first().waitFor();
  await page.evaluate(() => (window.print = () => document.documentElement.setAttribute("data-asked", "")));
  await walk.answer.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("menuitem", { name: /Print/ }).click();
  await page.locator("html[data-asked]").waitFor();
  await page.emulateMedia({ media: "print" });
  const sheet = page.locator("#print-sheet");
  await sheet.getByText("Compares every block with every sensor").waitFor();
  await sheet.getByText("After: 4 of 4 pass").waitFor();
  const cut = () =>
    sheet
      .locator(".code.lines")
      .evaluateAll((all) => all.filter((each) => getComputedStyle(each).overflowX !== "visible").length);
  await expect.poll(cut, soon).toBe(0);
  expect(await sheet.getByText(/^(?:Apply|Side by side)$/).count()).toBe(0);
});

test("the arrows' place is kept, and Tab comes to it again", async () => {
  await using walk = await answers.open(developed);
  await rows(walk).first().getByRole("button").focus();
  await walk.page.keyboard.press("End");
  await expect.poll(() => focused(walk.page), soon).toContain("is imported and not used");
  await walk.page.keyboard.press("Shift+Tab");
  await walk.page.keyboard.press("Tab");
  await expect.poll(() => focused(walk.page), soon).toContain("is imported and not used");
  await expect.poll(() => walk.answer.locator(".findings .finding[tabindex='0']").count(), soon).toBe(1);
});

function pick(values: Readonly<Record<string, unknown>>, keys: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(keys.map((key) => [key, values[key]]));
}
