// The tools over a table's profile: how much there is, its text, and the way to a question about it.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { useAskData } from "./ask-data.ts";

interface DataBarProps {
  readonly documentId: string;
  readonly onText: () => void;
}

export function DataBar(props: DataBarProps): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().documents.data;
  const ask = useAskData();
  return (
    <div class="strip">
      <span>{words().profile}</span>
      <span class="row end data-tools">
        <button
          type="button"
          class="icon-button small"
          aria-label={words().asText}
          title={words().asText}
          onClick={() => props.onText()}
        >
          <Icon name="text" size="s" />
        </button>
        <Show when={ask()}>
          {(about) => (
            <button type="button" class="button small primary" onClick={() => about()(props.documentId)}>
              {words().ask}
            </button>
          )}
        </Show>
      </span>
    </div>
  );
}
