// Lines of a diff that did not change, folded behind one button, under the name of what the next change is in.
import { Show } from "solid-js";
import { count, fill } from "../../conversation/words.ts";
import { useWorkbench } from "../../state/workbench.ts";
import type { Diff } from "./create-diff.ts";
import type { GapRow } from "./diff-rows.ts";
import { developerWords } from "./words.ts";

export function Gap(props: { readonly gap: GapRow; readonly onOpen: (gap: GapRow) => void }) {
  const workbench = useWorkbench();
  const lines = () => count(developerWords(workbench).unchanged, props.gap.count);
  return (
    <div class="l gap">
      <span>
        <Show when={props.gap.heading}>{(name) => <span>@@ {name()}</span>}</Show>
        <button
          type="button"
          class="tiny"
          aria-label={fill(developerWords(workbench).showUnchanged, { lines: lines() })}
          onClick={(event) => {
            // The button goes with its gap: the diff keeps the focus.
            event.currentTarget.closest<HTMLElement>(".code")?.focus({ preventScroll: true });
            props.onOpen(props.gap);
          }}
        >
          {lines()}
        </button>
      </span>
    </div>
  );
}

/** The rest of a long diff. */
export function More(props: { readonly diff: Diff }) {
  const workbench = useWorkbench();
  return (
    <Show when={props.diff.hidden() > 0}>
      <button type="button" class="button small quiet in-diff" onClick={() => props.diff.showAll()}>
        {count(developerWords(workbench).allLines, props.diff.hidden())}
      </button>
    </Show>
  );
}
