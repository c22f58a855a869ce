// Asks in place before a branch is deleted for good, and says how much it holds.
import { createMemo, onMount } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { useSession } from "./session.ts";
import { countBranch } from "./tree.ts";
import { count, fill, wordsOf } from "./words.ts";

export function DeleteBranch(props: { readonly messageId: string; readonly onEnd: () => void }) {
  const workbench = useWorkbench();
  const { live, removeBranch } = useSession();
  const words = () => wordsOf(workbench);
  let keep: HTMLButtonElement | undefined;
  onMount(() => keep?.focus());
  const counts = createMemo(() => {
    const { questions, answers } = countBranch(live.tree(), props.messageId);
    return fill(words().deleteCounts, {
      questions: count(words().questionsCount, questions),
      answers: count(words().answersCount, answers),
    });
  });
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    props.onEnd();
  };
  return (
    <div class="notice confirm" role="alertdialog" aria-label={words().deleteAsk} onKeyDown={onKey}>
      <Icon name="trash" size="s" class="bad" />
      <span>
        <b class="medium">{words().deleteAsk}</b> <span class="muted">{counts()}</span>
      </span>
      <span class="row end">
        <button ref={(element) => (keep = element)} type="button" class="button small" onClick={() => props.onEnd()}>
          {words().keep}
        </button>
        <button
          type="button"
          class="button small danger"
          onClick={() => void removeBranch(props.messageId).then(() => props.onEnd())}
        >
          {words().deleteNow}
        </button>
      </span>
    </div>
  );
}
