// A quiz that is being answered: one question at a time, graded at once where code can, handed in at the end.
import { Show, createMemo } from "solid-js";
import type { JSX } from "solid-js";
import { gradeByCode, isLeftOut, otherTerms } from "../../../../pipelines/engine/guide/grade.ts";
import type { Given, Quiz, QuizItem } from "../../../../pipelines/engine/guide/quiz.ts";
import { Icon } from "../../../icons.tsx";
import { InlineText } from "../../../markdown/InlineText.tsx";
import { useWorkbench } from "../../../state/workbench.ts";
import { AnswerField } from "./AnswerField.tsx";
import { Verdict } from "./Verdict.tsx";
import { notChosen } from "./quiz-values.ts";
import type { QuizWork } from "./quiz-values.ts";
import { quizWords } from "./words.ts";

interface AskedQuizProps {
  readonly quiz: Quiz;
  readonly work: QuizWork;
  readonly onWork: (work: QuizWork) => void;
  /** Handed in, and not graded yet. */
  readonly isWaiting: boolean;
  readonly isSending: boolean;
  readonly onCheck: (work: QuizWork) => void;
}

export function AskedQuiz(props: AskedQuizProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => quizWords(workbench);
  const items = () => props.quiz.items;
  const last = () => items().length - 1;
  const at = () => Math.min(props.work.at, last());
  const item = createMemo(() => items()[at()] as QuizItem);
  const given = (): Given => props.work.given[item().id] ?? unmoved(item());
  const isReady = () => !isLeftOut(given()) && !(Array.isArray(given()) && (given() as number[]).includes(notChosen));
  const isAnswered = () => props.work.answered.includes(item().id);
  const right = () => gradeByCode(item(), given(), otherTerms(items(), item()));
  /** What code has graded stays as it was given. */
  const isFixed = () => props.isWaiting || props.isSending || (isAnswered() && right() !== null);
  const isLeft = (id: string) => !props.work.answered.includes(id);
  const left = () => items().filter(({ id }) => isLeft(id)).length;
  let question: HTMLParagraphElement | undefined;
  let button: HTMLButtonElement | undefined;

  const give = (next: Given) => {
    if (isFixed()) return;
    const { id } = item();
    const answered = props.work.answered.filter((each) => each !== id);
    props.onWork({ ...props.work, given: { ...props.work.given, [id]: next }, answered });
  };
  const answer = () => {
    if (!isReady() || isFixed()) return;
    const { id } = item();
    const { work } = props;
    props.onWork({ ...work, given: { ...work.given, [id]: given() }, answered: [...work.answered, id] });
    button?.focus();
  };
  const go = (to: number) => {
    props.onWork({ ...props.work, at: to });
    queueMicrotask(() => question?.focus());
  };
  /** What was begun and not answered is not handed in. */
  const check = () => {
    if (props.isWaiting || props.isSending) return;
    const known = Object.entries(props.work.given).filter(([id]) => !isLeft(id));
    props.onCheck({ ...props.work, given: Object.fromEntries(known) });
    // The button goes while it is checked, and would take the focus along.
    question?.focus({ preventScroll: true });
  };
  const onward = () => (at() < last() ? go(at() + 1) : check());

  return (
    <div class="card quiz" role="group" aria-label={words().title}>
      <header>
        <h3>{words().titleOf(at() + 1, items().length)}</h3>
        <span class="tiny muted end">{words().leadsBack}</span>
      </header>
      <span class="progress" aria-hidden="true">
        <i style={{ "--v": `${((items().length - left()) / items().length) * 100}%` }} />
      </span>
      <div class="in stack">
        <p
          id={`question-${item().id}`}
          class="quiz-question"
          dir="auto"
          tabIndex={-1}
          ref={(element) => (question = element)}
        >
          <InlineText text={item().question} />
        </p>
        <Show when={item().id} keyed>
          {(_id) => (
            <AnswerField
              item={item()}
              given={given()}
              isFixed={isFixed()}
              isShown={isAnswered() && right() !== null}
              onGiven={give}
              onEnter={() => (isAnswered() ? onward() : answer())}
            />
          )}
        </Show>
        <Verdict item={item()} right={isAnswered() ? right() : undefined} />
      </div>
      <footer>
        <Show when={at() > 0}>
          <button type="button" class="button small quiet" onClick={() => go(at() - 1)}>
            {words().back}
          </button>
        </Show>
        <Show when={at() === last() && left() > 0 && isAnswered() && !props.isWaiting}>
          <span class="tiny muted">{words().leftOut(left())}</span>
        </Show>
        <span class="row end">
          <Show
            when={!props.isWaiting}
            fallback={
              <span class="tiny muted" role="status">
                {words().checking}
              </span>
            }
          >
            <Show when={!isAnswered()}>
              <button type="button" class="button small quiet" aria-disabled={props.isSending} onClick={onward}>
                {at() < last() ? words().skip : words().checkNow}
              </button>
            </Show>
            <button
              type="button"
              class="button small primary"
              ref={(element) => (button = element)}
              aria-disabled={props.isSending || (!isAnswered() && !isReady())}
              onClick={() => (isAnswered() ? onward() : answer())}
            >
              {!isAnswered()
                ? words().answer
                : at() < last()
                  ? words().next
                  : props.isSending
                    ? words().sending
                    : words().check}
              <Show when={isAnswered() && at() < last()}>
                <Icon name="next" size="xs" class="turns" />
              </Show>
            </button>
          </Show>
        </span>
      </footer>
    </div>
  );
}

/** What is to be put in order stands in one from the beginning, and may be right as it stands. */
function unmoved(item: QuizItem): Given {
  return item.kind === "order" ? item.items.map((_, place) => place) : null;
}
