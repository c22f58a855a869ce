// A message that has not begun: dashed, with its place, and two ways to have it back.
import type { JSX } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { Icon } from "../icons.tsx";
import type { IconName } from "../icons.tsx";
import { SaidWords } from "./SaidWords.tsx";
import { wordsOf } from "./words.ts";

interface WaitingMessageProps {
  readonly id?: string;
  readonly label: string;
  readonly text: string;
  /** What stands above the words: pictures. */
  readonly above?: JSX.Element;
  readonly icon: IconName;
  readonly line: string;
  readonly onEdit: () => void;
  readonly onTakeBack: () => void;
}

export function WaitingMessage(props: WaitingMessageProps) {
  const workbench = useWorkbench();
  const words = () => wordsOf(workbench);
  return (
    <article class="said" id={props.id} aria-label={props.label}>
      <Initial />
      <div class="waiting">
        {props.above}
        <p dir="auto">
          <SaidWords text={props.text} />
        </p>
        <div class="row wrap small muted">
          <span class="row">
            <Icon name={props.icon} size="s" class={props.icon === "offline" ? "warn" : ""} />
            <span>{props.line}</span>
          </span>
          <span class="end row">
            <button type="button" class="button small quiet" onClick={() => props.onEdit()}>
              <Icon name="edit" size="xs" />
              {words().edit}
            </button>
            <button type="button" class="button small quiet" onClick={() => props.onTakeBack()}>
              <Icon name="close" size="xs" />
              {words().takeBack}
            </button>
          </span>
        </div>
      </div>
    </article>
  );
}

export function Initial() {
  const workbench = useWorkbench();
  const words = () => wordsOf(workbench);
  return (
    <div class="who">
      <span class="initial" aria-hidden="true">
        {words().you.slice(0, 1)}
      </span>
    </div>
  );
}
