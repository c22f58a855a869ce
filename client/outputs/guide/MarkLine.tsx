// The quiet line under a paragraph: what it rests on, with the way to its page.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import { guideWords } from "../../guide/words.ts";
import { Icon } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { useCitations } from "../citations.tsx";
import type { MarkSentence } from "./mark-sentences.ts";

export function MarkLine(props: { readonly sentences: readonly MarkSentence[] }): JSX.Element {
  const workbench = useWorkbench();
  const citations = useCitations();
  return (
    <Show when={props.sentences.length > 0}>
      <ul class="marks" aria-label={guideWords(workbench).marks.label}>
        <For each={props.sentences}>
          {({ icon, tone, text, citation }) => (
            <li>
              <Icon name={icon} size="xs" class={tone} />
              <Show when={citation} fallback={<span>{text}</span>}>
                {(number) => (
                  <button type="button" class="mark-link" onClick={() => citations?.open(number())}>
                    {text}
                  </button>
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
