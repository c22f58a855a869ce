// Opens what changed between an answer and the one it refines, or its other versions.
import { Show, Suspense, createMemo, createSignal, lazy } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { comparables } from "./earlier-texts.ts";
import { useSession } from "./session.ts";
import type { AnswerNode } from "./tree.ts";
import { wordsOf } from "./words.ts";

const ChangesDialog = lazy(() => import("./ChangesDialog.tsx"));

export function ChangesButton(props: { readonly node: AnswerNode }) {
  const workbench = useWorkbench();
  const { live } = useSession();
  const words = () => wordsOf(workbench);
  const [open, setOpen] = createSignal(false);
  const others = createMemo(() => comparables(live, props.node));
  return (
    <Show when={others().length > 0}>
      <button
        type="button"
        class="icon-button small"
        aria-haspopup="dialog"
        aria-label={words().changes}
        title={words().changes}
        onClick={() => setOpen(true)}
      >
        <Icon name="changes" size="s" />
      </button>
      <Show when={open()}>
        <Suspense>
          <ChangesDialog node={props.node} others={others()} onClose={() => setOpen(false)} />
        </Suspense>
      </Show>
    </Show>
  );
}
