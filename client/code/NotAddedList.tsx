// Files that were brought and are not among the code, each with its reason and a way to put the line away.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import { errorSentence } from "../../pipelines/engine/error-sentences.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import type { Workbench } from "../state/workbench.ts";
import type { NotAdded } from "./read-code.ts";
import { codeWords } from "./words.ts";

interface NotAddedListProps {
  readonly notAdded: readonly NotAdded[];
  readonly onDismiss: (one: NotAdded) => void;
}

export function NotAddedList(props: NotAddedListProps): JSX.Element {
  return (
    <Show when={props.notAdded.length > 0}>
      <ul class="attached">
        <NotAddedChips {...props} />
      </ul>
    </Show>
  );
}

/** For a list that holds other chips too. */
export function NotAddedChips(props: NotAddedListProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => codeWords(workbench).attached;
  return (
    <For each={props.notAdded}>
      {(one) => (
        <li class="file" classList={{ refused: !isLeftOut(one) }}>
          <Icon name={isLeftOut(one) ? "info" : "error"} size="s" />
          <b dir="auto">{one.name}</b>
          <span title={allLeft(one)}>{reasonOf(one, workbench)}</span>
          <button
            type="button"
            class="icon-button tight"
            aria-label={words().dismiss(one.name)}
            onClick={() => props.onDismiss(one)}
          >
            <Icon name="close" size="xs" />
          </button>
        </li>
      )}
    </For>
  );
}

export function reasonOf({ why }: NotAdded, workbench: Pick<Workbench, "language">): string {
  const words = codeWords(workbench).attached;
  if (typeof why === "string") return words.refusals[why];
  if (why.kind === "offline") return words.offline;
  if (why.kind === "error") return errorSentence(why.error, workbench.language());
  const [first] = why.left;
  return words.left(why.left.length, first ? `${first.name} (${words.reasons[first.why] ?? first.why})` : "");
}

/** What stands beside the code in a zip was meant to be left out: no fault. */
const isLeftOut = ({ why }: NotAdded): boolean => typeof why === "object" && why.kind === "left";

function allLeft({ why }: NotAdded): string | undefined {
  return typeof why === "object" && why.kind === "left" ? why.left.map(({ name }) => name).join("\n") : undefined;
}
