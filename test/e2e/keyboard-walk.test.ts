// Each persona by keyboard alone: from the page's load to an answer, and through what the answer offers.
import { expect, test } from "vitest";
import { cited } from "../support/cited-answer.ts";
import { developed } from "../support/developed-answer.ts";
import { guideModels, teaching, titles } from "../support/guiding.ts";
import { keyboardOf } from "../support/keyboard.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { postAnswer } from "../support/made-posts.ts";
import { quizAnswer } from "../support/made-quiz.ts";
import { openPage, soon } from "../support/page-walk.ts";
import { sentBy } from "../support/posts-walk.ts";
import { opened, second, third } from "../support/told-path.ts";

const answers = useMadeAnswers(guideModels(teaching));
const desk = { viewport: { width: 1280, height: 900 } };

test("the Guide: from the load to the first layer, the next one, and a layer of the map; the answer is announced once", async () => {
  await using walk = await openPage(answers.browser, answers.server.url, { ...desk, path: "/?persona=researcher" });
  const { page, answer } = walk;
  const keys = keyboardOf(page);
  await walk.composer.waitFor();
  await keys.tabTo(/^tab "Researcher"/, "Shift+Tab");
  await keys.press("End");
  expect(await keys.here()).toMatch(/^tab "Guide"/);
  await keys.tabTo(/^textbox "Message"/);
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const place = (target instanceof Element ? target : target.parentElement)?.closest("[role=status]");
        if (place && !said.includes(place.textContent)) said.push(place.textContent);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await page.keyboard.type("How does a heat pump warm a house?");
  await keys.press("Enter");
  await walk.ended();
  await answer.getByRole("heading", { name: titles[0], level: 3 }).waitFor();
  const announced = () =>
    page.evaluate(() => (window as unknown as { said: string[] }).said.filter((text) => text.startsWith("Guide")));
  await expect.poll(announced, soon).toHaveLength(1);
  expect(await keys.here()).toMatch(/^textbox "Message"/);

  await keys.tabTo(/^button "Next layer"/, "Shift+Tab");
  await keys.press("Enter");
  await answer.getByRole("heading", { name: titles[1], level: 3 }).waitFor();
  await walk.ended();
  await keys.press("F6");
  await expect.poll(keys.here, soon).toMatch(/The map/);
  await keys.tabTo(new RegExp(`^link "${titles[0]}`));
  await keys.press("Enter");
  const first = walk.answers.first();
  await expect.poll(() => first.evaluate((element) => element === document.activeElement), soon).toBe(true);
  expect(walk.faults).toEqual([]);
});

test("the Researcher: a citation is opened, the next one is a bracket away, and Esc leads back to the chip", async () => {
  const path = await answers.server.answer(cited);
  await using walk = await openPage(answers.browser, answers.server.url, { ...desk, path });
  const { page } = walk;
  await walk.ended();
  const keys = keyboardOf(page);
  await keys.tabTo(/^button "Citation 3: /, "Shift+Tab");
  await keys.press("Enter");
  await page.locator("#panel").getByText("Citation 3 of 4").waitFor();
  await keys.press("]");
  await page.locator("#panel").getByText("Citation 4 of 4").waitFor();
  await keys.press("[", "Escape");
  await page.locator("#panel").waitFor({ state: "detached" });
  await expect.poll(keys.here, soon).toMatch(/^button "Citation 3: /);
  expect(walk.faults).toEqual([]);
});

test("the Developer: a finding is chosen by arrows and opened, its code is read, and the panel closed", async () => {
  const path = await answers.server.answer(developed);
  await using walk = await openPage(answers.browser, answers.server.url, { ...desk, path });
  const { page } = walk;
  await walk.ended();
  const keys = keyboardOf(page);
  await keys.tabTo(/^button "Error, lines 8–12/, "Shift+Tab");
  await keys.press("ArrowDown");
  expect(await keys.here()).toMatch(/Compares every block/);
  await keys.press("Enter");
  const panel = page.locator("#panel");
  await panel.locator(".cm-content").waitFor();
  await keys.press("F6");
  await expect.poll(keys.here, soon).toBe(`complementary "Code"`);
  await keys.press("Escape");
  await panel.waitFor({ state: "detached" });
  await expect.poll(keys.here, soon).toMatch(/Compares every block/);
  expect(walk.faults).toEqual([]);
});

test("the Creator: another caption is chosen, a field locked, the rest written again", async () => {
  const path = await answers.server.answer(postAnswer([]));
  await using walk = await openPage(answers.browser, answers.server.url, { ...desk, path });
  const { page } = walk;
  await walk.ended();
  const keys = keyboardOf(page);
  await keys.tabTo(/^radio "A /, "Shift+Tab");
  await keys.press("ArrowDown");
  expect(await keys.here()).toMatch(/^radio "B .*\[checked\]/);
  await keys.tabTo(/^button "Lock/, "Tab");
  await keys.press("Space");
  await expect.poll(keys.here, soon).toMatch(/\[pressed\]/);
  await keys.tabTo(/^button "Rewrite what is not locked"/, "Shift+Tab");
  // The view goes to the new answer, and the focus stays where it is; the next Tab leads back into view.
  const { input } = await sentBy(page, () => page.keyboard.press("Enter"));
  expect(Object.keys(input.keep ?? {})).not.toEqual([]);
  await walk.questions.nth(1).waitFor();
  await walk.ended();
  await keys.press("Tab");
  expect(walk.faults).toEqual([]);
});

test("a quiz is answered with arrows and Enter", async () => {
  const path = await answers.server.talk([opened, second, third, quizAnswer()]);
  await using walk = await openPage(answers.browser, answers.server.url, { ...desk, path });
  const { page, answer } = walk;
  await walk.ended();
  const keys = keyboardOf(page);
  await keys.tabTo(/^radio "/, "Shift+Tab");
  await keys.press("ArrowDown", "ArrowUp", "ArrowDown");
  expect(await keys.here()).toMatch(/^radio "Evaporator" \[checked\]/);
  await keys.tabTo(/^button "Answer"/);
  await keys.press("Enter");
  await answer.getByText("Right: it boils there, and boiling takes heat in.").waitFor();
  await expect.poll(keys.here, soon).toMatch(/^button "Next"/);
  await keys.press("Enter");
  await answer.getByText("Quiz, 2 of 4").waitFor();
  await expect.poll(keys.here, soon).toBe("paragraph: What is the liquid in the loop called?");
  expect(walk.faults).toEqual([]);
});
