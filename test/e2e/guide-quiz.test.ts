// A quiz at the page: answered by keys and by fingers, graded at once where code can, handed in once, and what leads back.
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsInBothThemes } from "../support/axe.ts";
import type { MadeAnswer } from "../support/answered.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { askedQuiz, gradedQuiz, quizAnswer, quizItems } from "../support/made-quiz.ts";
import { openPage as openClient } from "../support/page-client.ts";
import { focused, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk, WalkOptions } from "../support/page-walk.ts";
import { devices, isInside } from "../support/posts-walk.ts";
import { scriptedModels } from "../support/scripted-model.ts";

/** Grades what only a model can: this answer is right. */
const graderSays = { text: '{"right": true, "reason": "Another word for it."}' };
const answers = useMadeAnswers(scriptedModels(() => graderSays));

async function open(made: MadeAnswer = quizAnswer(), options: WalkOptions = {}): Promise<PageWalk> {
  return openPage(answers.browser, answers.server.url, { ...options, path: await answers.server.answer(made) });
}

const quiz = (page: Page): Locator => page.getByRole("group", { name: "Quiz", exact: true });
const press = (page: Page, name: string) => quiz(page).getByRole("button", { name, exact: true }).click();

/** What is asked of the Guide by what is done. */
async function sentBy(page: Page, act: () => Promise<void>): Promise<Readonly<Record<string, unknown>>> {
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.url().includes("personas.guide.start")),
    act(),
  ]);
  return (Object.values(sent.postDataJSON() as object)[0] as { input: Record<string, unknown> }).input;
}

test.each(devices)("each kind is answered and graded at once, and kept over a reload, %s", async (_, device) => {
  await using walk = await open(quizAnswer(), device);
  const { page } = walk;
  await quiz(page).getByText("Quiz, 1 of 4").waitFor();
  await page.getByRole("radio", { name: "Compressor" }).click();
  await page.getByRole("radio", { name: "Evaporator" }).click();
  await press(page, "Answer");
  await quiz(page).getByText("Right: it boils there, and boiling takes heat in.").waitFor();
  // What was graded stays.
  await page.getByRole("radio", { name: "Valve" }).click({ force: true });
  await expect.poll(() => page.getByRole("radio", { checked: true }).textContent(), soon).toBe("Evaporator");
  expect(await violationsInBothThemes(page)).toEqual([]);

  await press(page, "Next");
  await expect.poll(() => focused(page), soon).toBe("What is the liquid in the loop called?");
  await quiz(page).getByRole("textbox").fill("the refrigerent");
  await press(page, "Answer");
  await quiz(page).getByText("Right: it boils far below zero.").waitFor();
  await press(page, "Next");
  await page.getByRole("button", { name: "Move down: Condenser" }).click();
  await page.getByRole("button", { name: "Move down: Condenser" }).click();
  await expect
    .poll(() => quiz(page).getByRole("listitem").allTextContents(), soon)
    .toEqual(["Evaporator", "Compressor", "Condenser"]);
  await expect.poll(() => focused(page), soon).toBe("Move down: Condenser");
  await expect.poll(() => isInside(page), soon).toBe(true);

  await page.reload();
  await quiz(page).getByText("Quiz, 3 of 4").waitFor();
  await expect
    .poll(() => quiz(page).getByRole("listitem").allTextContents(), soon)
    .toEqual(["Evaporator", "Compressor", "Condenser"]);
  await press(page, "Answer");
  await quiz(page).getByText("Right: it boils, is squeezed, and turns liquid again.").waitFor();
  await press(page, "Next");
  await expect
    .poll(() => quiz(page).getByRole("button", { name: "Answer" }).getAttribute("aria-disabled"), soon)
    .toBe("true");
  await quiz(page).getByRole("combobox", { name: "Evaporator" }).selectOption({ index: 1 });
  await quiz(page).getByRole("combobox", { name: "Condenser" }).selectOption({ index: 1 });
  // What was chosen for one is free again at the other.
  await expect.poll(() => quiz(page).getByRole("combobox", { name: "Evaporator" }).inputValue(), soon).toBe("Choose …");
  await quiz(page).getByRole("combobox", { name: "Evaporator" }).selectOption({ index: 2 });
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  await expect.poll(() => isInside(page), soon).toBe(true);
  await press(page, "Answer");
  await quiz(page).getByText("Right: each does the contrary of the other.").waitFor();
  await press(page, "Back");
  await quiz(page).getByText("Right: it boils, is squeezed, and turns liquid again.").waitFor();
  expect(walk.faults).toEqual([]);
});

