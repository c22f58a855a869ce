// Signs that are drawn and not read: formulas in a quiz, code in a person's own words.
import { expect, test } from "vitest";
import type { Quiz } from "../../pipelines/engine/guide/quiz.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { gradedQuiz, quizAnswer, quizItems } from "../support/made-quiz.ts";
import { openPage, soon } from "../support/page-walk.ts";

const answers = useMadeAnswers();

const [choice, , order, match] = quizItems as [Quiz["items"][0], unknown, Quiz["items"][0], Quiz["items"][0]];
const withFormulas = {
  items: [
    {
      ...choice,
      question: "By which $x^2$ is it found, at a price of $5 or $6, with `f(x)`?",
      options: ["$a$", "$b_1$", "none", "$\\frac{1}{c}$"],
      why: "$b_1$ is at hand.",
    },
    { ...order, question: "In which order?", items: ["$a$", "$b$", "`c`"] },
    { ...match, question: "Which with which?", left: ["$a$", "two"], right: ["$y^2$", "one"] },
  ],
  results: [],
  back: null,
} as Quiz;

test("formulas and code in a quiz are drawn: in its question, its options, its verdict and its pairs", async () => {
  await using walk = await openPage(answers.browser, answers.server.url, {
    path: await answers.server.answer(quizAnswer(withFormulas)),
  });
  const { page } = walk;
  const quiz = page.getByRole("group", { name: "Quiz", exact: true });
  const drawn = (place: string) => quiz.locator(`${place} .katex`).count();
  await expect.poll(() => drawn(".quiz-question"), soon).toBe(1);
  expect(await quiz.locator(".quiz-question").innerText()).toContain("at a price of $5 or $6, with f(x)?");
  expect(await quiz.locator(".quiz-question code").innerText()).toBe("f(x)");
  await expect.poll(() => drawn(".quiz-options"), soon).toBe(3);
  await quiz.getByRole("radio").first().click();
  await quiz.getByRole("button", { name: "Answer" }).click();
  await expect.poll(() => drawn(".verdict"), soon).toBe(2);
  await quiz.getByRole("button", { name: "Next" }).click();
  await expect.poll(() => drawn(".quiz-order"), soon).toBe(2);
  await quiz.getByRole("button", { name: "Move down: b" }).waitFor();
  await quiz.getByRole("button", { name: "Skip" }).click();
  await expect.poll(() => drawn(".quiz-match > label"), soon).toBe(1);
  await expect.poll(() => drawn(".quiz-match > ol"), soon).toBe(1);
  expect(await quiz.getByRole("combobox").first().locator("option").allTextContents()).toEqual([
    "Choose …",
    "A. y^2",
    "B. one",
  ]);
  expect(walk.faults).toEqual([]);
});

test("a graded quiz has its formulas too", async () => {
  const { results } = gradedQuiz;
  await using walk = await openPage(answers.browser, answers.server.url, {
    path: await answers.server.answer(quizAnswer({ ...withFormulas, results })),
  });
  // The question, what was given, what is right, and why.
  await expect.poll(() => walk.answer.locator(".quiz-list > li").first().locator(".katex").count(), soon).toBe(4);
  expect(walk.faults).toEqual([]);
});

test("code in a person's own words is drawn as code, and stays as it was written where it is edited", async () => {
  const question = "Why does `pairs()` throw **here**?";
  const made = { persona: { id: "guide", version: "1" }, question, outputs: { answer: "It is so." } };
  await using walk = await openPage(answers.browser, answers.server.url, { path: await answers.server.answer(made) });
  const { page, questions, rail } = walk;
  await questions.locator("code").getByText("pairs()").waitFor();
  expect(await questions.locator(".words").innerText()).toBe("Why does pairs() throw **here**?");
  const title = "Why does pairs() throw **here**?";
  await page.getByRole("heading", { name: title, level: 1 }).waitFor();
  await rail.getByText(title).first().waitFor();
  await questions.getByRole("button", { name: "Edit the question" }).click();
  await expect.poll(() => page.getByRole("textbox", { name: "Edit the question" }).inputValue(), soon).toBe(question);
  expect(walk.faults).toEqual([]);
});
