// Citation chips outside Markdown: in references, points and table cells.
import { For } from "solid-js";
import { useCitations } from "./citations.tsx";
import { textWithCitations } from "./cited-text.ts";
import { outputWords } from "./words.ts";
import { useWorkbench } from "../state/workbench.ts";

/** The area around it opens the source: see CitedArea. */
export function Cite(props: { readonly number: number }) {
  const citations = useCitations();
  const chip = () => citations?.chip(props.number);
  return (
    <button
      type="button"
      class="cite"
      classList={{ [chip()?.state ?? "lost"]: true, unsure: chip()?.unsure ?? false }}
      disabled={chip()?.state !== "ready"}
      aria-label={chip()?.label ?? `[${props.number}]`}
      data-open={chip()?.isOpen ? "" : undefined}
    >
      {props.number}
    </button>
  );
}

/** Plain text in which `[1]` is a chip and `[!]` the mark of what no source supports. */
export function CitedText(props: { readonly text: string }) {
  const workbench = useWorkbench();
  return (
    <For each={textWithCitations(props.text)}>
      {(part) =>
        typeof part === "number" ? (
          <Cite number={part} />
        ) : part === null ? (
          <span class="cite unsupported" role="img" aria-label={outputWords(workbench).evidence.unsupported}>
            !
          </span>
        ) : (
          part
        )
      }
    </For>
  );
}
