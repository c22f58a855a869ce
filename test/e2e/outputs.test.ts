// The parts of an answer that cites, in a real browser over a real server: chips, references, refusal, table, chart, diagram.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOf } from "../support/axe.ts";
import { charted, citations, cited, compared, refused } from "../support/cited-answer.ts";
import { boxAtRest, focused, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { useMadeAnswers } from "../support/made-answers.ts";

const answers = useMadeAnswers();

const chip = (walk: PageWalk, number: number) => walk.answer.locator(".prose button.cite", { hasText: String(number) });

test("a chip opens its source, is filled while it is open, and takes the focus back", async () => {
  await using walk = await answers.open(cited);
  const { page } = walk;
  await chip(walk, 3).click();
  const panel = page.locator("#panel");
  await panel.getByText("Citation 3 of 4").waitFor();
  await expect.poll(() => chip(walk, 3).getAttribute("data-open"), soon).toBe("");
  await expect
    .poll(() => chip(walk, 3).getAttribute("aria-label"), soon)
    .toBe("Citation 3: Lindqvist and Osei 2023.pdf, page 7, open");
  await page.keyboard.press("]");
  await expect.poll(() => chip(walk, 4).getAttribute("data-open"), soon).toBe("");
  await expect.poll(() => chip(walk, 3).getAttribute("data-open"), soon).toBe(null);
  await panel.focus();
  await page.keyboard.press("Escape");
  await expect.poll(() => focused(page), soon).toContain("Citation 3");
  expect(walk.faults).toEqual([]);
});

test("by keyboard a chip shows its quote, the next one is a bracket away, and Enter opens the page", async () => {
  await using walk = await answers.open(cited);
  const { page } = walk;
  await page.keyboard.press("Tab");
  await chip(walk, 1).focus();
  const card = page.getByRole("tooltip");
  await card.getByText("0.7 to 1.5 °C cooler").waitFor();
  await page.keyboard.press("]");
  await card.getByText("transects under trees").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => card.count(), soon).toBe(0);
  await page.keyboard.press("Enter");
  await page.locator("#panel").getByText("Citation 2 of 4").waitFor();
});

test("what is not a citation stays what it is, and a doubtful one says so", async () => {
  await using walk = await answers.open(cited);
  const { answer } = walk;
  await expect.poll(() => answer.locator(".prose code").innerText(), soon).toBe("a[1]");
  await expect.poll(() => answer.locator(".prose a").innerText(), soon).toBe("a link x.example");
  await expect.poll(() => chip(walk, 9).isDisabled(), soon).toBe(true);
  await expect
    .poll(() => chip(walk, 4).getAttribute("aria-label"), soon)
    .toContain("quote not found on the page, unverified");
  await expect.poll(() => answer.getByRole("img", { name: "not supported by the sources" }).count(), soon).toBe(1);
  await answer.getByText("2 of 4 sentences supported").waitFor();
  await answer.getByText("Unverified: quote not found on p. 9").waitFor();
});

test("at no width a chip begins a line: it stands behind the word it belongs to", async () => {
  await using walk = await answers.open(cited);
  for (let width = 320; width <= 480; width += 8) {
    await walk.page.setViewportSize({ width, height: 800 });
    const alone = () =>
      walk.answer.locator(".prose .cite").evaluateAll((chips) =>
        chips.flatMap((each) => {
          const text = each.previousSibling;
          if (!(text instanceof Text) || text.data.trim() === "") return [];
          const word = document.createRange();
          word.setStart(text, text.data.trimEnd().length - 1);
          word.setEnd(text, text.data.trimEnd().length);
          return Math.abs(word.getBoundingClientRect().top - each.getBoundingClientRect().top) > 14 ? [text.data] : [];
        }),
      );
    await expect.poll(alone, { ...soon, message: `${width} px` }).toEqual([]);
  }
});

test("while an answer is written its chips wait for their sources, and then lead to them", async () => {
  const live = await answers.server.begin(cited);
  await using walk = await openPage(answers.browser, answers.server.url, { path: live.path });
  live.tell([{ type: "text-delta", field: "summary", text: "Shade cools streets.[1] And [" }]);
  await chip(walk, 1).waitFor();
  await expect.poll(() => chip(walk, 1).isDisabled(), soon).toBe(true);
  await expect.poll(() => walk.text(), soon).toBe("Shade cools streets.1 And");
  live.tell([{ type: "text-delta", field: "summary", text: "2] more.\n\nNext" }]);
  live.tell([{ type: "output", field: "citations", value: citations }]);
  await expect.poll(() => chip(walk, 1).isDisabled(), soon).toBe(false);
  await chip(walk, 2).click();
  await walk.page.locator("#panel").getByText("Citation 2 of 4").waitFor();
  live.end();
  await walk.ended();
  expect(walk.faults).toEqual([]);
});

