// A quiz as a list to read: on a shared page, and where it was checked further down.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import { isUngraded } from "../../../../pipelines/engine/guide/grade.ts";
import type { Quiz, QuizItem } from "../../../../pipelines/engine/guide/quiz.ts";
import { InlineText } from "../../../markdown/InlineText.tsx";
import { useWorkbench } from "../../../state/workbench.ts";
import { GradeMark } from "./GradeMark.tsx";
import type { Grade } from "./GradeMark.tsx";
import { quizWords } from "./words.ts";

export function QuizList(props: { readonly quiz: Quiz }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => quizWords(workbench);
  const isChecked = () => props.quiz.results.length > 0;
  return (
    <div class="card quiz" role="group" aria-label={words().title}>
      <header>
        <h3>{words().title}</h3>
        <span class="tiny muted end">{isChecked() ? countWords(props.quiz, words().checked) : words().readOnly}</span>
      </header>
      <ol class="in quiz-list">
        <For each={props.quiz.items}>
          {(item) => (
            <li>
              <p dir="auto">
                <Show when={gradeOf(props.quiz, item)}>{(grade) => <GradeMark grade={grade()} />}</Show>
                <InlineText text={item.question} />
              </p>
              <Show when={!isChecked() && choicesOf(item).length > 0}>
                <ul class="quiz-choices">
                  <For each={choicesOf(item)}>
                    {(choice) => (
                      <li dir="auto">
                        <InlineText text={choice} />
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </div>
  );
}

/** Undefined before it was checked. */
export function gradeOf({ results }: Quiz, item: QuizItem): Grade | undefined {
  const result = results.find(({ id }) => id === item.id);
  if (!result) return undefined;
  if (isUngraded(result)) return "ungraded";
  return result.right ? "right" : "wrong";
}

/** What nobody graded counts neither way. */
export function countWords(quiz: Quiz, words: (right: number, asked: number) => string): string {
  const grades = quiz.items.map((item) => gradeOf(quiz, item)).filter((grade) => grade !== "ungraded");
  return words(grades.filter((grade) => grade === "right").length, grades.length);
}

function choicesOf(item: QuizItem): readonly string[] {
  if (item.kind === "choice") return item.options;
  if (item.kind === "order") return item.items;
  return item.kind === "match" ? [...item.left, ...item.right] : [];
}
