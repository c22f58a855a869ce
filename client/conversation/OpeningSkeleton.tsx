// The shape of a conversation while it is fetched; nothing for the first moment, which is usually enough.
import { Show, createSignal, onCleanup } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { wordsOf } from "./words.ts";

/** Nothing is shown for this long, so that a quick answer does not flicker (ms). */
export const quiet = 150;

export function OpeningSkeleton() {
  const workbench = useWorkbench();
  const [late, setLate] = createSignal(false);
  const timer = setTimeout(() => setLate(true), quiet);
  onCleanup(() => clearTimeout(timer));
  return (
    <Show when={late()}>
      <div class="messages" role="status" aria-label={wordsOf(workbench).loading}>
        <SkeletonLines widths={["46%"]} />
        <SkeletonLines widths={["22%", "86%", "71%"]} />
        <SkeletonLines widths={["38%"]} />
        <SkeletonLines widths={["90%", "84%", "52%"]} />
      </div>
    </Show>
  );
}

export function SkeletonLines(props: { readonly widths: readonly string[] }) {
  return (
    <div aria-hidden="true">
      {props.widths.map((width) => (
        <div class="skeleton" style={{ "inline-size": width }} />
      ))}
    </div>
  );
}
