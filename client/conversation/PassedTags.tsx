// Under a hand-off: how much was passed, as small tags, and the way to see it.
import { For, Show, Suspense, createMemo, createSignal, lazy } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { passedTo } from "./passed.ts";
import { useSession } from "./session.ts";
import { count, wordsOf } from "./words.ts";

const PassedDialog = lazy(() => import("./PassedDialog.tsx"));

export function PassedTags(props: { readonly questionId: string; readonly to: string }) {
  const workbench = useWorkbench();
  const { live, files } = useSession();
  const words = () => wordsOf(workbench);
  const [open, setOpen] = createSignal(false);
  const passed = createMemo(() => passedTo(live, props.questionId, files.documents()));
  /** What was recalled and told is known from the first answer after it. */
  const answer = createMemo(() => {
    const { nodes, path } = live.tree();
    const node = nodes.get(path[path.indexOf(props.questionId) + 1] ?? "");
    return node?.role === "assistant" ? live.live(node.runId).answer : undefined;
  });
  const memories = createMemo(() => answer()?.memories ?? []);
  const tags = () => {
    const { turns, documents, citations } = passed();
    const all = [
      [words().passedTurns, turns.length],
      [words().passedDocuments, documents.length],
      [words().passedCitations, citations.length],
      [words().passedMemories, memories().length],
    ] as const;
    return all.filter(([, number]) => number > 0).map(([forms, number]) => count(forms, number));
  };
  return (
    <Show when={passed().turns.length > 0}>
      <div class="row wrap passed">
        <For each={tags()}>{(tag) => <span class="tag">{tag}</span>}</For>
        <button type="button" class="button small quiet" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {words().seePassed}
        </button>
      </div>
      <Show when={open()}>
        <Suspense>
          <PassedDialog
            passed={passed()}
            memories={memories()}
            answer={answer()}
            to={props.to}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      </Show>
    </Show>
  );
}
