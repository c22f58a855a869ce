// A line to answer in; Enter goes on, but not while a word is being composed.
import type { JSX } from "solid-js";
import { shortAtMost } from "../../../../pipelines/engine/guide/grade.ts";
import type { ShortItem } from "../../../../pipelines/engine/guide/quiz.ts";
import { useWorkbench } from "../../../state/workbench.ts";
import type { FieldProps } from "./field-props.ts";
import { quizWords } from "./words.ts";

export function ShortField(props: FieldProps<ShortItem>): JSX.Element {
  const workbench = useWorkbench();
  return (
    <input
      class="text-field"
      type="text"
      dir="auto"
      autocomplete="off"
      maxLength={shortAtMost}
      aria-label={quizWords(workbench).shortAnswer}
      aria-describedby={`question-${props.item.id}`}
      readOnly={props.isFixed}
      value={typeof props.given === "string" ? props.given : ""}
      onInput={(event) => props.onGiven(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.isComposing) return;
        event.preventDefault();
        props.onEnter();
      }}
    />
  );
}
