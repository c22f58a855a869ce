// What code says of an answer at once: right, or what is right, each with why; or that it is graded at the end.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { QuizItem } from "../../../../pipelines/engine/guide/quiz.ts";
import { Icon } from "../../../icons.tsx";
import { InlineText } from "../../../markdown/InlineText.tsx";
import { useWorkbench } from "../../../state/workbench.ts";
import { rightLines } from "./answer-text.ts";
import { quizWords } from "./words.ts";

interface VerdictProps {
  readonly item: QuizItem;
  /** Undefined before it was answered, null where only a model can tell. */
  readonly right: boolean | null | undefined;
}

const looks = { right: ["check", "good"], wrong: ["cross", "bad"], later: ["info", "muted"] } as const;

/** Always there, so that what comes into it is announced. */
export function Verdict(props: VerdictProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => quizWords(workbench);
  const look = () => looks[props.right === null ? "later" : props.right === true ? "right" : "wrong"];
  const said = () => {
    const { why } = props.item;
    if (props.right === null) return words().atTheEnd;
    return props.right === true ? words().rightBecause(why) : words().wrongBut;
  };
  return (
    <div role="status" class="verdict">
      <Show when={props.right !== undefined}>
        <div class="small">
          <Icon name={look()[0]} size="s" class={look()[1]} />
          <div dir="auto">
            <p class={look()[1]}>
              <InlineText text={said()} />
            </p>
            <Show when={props.right === false}>
              <For each={rightLines(props.item)}>
                {(line) => (
                  <p class="medium">
                    <InlineText text={line} />
                  </p>
                )}
              </For>
              <p>
                <InlineText text={props.item.why} />
              </p>
            </Show>
          </div>
        </div>
      </Show>
    </div>
  );
}
