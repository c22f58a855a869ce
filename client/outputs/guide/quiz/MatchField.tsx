// Pairs: each thing with a list to choose what belongs to it; what there is to choose stands below, in full.
import { Index } from "solid-js";
import type { JSX } from "solid-js";
import type { MatchItem } from "../../../../pipelines/engine/guide/quiz.ts";
import { inlineWords } from "../../../markdown/inline-parts.ts";
import { InlineText } from "../../../markdown/InlineText.tsx";
import { useWorkbench } from "../../../state/workbench.ts";
import type { FieldProps } from "./field-props.ts";
import { notChosen as none } from "./quiz-values.ts";
import { quizWords } from "./words.ts";

export function MatchField(props: FieldProps<MatchItem>): JSX.Element {
  const workbench = useWorkbench();
  const words = () => quizWords(workbench);
  const letter = (at: number) => String.fromCharCode(65 + at);
  const places = (): readonly number[] => (Array.isArray(props.given) ? props.given : []);
  const placeOf = (at: number) => places()[at] ?? none;
  /** What belonged to another one goes from there. */
  const choose = (at: number, place: number) => {
    const next = props.item.left.map((_, index) => {
      if (index === at) return place;
      return placeOf(index) === place ? none : placeOf(index);
    });
    props.onGiven(next.every((each) => each === none) ? null : next);
  };

  return (
    <div class="quiz-match">
      <Index each={props.item.left}>
        {(left, at) => (
          <label>
            <span dir="auto">
              <InlineText text={left()} />
            </span>
            <select
              class="text-field"
              disabled={props.isFixed}
              onChange={(event) =>
                choose(at, event.currentTarget.selectedIndex === 0 ? none : event.currentTarget.selectedIndex - 1)
              }
            >
              <option selected={placeOf(at) === none}>{words().choose}</option>
              <Index each={props.item.right}>
                {(right, place) => (
                  <option selected={placeOf(at) === place}>{`${letter(place)}. ${inlineWords(right())}`}</option>
                )}
              </Index>
            </select>
          </label>
        )}
      </Index>
      <ol class="small" aria-label={words().meanings}>
        <Index each={props.item.right}>
          {(right, at) => (
            <li>
              <b>{letter(at)}</b>{" "}
              <span dir="auto">
                <InlineText text={right()} />
              </span>
            </li>
          )}
        </Index>
      </ol>
    </div>
  );
}
