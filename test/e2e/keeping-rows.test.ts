// What must stay where it is read, and what must fit beside each other.
import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { cited } from "../support/cited-answer.ts";
import { developed } from "../support/developed-answer.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { boxAtRest, openPage, soon } from "../support/page-walk.ts";

const answers = useMadeAnswers();
const phone = { width: 360, height: 740 };

const bottomOf = (place: Locator): Promise<number> =>
  place.evaluate((element) => Math.round(element.getBoundingClientRect().bottom));
const heightOf = (place: Locator): Promise<number> => place.evaluate((element) => element.clientHeight);

/** Pixels of one row of small controls: two would be twice as many. */
const oneRow = 44;

test.each([
  ["guide", 1280, 800],
  ["guide", 360, 740],
  ["researcher", 1280, 800],
  ["researcher", 360, 740],
] as const)(
  "of the %s at %i pixels: when an answer ends, its last words stay where they are read, and the ways on come below them",
  async (id, width, height) => {
    const live = await answers.server.begin({ persona: { id, version: "1" }, question: "What is it like?" });
    await using walk = await openPage(answers.browser, answers.server.url, {
      path: live.path,
      viewport: { width, height },
      reducedMotion: "reduce",
    });
    const field = id === "guide" ? "answer" : "summary";
    const text = Array.from({ length: 40 }, (_, at) => `This is paragraph number ${at + 1}.`).join("\n\n");
    live.tell([{ type: "text-delta", field, text }]);
    const last = walk.answer.locator(".prose").getByText("This is paragraph number 40.");
    await last.waitFor();
    const untilEnd = () =>
      walk.page
        .locator(".screen > .scroll")
        .evaluate((area) => Math.round(area.scrollHeight - area.scrollTop - area.clientHeight));
    await expect.poll(untilEnd, soon).toBe(0);
    const before = await bottomOf(last);
    expect(await walk.answer.getByRole("button", { name: "Shorter" }).count()).toBe(0);
    live.end();
    await walk.answer.getByRole("button", { name: "Shorter" }).waitFor();
    await expect.poll(untilEnd, soon).toBe(0);
    expect(Math.abs((await bottomOf(last)) - before)).toBeLessThanOrEqual(1);
    expect(walk.faults).toEqual([]);
  },
);

test.each([
  [1280, 800],
  [360, 740],
])(
  "at %i pixels the steps above a short answer stay open at its end, so that its words do not jump, and fold with the next question",
  async (width, height) => {
    const live = await answers.server.begin({ persona: { id: "guide", version: "1" }, question: "What is it like?" });
    await using walk = await openPage(answers.browser, answers.server.url, {
      path: live.path,
      viewport: { width, height },
      reducedMotion: "reduce",
    });
    live.tell([{ type: "text-delta", field: "answer", text: "It is warm." }]);
    const words = walk.answers.first().locator(".prose").getByText("It is warm.");
    await boxAtRest(words);
    const before = await bottomOf(words);
    live.end();
    await walk.answer.getByRole("button", { name: "Example" }).waitFor();
    expect(Math.abs((await bottomOf(words)) - before)).toBeLessThanOrEqual(1);
    const steps = walk.answers.first().locator(".steps");
    expect(await steps.isVisible()).toBe(true);
    await walk.ask("And in winter?");
    await expect.poll(() => steps.count(), soon).toBe(0);
  },
);

test("beside an open rail at 1440 pixels all of the byline is one row, and a long name of a model gives way", async () => {
  await using walk = await answers.open(cited, { viewport: { width: 1440, height: 900 } });
  const byline = walk.answer.locator(".byline");
  const name = byline.locator(".by-model > .name");
  await byline.locator(".tag").first().waitFor();
  await name.evaluate((element) => (element.textContent = "Some-Model-27B-Instruct-Quantised-Q4_K_M.gguf"));
  await expect.poll(() => heightOf(byline), soon).toBeLessThanOrEqual(oneRow);
  expect(await name.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(true);
  await name.evaluate((element) => (element.textContent = "Gemma"));
  await expect.poll(() => name.evaluate((element) => element.scrollWidth > element.clientWidth), soon).toBe(false);
});

test.each(["en-GB", "de-DE"])(
  "on a phone, in %s, the composer keeps to one row while code is asked about, and the code's name gives way",
  async (locale) => {
    const { composerRow, name } = await codeAskedAbout(locale);
    expect(composerRow).toBeLessThanOrEqual(oneRow);
    expect(name).toBeGreaterThan(20);
  },
);

/** Pixels: how high the row is, and how wide the code's name, after an answer about code with another before it. */
async function codeAskedAbout(locale: string): Promise<{ readonly composerRow: number; readonly name: number }> {
  const path = await answers.server.talk([cited, developed]);
  await using walk = await openPage(answers.browser, answers.server.url, { path, viewport: phone, locale });
  await walk.ended();
  const picks = walk.page.locator("form.composer .picks");
  const name = picks.locator(".asked-code b");
  await name.waitFor();
  await picks.getByRole("button", { name: /^(?:Wish|Wunsch)/ }).waitFor();
  return { composerRow: await heightOf(picks), name: await name.evaluate((element) => element.clientWidth) };
}
