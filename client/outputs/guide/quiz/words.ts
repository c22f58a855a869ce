// The words of a quiz in the reader's language; fetched with its view, not with the page.
import type { Workbench } from "../../../state/workbench.ts";
import { quizDe } from "../../../strings/quiz.de.ts";
import { quizEn } from "../../../strings/quiz.en.ts";
import type { QuizStrings } from "../../../strings/quiz.en.ts";

const quizStrings = { en: quizEn, de: quizDe };

export function quizWords(workbench: Pick<Workbench, "language">): QuizStrings {
  return quizStrings[workbench.language()];
}
