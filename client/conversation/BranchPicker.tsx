// Steps between the versions of a message: n of m.
import { Show, createMemo } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { isTakenBack } from "./active-answers.ts";
import { useSession } from "./session.ts";
import { siblingsOf } from "./tree.ts";
import type { MessageNode } from "./tree.ts";
import { fill, wordsOf } from "./words.ts";

/** The message with its alternatives; a version that was taken back before it began is none. */
export function useVersions(): (messageId: string) => readonly MessageNode[] {
  const { live } = useSession();
  return (messageId) =>
    siblingsOf(live.tree(), messageId).filter(
      (each) => each.messageId === messageId || !isTakenBack(live.live(each.runId)),
    );
}

interface BranchPickerProps {
  readonly messageId: string;
  /** What it steps through, where that does not stand beside it; `{version}` is its place. */
  readonly label?: string;
}

export function BranchPicker(props: BranchPickerProps) {
  const workbench = useWorkbench();
  const { live, select } = useSession();
  const words = () => wordsOf(workbench);
  const versionsOf = useVersions();
  const versions = createMemo(() => versionsOf(props.messageId));
  /** Two that stand side by side are not stepped through. */
  const isOpen = () => live.pair()?.some((each) => each.messageId === props.messageId) === true;
  const at = () => versions().findIndex((each) => each.messageId === props.messageId);
  const place = () => fill(words().version, { at: at() + 1, of: versions().length });
  const go = (by: number) => {
    const next = versions()[at() + by];
    if (next) void select(next.messageId);
  };
  return (
    <Show when={versions().length > 1 && !isOpen()}>
      <span class="branch" role="group" aria-label={fill(props.label ?? "{version}", { version: place() })}>
        <button
          type="button"
          class="icon-button small"
          aria-label={words().earlier}
          title={words().earlier}
          aria-disabled={at() === 0}
          onClick={() => go(-1)}
        >
          <Icon name="prev" size="s" class="turns" />
        </button>
        <span>{place()}</span>
        <button
          type="button"
          class="icon-button small"
          aria-label={words().later}
          title={words().later}
          aria-disabled={at() === versions().length - 1}
          onClick={() => go(1)}
        >
          <Icon name="next" size="s" class="turns" />
        </button>
      </span>
    </Show>
  );
}
