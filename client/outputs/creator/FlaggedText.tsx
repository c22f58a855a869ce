// A text with what stands neither in the picture nor in the person's words underlined, and why behind it.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { ClaimFlag } from "../../../pipelines/engine/posts/post.ts";
import { Icon } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { flaggedParts } from "./flagged-parts.ts";
import { creatorWords } from "./words.ts";

interface FlaggedTextProps {
  readonly text: string;
  readonly flags: readonly ClaimFlag[];
  /** Further remarks, each in its own chip. */
  readonly notes?: readonly string[];
}

export function FlaggedText(props: FlaggedTextProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => creatorWords(workbench).post;
  /** The reason alone where one is flagged: its place is underlined. */
  const reasons = () => {
    const [only, ...others] = props.flags;
    const why = ({ kind }: ClaimFlag) => words().flags[kind] ?? words().flags.claim;
    if (!only) return [];
    if (others.length === 0) return [why(only)];
    return [...new Set(props.flags.map((flag) => words().flagWords(flag.text, why(flag))))];
  };
  return (
    <>
      <span class="said-text" dir="auto">
        <For each={flaggedParts(props.text, props.flags)}>
          {({ text, isFlagged }) => (
            <Show when={isFlagged} fallback={text}>
              <span class="claim">{text}</span>
            </Show>
          )}
        </For>
      </span>
      <Show when={reasons().length + (props.notes?.length ?? 0) > 0}>
        <span class="flag-chips">
          <For each={[...reasons(), ...(props.notes ?? [])]}>
            {(reason) => (
              <span class="tag warn">
                <Icon name="warn" size="xs" />
                {reason}
              </span>
            )}
          </For>
        </span>
      </Show>
    </>
  );
}
