// A question of a quiz answered rightly at the page, whatever its kind.
import type { Page } from "playwright-core";
import type { QuizItem } from "../../pipelines/engine/guide/quiz.ts";

/** Resolves when the page says that it is right. */
export async function answerFirst(page: Page, item: QuizItem): Promise<void> {
  const quiz = page.getByRole("group", { name: "Quiz", exact: true }).last();
  switch (item.kind) {
    case "choice":
      await quiz.getByRole("radio", { name: item.options[item.answer] ?? "", exact: true }).click();
      break;
    case "short":
      await quiz.getByRole("textbox").fill(item.answer);
      break;
    case "match":
      for (const [at, name] of item.left.entries())
        await quiz.getByRole("combobox", { name, exact: true }).selectOption(item.right[item.answer[at] ?? 0] ?? "");
      break;
    case "order":
      // The first question of a quiz is never this kind where one layer was told.
      throw new Error("A single layer has no order to ask for.");
  }
  await quiz.getByRole("button", { name: "Answer", exact: true }).click();
  await quiz.getByText(/^Right/).waitFor();
}