test("by keys alone: arrows pick, Enter answers and goes on, and not while a word is composed", async () => {
  await using walk = await open();
  const { page } = walk;
  await page.getByRole("radio", { name: "Compressor" }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => page.getByRole("radio", { checked: true }).textContent(), soon).toBe("Valve");
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect.poll(() => focused(page), soon).toBe("Answer");
  await page.keyboard.press("Enter");
  await expect
    .poll(() => quiz(page).getByRole("status").textContent(), soon)
    .toBe("Not quite. This is right:Evaporatorit boils there, and boiling takes heat in.");
  await expect.poll(() => focused(page), soon).toBe("Next");
  await page.keyboard.press("Enter");
  const field = quiz(page).getByRole("textbox");
  await field.fill("the cold stuff");
  await field.evaluate((element) => {
    element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true }));
  });
  await expect.poll(() => quiz(page).getByRole("button", { name: "Answer" }).isVisible(), soon).toBe(true);
  await field.press("Enter");
  await quiz(page).getByText("It is graded at the end.").waitFor();
  // What no one has graded may be changed.
  await field.fill("coolant");
  await field.press("Enter");
  await quiz(page).getByText("Right: it boils far below zero.").waitFor();
  expect(walk.faults).toEqual([]);
});

test("things are drawn into their order", async () => {
  await using walk = await open();
  const { page } = walk;
  await press(page, "Skip");
  await press(page, "Skip");
  const rows = quiz(page).locator(".quiz-order > li");
  expect(await violationsInBothThemes(page)).toEqual([]);
  const [handle, last] = [await rows.first().locator(".handle").boundingBox(), await rows.last().boundingBox()];
  if (!handle || !last) throw new Error("Nothing is drawn");
  await page.mouse.move(handle.x + 8, handle.y + 8);
  await page.mouse.down();
  await page.mouse.move(handle.x + 8, last.y + last.height - 2, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => rows.allTextContents(), soon).toEqual(["Evaporator", "Compressor", "Condenser"]);
  expect(walk.faults).toEqual([]);
});

test("it is handed in once, graded by code and a model, and leads back to its layer", async () => {
  await using walk = await open();
  const { page } = walk;
  await page.getByRole("radio", { name: "Valve" }).click();
  await press(page, "Answer");
  await press(page, "Next");
  await quiz(page).getByRole("textbox").fill("the stuff that boils");
  await press(page, "Answer");
  await press(page, "Next");
  await press(page, "Skip");
  const input = await sentBy(page, () => press(page, "Check without this one"));
  expect(input).toEqual({
    question: "Check my answers to the quiz.",
    action: "check",
    depth: "school",
    sources: "documents",
    answers: [
      { id: "run-m1", given: 3 },
      { id: "run-m2", given: "the stuff that boils" },
      { id: "run-m3", given: null },
      { id: "run-m4", given: null },
    ],
  });
  await walk.answers.nth(1).getByText("1 of 4 right", { exact: false }).first().waitFor();
  await quiz(page).nth(1).getByText("Another word for it.").waitFor();
  // Above it is told how it went, and nothing can be sent again.
  await quiz(page).first().getByText("Checked: 1 of 4 right").waitFor();
  expect(await quiz(page).first().getByRole("button").count()).toBe(0);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.reload();
  await quiz(page).first().getByText("Checked: 1 of 4 right").waitFor();
  const again = await sentBy(page, () =>
    quiz(page).nth(1).getByRole("button", { name: "Read layer 3 again" }).first().click(),
  );
  expect(again).toMatchObject({
    action: "again",
    node: "l3",
    question: "Tell me layer 3 again: The loop: four stations",
  });
  expect(walk.faults).toEqual([]);
});

