// The newest place where the conversation branches, in its head: steps between the versions there.
import { Show, createMemo } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { BranchPicker, useVersions } from "./BranchPicker.tsx";
import { useSession } from "./session.ts";
import { wordsOf } from "./words.ts";

export function HeadBranches() {
  const workbench = useWorkbench();
  const { live } = useSession();
  const versionsOf = useVersions();
  const newest = createMemo(() => {
    const { path } = live.tree();
    return live.pair() ? undefined : path.findLast((messageId) => versionsOf(messageId).length > 1);
  });
  return (
    <Show when={newest()}>
      {(messageId) => <BranchPicker messageId={messageId()} label={wordsOf(workbench).newestBranch} />}
    </Show>
  );
}
