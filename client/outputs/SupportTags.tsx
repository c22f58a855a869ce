// What code and model found of a citation, in words: its quote on the page, and the sentence in the quote.
import { Show } from "solid-js";
import type { Citation } from "../../pipelines/engine/documents.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { unverifiedWords } from "./place-words.ts";
import { outputWords } from "./words.ts";

export function SupportTags(props: { readonly citation: Citation }) {
  const workbench = useWorkbench();
  const words = () => outputWords(workbench);
  const supports = () => props.citation.support === "supported" || props.citation.support === "quoted";
  return (
    <p class="row wrap">
      <Show
        when={props.citation.located}
        fallback={
          <span class="tag warn">
            <Icon name="warn" size="xs" />
            {unverifiedWords(props.citation, words())}
          </span>
        }
      >
        <span class="tag good">
          <Icon name="check" size="xs" />
          {words().foundWordForWord}
        </span>
      </Show>
      <Show when={supports()}>
        <span class="tag good">
          <Icon name="check" size="xs" />
          {words().supports}
        </span>
      </Show>
      <Show when={props.citation.support === "unsupported"}>
        <span class="tag warn">
          <Icon name="warn" size="xs" />
          {words().supportsNot}
        </span>
      </Show>
    </p>
  );
}