test("a refusal is calm: what was read, what comes near, what is missing, and the ways on", async () => {
  await using walk = await answers.open(refused);
  const { page, answer } = walk;
  await answer.getByRole("heading", { name: "Not in your documents" }).waitFor();
  await answer.getByText("2 passages were read. None of them answers the question.").waitFor();
  expect(await answer.getByRole("button", { name: "Shorter" }).count()).toBe(0);
  await answer.getByRole("button", { name: "Open page 9 of marchetti-transects.pdf" }).click();
  await page.locator("#panel").getByText("Citation 2 of 2").waitFor();
  const asked = page.waitForRequest(
    (request) => request.method() === "POST" && request.url().includes("personas.researcher.start"),
  );
  await answer.getByRole("button", { name: "Answer from general knowledge" }).click();
  expect((await asked).postData()).toContain('"basis":"general"');
});

test("a comparison has its citations in its cells, says what is not stated, and is copied as CSV", async () => {
  await using walk = await answers.open(compared);
  const { page, answer } = walk;
  await walk.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const table = answer.getByRole("table");
  await expect
    .poll(() => table.getByRole("row").nth(2).getByRole("cell").allInnerTexts(), soon)
    .toEqual([
      expect.stringContaining("To measure what walkers feel"),
      "not stated",
      expect.stringContaining("Older residents"),
    ]);
  await table.getByRole("button", { name: /^Citation 3/ }).click();
  await page.locator("#panel").getByText("Citation 3 of 4").waitFor();
  // It is shown for a moment only.
  await Promise.all([
    answer.getByRole("button", { name: "Copied" }).waitFor(),
    answer.getByRole("button", { name: "Copy as CSV" }).click(),
  ]);
  const firstLine = () => page.evaluate(async () => (await navigator.clipboard.readText()).split("\r\n")[0]);
  await expect.poll(firstLine, soon).toBe("Document,Purpose,Method,Result");
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
    document.execCommand = () => false;
  });
  await answer.getByRole("button", { name: /CSV|Copied/ }).click();
  await answer.getByRole("alert").getByText("The browser did not allow copying").waitFor();
});

test("on a phone the names of a comparison's rows stay while the rest moves, and a chip is hit beside its number", async () => {
  await using walk = await answers.open(compared, {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  const { page, answer } = walk;
  const box = answer.locator(".table-scroll.headed");
  const head = box.getByRole("rowheader").first();
  const startOf = async () => (await boxAtRest(head)).x;
  const before = await startOf();
  await box.evaluate((element) => (element.scrollLeft = element.scrollWidth));
  await expect.poll(() => startOf(), soon).toBe(before);
  // From right to left the heads stay at the right, though their words run to the right.
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  const right = await startOf();
  await box.evaluate((element) => (element.scrollLeft = -element.scrollWidth));
  await expect.poll(async () => Math.abs((await startOf()) - right), soon).toBeLessThan(3);
  await page.evaluate(() => (document.documentElement.dir = "ltr"));
  await expect.poll(async () => (await head.boundingBox())!.width, soon).toBeLessThan(150);
  const last = box.getByRole("button", { name: /^Citation 4/ });
  await last.scrollIntoViewIfNeeded();
  const { x, y, height } = await boxAtRest(last);
  await page.touchscreen.tap(x - 7, y + height / 2);
  await page.getByText("Citation 4 of 4").waitFor();
});

/** Wider than the window: a person would have to scroll sideways. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test.each([
  ["cited", cited],
  ["refused", refused],
  ["compared", compared],
  ["charted", charted],
] as const)("an answer that is %s has no violations, in light and dark, wide and narrow", async (name, made) => {
  for (const [width, colorScheme] of [
    [1280, "light"],
    [360, "dark"],
  ] as const) {
    await using walk = await answers.open(made, {
      viewport: { width, height: 800 },
      colorScheme,
      reducedMotion: "reduce",
    });
    if (name === "charted") await walk.answer.locator(".chart-place svg").waitFor();
    expect(await violationsOf(walk.page)).toEqual([]);
    await expect.poll(() => overflow(walk.page), soon).toBeLessThanOrEqual(0);
  }
});
