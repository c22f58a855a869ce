// At the end of a branch that went on once: what was asked there is kept, and can be shown again.
import { Show, createMemo } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { isTakenBack } from "./active-answers.ts";
import { useSession } from "./session.ts";
import { laterQuestions } from "./tree.ts";
import { count, wordsOf } from "./words.ts";

export function LaterQuestions() {
  const workbench = useWorkbench();
  const { live, select } = useSession();
  const words = () => wordsOf(workbench);
  const later = createMemo(() =>
    laterQuestions(live.tree()).filter(({ messageId }) =>
      (live.tree().after.get(messageId) ?? []).some((answer) => !isTakenBack(live.live(answer.runId))),
    ),
  );
  return (
    <Show when={later().at(-1)}>
      {(newest) => (
        <p class="later-kept small muted">
          <Icon name="branch" size="s" />
          <span>{count(words().laterKept, later().length)}</span>
          <button type="button" class="button small quiet" onClick={() => void select(newest().messageId)}>
            {words().showLater}
          </button>
        </p>
      )}
    </Show>
  );
}
