// A graded quiz: what was given, what is right and why, and the way back to the layer of what was wrong.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { Quiz, QuizItem } from "../../../../pipelines/engine/guide/quiz.ts";
import { Icon } from "../../../icons.tsx";
import { InlineText } from "../../../markdown/InlineText.tsx";
import { useWorkbench } from "../../../state/workbench.ts";
import { GradeMark } from "./GradeMark.tsx";
import { countWords, gradeOf } from "./QuizList.tsx";
import { givenLines, rightLines } from "./answer-text.ts";
import { layerOf } from "./quiz-values.ts";
import { quizWords } from "./words.ts";

type ReadAgain = (node: string, number: number | null, title: string) => Promise<void>;

interface GradedQuizProps {
  readonly quiz: Quiz;
  /** As the answer has it. */
  readonly outline: unknown;
  readonly mayAsk: boolean;
  /** Without it there is nothing to ask: on a shared page. */
  readonly onReadAgain?: ReadAgain;
}

export function GradedQuiz(props: GradedQuizProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => quizWords(workbench);
  return (
    <div class="card quiz" role="group" aria-label={words().title}>
      <header>
        <h3>{words().title}</h3>
        <span class="tiny muted end">{countWords(props.quiz, words().checked)}</span>
      </header>
      <ol class="in quiz-list">
        <For each={props.quiz.items}>{(item) => <GradedItem {...props} item={item} />}</For>
      </ol>
    </div>
  );
}

function GradedItem(props: GradedQuizProps & { readonly item: QuizItem }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => quizWords(workbench);
  const result = () => props.quiz.results.find(({ id }) => id === props.item.id);
  const grade = () => gradeOf(props.quiz, props.item) ?? "ungraded";
  const layer = () => layerOf(props.outline, props.item.node);
  const given = () => givenLines(props.item, result()?.given ?? null);
  return (
    <li>
      <p dir="auto">
        <GradeMark grade={grade()} isSaid />
        <span>
          <InlineText text={props.item.question} />
        </span>
      </p>
      <dl class="small">
        <Fact name={words().yours} lines={given().length === 0 ? [words().nothingGiven] : given()} />
        <Show when={grade() !== "right"}>
          <Fact name={words().rightAnswer} lines={rightLines(props.item)} />
        </Show>
        <Fact name={words().reason} lines={[result()?.reason ?? ""].filter(Boolean)} />
        <Fact name={words().why} lines={[props.item.why].filter(Boolean)} />
      </dl>
      <Show when={grade() === "wrong" && props.onReadAgain}>
        {(readAgain) => (
          <button
            type="button"
            class="button small"
            classList={{ primary: props.quiz.back === props.item.node && isFirstOf(props.quiz, props.item) }}
            aria-disabled={!props.mayAsk}
            onClick={() => props.mayAsk && void readAgain()(props.item.node, layer().number, layer().title)}
          >
            <Icon name="retry" size="xs" />
            {words().readAgain(layer().number)}
          </button>
        )}
      </Show>
    </li>
  );
}

function Fact(props: { readonly name: string; readonly lines: readonly string[] }): JSX.Element {
  return (
    <Show when={props.lines.length > 0}>
      <div>
        <dt>{props.name}</dt>
        <dd>
          <For each={props.lines}>
            {(line) => (
              <span dir="auto">
                <InlineText text={line} />
              </span>
            )}
          </For>
        </dd>
      </div>
    </Show>
  );
}

/** One primary button in a card: at the first wrong answer of the layer to go back to. */
function isFirstOf(quiz: Quiz, item: QuizItem): boolean {
  return quiz.items.find((each) => each.node === quiz.back && gradeOf(quiz, each) === "wrong")?.id === item.id;
}
