// What is on one picture, numbered as on it, each with how sure it is or who says so.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { GroundingItem, ImageGrounding } from "../../../pipelines/engine/posts/post.ts";
import { Icon } from "../../icons.tsx";
import { imageWords } from "../../images/words.ts";
import { useWorkbench } from "../../state/workbench.ts";

/** Their text alone does not say what it is about. */
const named: readonly GroundingItem["kind"][] = ["text", "date", "place"];

interface GroundingListProps {
  readonly grounding: ImageGrounding;
  /** Where there are several pictures. */
  readonly name: string | undefined;
  /** What is not there, and what was removed. */
  readonly closing: string;
  readonly live: boolean;
}

export function GroundingList(props: GroundingListProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => imageWords(workbench).seen;
  const sureness = ({ by, confidence }: GroundingItem) => {
    if (by === "person") return words().byPerson;
    return by === "code" ? words().measured : words().confidence[confidence];
  };
  return (
    <div>
      <Show when={props.name}>
        <h4 class="small" dir="auto">
          {props.name}
        </h4>
      </Show>
      <ol class="ground" aria-label={props.name ?? words().title}>
        <For each={props.grounding.items}>
          {(item, at) => (
            <li>
              <span class="faint tiny">{at() + 1}</span>
              <span dir="auto">
                <Show when={named.includes(item.kind)}>
                  <span class="muted">{words().kinds[item.kind]}: </span>
                </Show>
                {item.text}
              </span>
              <span class="tiny" classList={{ warn: item.confidence !== "sure", muted: item.confidence === "sure" }}>
                {sureness(item)}
              </span>
            </li>
          )}
        </For>
      </ol>
      <Show when={props.grounding.items.length === 0 && !props.live}>
        <p class="small muted">{words().empty}</p>
      </Show>
      <Show when={props.closing !== "" && !props.live}>
        <p class="ground-closing small muted">
          <Icon name="check" size="xs" class="good" />
          <span>{props.closing}</span>
        </p>
      </Show>
    </div>
  );
}