test.each(devices)("a graded quiz says of each answer what is right and why, %s", async (_, device) => {
  await using walk = await open(quizAnswer(gradedQuiz), device);
  const { page } = walk;
  const items = quiz(page).locator(".quiz-list > li");
  await items.first().waitFor();
  await quiz(page).getByText("Checked: 1 of 3 right").waitFor();
  const said = async (at: number) => (await items.nth(at).textContent())?.replace(/\s+/g, " ");
  expect(await said(0)).toContain(
    "Not quiteWhere does the fluid take heat from the garden?Your answerCompressorRight answerEvaporator",
  );
  expect(await said(1)).toContain("Not graded");
  expect(await said(2)).toMatch(/^Right.*Your answer1\. Evaporator2\. Compressor3\. Condenser/);
  expect(await said(3)).toContain("Your answernone");
  expect(await quiz(page).locator(".button.primary").count()).toBe(1);
  expect(await items.nth(1).getByRole("button").count()).toBe(0);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await expect.poll(() => isInside(page), soon).toBe(true);
  expect(walk.faults).toEqual([]);
});

test("on a shared page a quiz is read, its answers are not told, and nothing can be sent", async () => {
  const path = await answers.server.answer(quizAnswer());
  const client = openClient(answers.server.url);
  const { shareId } = await client.api.shares.add.mutate({ conversationId: path.replace("/c/", "") });
  client.close();
  await using walk = await openPage(answers.browser, answers.server.url, { path: `/share/${shareId}` });
  const { page } = walk;
  await quiz(page).getByText("Put the stations in the order", { exact: false }).waitFor();
  expect(await quiz(page).getByRole("button").count()).toBe(0);
  expect(await quiz(page).textContent()).not.toContain("it boils there");
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(walk.faults).toEqual([]);
});

test("on a shared page a quiz that was checked further down is shown with its marks", async () => {
  const path = await answers.server.talk([quizAnswer(), quizAnswer(gradedQuiz)]);
  const client = openClient(answers.server.url);
  const { shareId } = await client.api.shares.add.mutate({ conversationId: path.replace("/c/", "") });
  client.close();
  await using walk = await openPage(answers.browser, answers.server.url, { path: `/share/${shareId}` });
  const asked = quiz(walk.page).first();
  await expect.poll(() => asked.locator(".grade").count(), soon).toBe(quizItems.length);
  expect(await asked.locator(".quiz-choices").count()).toBe(0);
});

test("in German, with words of the question as long as they get, nothing sticks out of a phone", async () => {
  const long = {
    ...askedQuiz,
    items: quizItems.map((item) => ({ ...item, question: `Wärmepumpen${"aufstellungsort".repeat(12)}?` })),
  };
  await using walk = await open(quizAnswer(long), { ...devices[1][1], locale: "de-DE" });
  const { page } = walk;
  await quiz(page).getByText("Quiz, 1 von 4").waitFor();
  await page.getByRole("radio", { name: "Compressor" }).click();
  await press(page, "Antworten");
  await quiz(page).getByText("Nicht ganz. Richtig ist:").waitFor();
  for (const step of ["Weiter", "Überspringen", "Überspringen"]) {
    await press(page, step);
    await expect.poll(() => isInside(page), soon).toBe(true);
  }
  await quiz(page).getByRole("button", { name: "Ohne diese auswerten" }).waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(walk.faults).toEqual([]);
});
