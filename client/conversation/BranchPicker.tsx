// Steps between the versions of a message: n of m.
import { Show, createMemo } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { isTakenBack } from "./live-conversation.ts";
import { useSession } from "./session.ts";
import { siblingsOf } from "./tree.ts";
import { fill, wordsOf } from "./words.ts";

export function BranchPicker(props: { readonly messageId: string }) {
  const workbench = useWorkbench();
  const { live, select } = useSession();
  const words = () => wordsOf(workbench);
  // A version that was taken back before it began is none.
  const versions = createMemo(() =>
    siblingsOf(live.tree(), props.messageId).filter(
      (each) => each.messageId === props.messageId || !isTakenBack(live.live(each.runId)),
    ),
  );
  const at = () => versions().findIndex((each) => each.messageId === props.messageId);
  const go = (by: number) => {
    const next = versions()[at() + by];
    if (next) void select(next.messageId);
  };
  return (
    <Show when={versions().length > 1}>
      <span class="branch" role="group" aria-label={fill(words().version, { at: at() + 1, of: versions().length })}>
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
        <span>{fill(words().version, { at: at() + 1, of: versions().length })}</span>
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
