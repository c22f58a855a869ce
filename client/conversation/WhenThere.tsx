// A message that waits for its files: said in one line, and it can be held back.
import { Show } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";

export function WhenThere(props: { readonly waiting: boolean; readonly onCancel: () => void }) {
  const { strings } = useWorkbench();
  const words = () => strings().documents.attach;
  return (
    <Show when={props.waiting}>
      <p class="when-there" role="status">
        <i class="pulse" />
        {words().sentWhenThere}
        <button type="button" class="button small quiet" onClick={() => props.onCancel()}>
          {words().notYet}
        </button>
      </p>
    </Show>
  );
}
