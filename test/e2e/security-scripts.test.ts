// Every part of every persona's answer with a hostile text in it, in a real browser: shown, shared, printed and exported it runs nothing and asks no stranger.
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openAnswered } from "../support/answered.ts";
import type { AnsweredServer, MadeAnswer } from "../support/answered.ts";
import { openBrowser } from "../support/browser.ts";
import { charted, cited, compared, refused } from "../support/cited-answer.ts";
import { developed, explained, written } from "../support/developed-answer.ts";
import { openHostileHost } from "../support/hostile-host.ts";
import type { HostileHost } from "../support/hostile-host.ts";
import { hostileText, mark, poisoned } from "../support/hostile-texts.ts";
import { cardAnswer, madeCards } from "../support/made-cards.ts";
import { ideasAnswer, improvedAnswer, postAnswer } from "../support/made-posts.ts";
import { gradedQuiz, quizAnswer } from "../support/made-quiz.ts";
import { openPage as openClient } from "../support/page-client.ts";
import { builtPage, openPage, soon } from "../support/page-walk.ts";
import { addPicture, picture } from "../support/pictures-walk.ts";
import { opened, third } from "../support/told-path.ts";
import { harmIn } from "../support/unharmed.ts";

let host: HostileHost;
let browser: Browser;
let server: AnsweredServer;
beforeAll(async () => {
  await builtPage();
  host = await openHostileHost();
  [server, browser] = await Promise.all([openAnswered(), openBrowser(host.browserArguments)]);
});
afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
  await host?.[Symbol.asyncDispose]();
});
beforeEach(() => void host.seen.splice(0));

test.each(["named", "direct"] as const)(
  "what is looked for is found: a page without walls runs the text and asks the %s stranger",
  async (how) => {
    const page = await browser.newPage();
    await page.setContent(`<p>${hostileText(host[how], "open")}`);
    await expect.poll(() => host.seen.join("\n"), soon).toContain("/open.png");
    await expect.poll(() => host.seen.join("\n"), soon).toContain("/open-frame");
    const harm = (await harmIn(page)).join("\n");
    expect(harm).toMatch(/a script ran \d+ times/);
    expect(harm).toContain("IMG has onerror");
    expect(harm).toContain("frame of http://");
    await page.close();
  },
);

/** What a reader of PDF runs or opens is told in these words, outside the streams. */
const harmInPdf = /\/(?:JavaScript|JS|Launch|SubmitForm|OpenAction|AA)\b|\/URI \((?!https?:|mailto:)/;

test("what is looked for in a PDF is found: a link that is a script stands in it as one", async () => {
  const page = await browser.newPage();
  await page.setContent(`<a href="javascript:${mark}">to a script</a>`);
  expect((await page.pdf()).toString("latin1")).toMatch(harmInPdf);
  await page.setContent('<a href="https://example.org/">to a page</a>');
  expect((await page.pdf()).toString("latin1")).not.toMatch(harmInPdf);
  await page.close();
});

const pictured = async (): Promise<MadeAnswer> => {
  const imageId = await addPicture(server.url, await picture("espresso.jpg"));
  return postAnswer([imageId]);
};

const answers: readonly (readonly [name: string, made: MadeAnswer | (() => Promise<MadeAnswer>)])[] = [
  ["a cited summary with its sources and references", cited],
  ["a refusal with its nearest passages", refused],
  ["a comparison of documents", compared],
  ["a chart and a diagram", charted],
  ["findings, fixes, measurements and runs of code", developed],
  ["written code", written],
  ["explained code", explained],
  ["a post with its versions and alt text", pictured],
  ["ideas by day", ideasAnswer],
  ["an improved draft", improvedAnswer],
  ["a layer and its outline", opened],
  ["a layer with sources", third],
  ["a quiz", quizAnswer()],
  ["a quiz with its grades", quizAnswer(gradedQuiz)],
  ...Object.entries(madeCards).map(([name, card]) => [`a card: ${name}`, cardAnswer(card)] as const),
];

async function expectNoHarm(page: Page, faults: readonly string[]): Promise<void> {
  expect(await harmIn(page)).toEqual([]);
  expect(host.seen).toEqual([]);
  expect(faults).toEqual([]);
}

test.each(answers)("%s: shown, shared and printed", async (_name, made) => {
  const answer = poisoned(typeof made === "function" ? await made() : made, hostileText(host.named, "answer"));
  const path = await server.answer(answer);
  await using walk = await openPage(browser, server.url, { path });
  const { page } = walk;
  await walk.ended();
  // The text is there as the text it is: what was not shown was not tested.
  await expect.poll(async () => (await walk.answer.textContent()) ?? "", soon).toContain(`onerror="${mark}"`);
  await expectNoHarm(page, walk.faults);

  await page.evaluate(() => (window.print = () => document.documentElement.setAttribute("data-asked", "")));
  const exports = walk.answer.getByRole("button", { name: "Export" }).first();
  if ((await exports.count()) > 0) {
    await exports.click();
    // By key: a long answer may leave the menu's end below the window.
    await page.getByRole("menuitem", { name: "Print or PDF" }).press("Enter");
    await page.locator("html[data-asked]").waitFor();
    await page.emulateMedia({ media: "print" });
    await expectNoHarm(page, walk.faults);
    const pdf = (await page.pdf()).toString("latin1");
    expect(pdf.slice(0, 5)).toBe("%PDF-");
    expect(pdf).not.toMatch(harmInPdf);
    await expectNoHarm(page, walk.faults);
    await page.emulateMedia({ media: "screen" });
  }

  const client = openClient(server.url);
  const { shareId } = await client.api.shares.add.mutate({ conversationId: path.slice("/c/".length) });
  client.close();
  await page.goto(`${server.url}/share/${shareId}`);
  await expect.poll(async () => (await walk.answer.textContent()) ?? "", soon).toContain(`onerror="${mark}"`);
  await expectNoHarm(page, walk.faults);
});

test("the evidence page, opened by itself where nothing guards it, runs nothing and asks nobody", async () => {
  const path = await server.answer(poisoned(cited, hostileText(host.named, "evidence")));
  await using walk = await openPage(browser, server.url, { path });
  const kept = walk.page.waitForEvent("download");
  await walk.answer.getByRole("button", { name: "Export" }).click();
  await walk.page.getByRole("menuitem", { name: "Evidence page" }).click();
  const html = readFileSync(await (await kept).path(), "utf8");
  expect(html).toContain("evidence.png");
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on("dialog", (dialog) => {
    faults.push(dialog.message());
    void dialog.dismiss();
  });
  await page.setContent(html);
  await page.getByText("evidence.png").first().waitFor();
  await expectNoHarm(page, faults);
  await page.close();
});
