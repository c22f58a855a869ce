// One field of a post: its name, its value, and what can be done with it: edit, copy, have it written anew, lock.
import { Show, createSignal } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../../icons.tsx";
import type { IconName } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { CopyButton } from "../CopyButton.tsx";
import type { PostModel } from "./post-model.ts";
import type { FieldName } from "./post-work.ts";
import type { Rewriting } from "./rewriting.ts";
import { creatorWords } from "./words.ts";

interface PostFieldProps {
  readonly name: FieldName;
  readonly model: PostModel;
  readonly rewriting: Rewriting;
  /** What is copied; empty where there is nothing yet. */
  readonly text: string;
  /** Nothing can be done with it while it is being written. */
  readonly isWriting: boolean;
  readonly children: (isEditing: boolean, end: () => void) => JSX.Element;
}

export function PostField(props: PostFieldProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => creatorWords(workbench).post;
  const label = () => words().fields[props.name];
  const isLocked = () => props.model.locked().includes(props.name);
  const [isEditing, setEditing] = createSignal(false);
  let tools: HTMLDivElement | undefined;
  /** The button that opened it has the focus again. */
  const end = () => {
    setEditing(false);
    queueMicrotask(() => tools?.querySelector<HTMLButtonElement>("[data-edit]")?.focus());
  };

  return (
    <div class="post-field" role="group" aria-label={label()}>
      <span class="label">{label()}</span>
      <div class="post-value">
        {props.children(isEditing(), end)}
        <Show when={!props.isWriting && props.model.isEdited(props.name)}>
          <p class="tiny muted edited">
            {words().edited(isLocked())}
            <button
              type="button"
              class="link"
              aria-label={`${words().asWritten}: ${label()}`}
              onClick={() => {
                props.model.revert(props.name);
                end();
              }}
            >
              {words().asWritten}
            </button>
          </p>
        </Show>
      </div>
      <div class="field-tools" ref={(element) => (tools = element)}>
        <Show when={!props.isWriting}>
          <Show when={props.text !== ""}>
            <CopyButton label={words().copy(label())} text={props.text} />
          </Show>
          <Show when={props.rewriting.isThere()}>
            <button
              type="button"
              class="icon-button small lock"
              aria-pressed={isLocked()}
              aria-label={isLocked() ? words().unlock(label()) : words().lock(label())}
              title={isLocked() ? words().unlock(label()) : words().lock(label())}
              onClick={() => props.model.toggleLock(props.name)}
            >
              <Icon name={isLocked() ? "lock" : "unlock"} size="s" />
            </button>
            <Tool
              icon="edit"
              label={words().edit(label())}
              pressed={isEditing()}
              onClick={() => (isEditing() ? end() : setEditing(true))}
            />
            <Tool
              icon="retry"
              label={words().anew(label())}
              off={props.rewriting.busy() || isLocked()}
              onClick={() => void props.rewriting.field(props.name)}
            />
          </Show>
        </Show>
      </div>
    </div>
  );
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly pressed?: boolean;
  readonly off?: boolean;
  readonly onClick: () => void;
}

function Tool(props: ToolProps): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button small"
      aria-label={props.label}
      title={props.label}
      aria-disabled={props.off}
      {...(props.pressed === undefined ? {} : { "aria-expanded": props.pressed, "data-edit": "" })}
      onClick={() => props.off !== true && props.onClick()}
    >
      <Icon name={props.icon} size="s" />
    </button>
  );
}
