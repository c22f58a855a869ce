// The summary of a branch as a row of the list: it can be read, changed and forgotten like a memory.
import { createSignal, createUniqueId, Show } from "solid-js";
import type { JSX } from "solid-js";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { Icon } from "../icons.tsx";
import { FailureLine } from "../shell/FailureLine.tsx";
import { useWorkbench } from "../state/workbench.ts";
import type { ContextPreview } from "./context-preview.ts";
import { EditMemory } from "./EditMemory.tsx";
import { afterRemoval } from "./focus-after.ts";
import { formatTokens } from "./format.ts";
import { longestSummary } from "./limits.ts";
import { useMemories } from "./memories.ts";
import type { Kept } from "./memories.ts";
import { RowTools } from "./RowTools.tsx";

interface SummaryRowProps {
  readonly summary: NonNullable<Kept["summary"]>;
  /** Knows its tokens. */
  readonly preview: ContextPreview | null;
}

export function SummaryRow(props: SummaryRowProps): JSX.Element {
  const { language, strings, toast } = useWorkbench();
  const memories = useMemories();
  const words = () => strings().memory;
  const [unfolded, setUnfolded] = createSignal(false);
  const [editing, setEditing] = createSignal(false);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const textId = createUniqueId();
  const title = () => words().summary(props.summary.turns);
  const tokens = () => props.preview?.parts.find(({ kind }) => kind === "summary")?.tokens ?? 0;
  const meta = () => (tokens() > 0 ? words().summaryTokens(formatTokens(tokens(), language())) : words().summaryMeta);
  let row: HTMLLIElement | undefined;
  let editButton: HTMLButtonElement | undefined;

  const forget = async () => {
    const giveFocus = afterRemoval(row);
    try {
      await memories.forgetSummary(props.summary.summaryId);
      giveFocus();
      toast({ icon: "trash", title: words().summaryForgotten, detail: words().summaryAgain });
    } catch (thrown) {
      setFailure(failureOf(thrown));
    }
  };
  const endEdit = () => {
    setEditing(false);
    editButton?.focus();
  };
  return (
    <li ref={(element) => (row = element)} tabIndex={-1}>
      <Show
        when={!editing()}
        fallback={
          <EditMemory
            text={props.summary.text}
            longest={longestSummary}
            onSave={(text) => memories.edit(props.summary.summaryId, text)}
            onEnd={endEdit}
          />
        }
      >
        <button
          type="button"
          class="steps-toggle"
          aria-expanded={unfolded()}
          aria-controls={unfolded() ? textId : undefined}
          onClick={() => setUnfolded((is) => !is)}
        >
          {title()}
          <Icon name="down" size="xs" />
        </button>
        <RowTools
          name={title()}
          editRef={(element) => (editButton = element)}
          onEdit={() => setEditing(true)}
          onForget={() => void forget()}
        />
        <Show when={unfolded()}>
          <p id={textId} class="text whole" dir="auto">
            {props.summary.text}
          </p>
        </Show>
      </Show>
      <span class="meta">{meta()}</span>
      <FailureLine failure={failure()} onDismiss={() => setFailure(null)} />
    </li>
  );
}
