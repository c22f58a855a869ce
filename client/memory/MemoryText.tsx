// The words of a memory: folded where they are many, struck through where they are forgotten, with what they correct.
import { createSignal, Show } from "solid-js";
import type { JSX } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { foldedAfter } from "./limits.ts";
import type { ShownMemory } from "./shown-memory.ts";

export function MemoryText(props: { readonly memory: ShownMemory; readonly forgotten: boolean }): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().memory;
  const [unfolded, setUnfolded] = createSignal(false);
  const isLong = () => props.memory.text.length > foldedAfter;
  return (
    <div class="text" dir="auto">
      <Show
        when={!props.forgotten}
        fallback={
          <del class="faint">
            <span class="visually-hidden">{words().isForgotten}: </span>
            {props.memory.text}
          </del>
        }
      >
        <span classList={{ folded: isLong() && !unfolded() }}>{props.memory.text}</span>
        <Show when={props.memory.corrects}>
          {(before) => (
            <>
              {" "}
              <s>
                <span class="visually-hidden">{words().was} </span>
                {before()}
              </s>
            </>
          )}
        </Show>
        <Show when={isLong()}>
          <button
            type="button"
            class="button small quiet"
            aria-expanded={unfolded()}
            onClick={() => setUnfolded((is) => !is)}
          >
            {unfolded() ? words().less : words().more}
          </button>
        </Show>
      </Show>
    </div>
  );
}
