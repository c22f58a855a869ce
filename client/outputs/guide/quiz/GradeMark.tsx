// Right, wrong or not graded: a sign and a word, never a colour alone.
import type { JSX } from "solid-js";
import { Icon } from "../../../icons.tsx";
import { useWorkbench } from "../../../state/workbench.ts";
import { quizWords } from "./words.ts";

export type Grade = "right" | "wrong" | "ungraded";

const signs = { right: ["check", "good"], wrong: ["cross", "bad"], ungraded: ["info", "warn"] } as const;

/** The word is shown with `isSaid`, else told to those who do not see the sign. */
export function GradeMark(props: { readonly grade: Grade; readonly isSaid?: boolean }): JSX.Element {
  const workbench = useWorkbench();
  const [icon, colour] = [() => signs[props.grade][0], () => signs[props.grade][1]];
  return (
    <span class={`grade ${colour()}`}>
      <Icon name={icon()} size="s" />
      <span classList={{ "visually-hidden": props.isSaid !== true }}>{quizWords(workbench)[props.grade]}</span>
    </span>
  );
}
