// What can be done with a fix: see its diff another way, apply it or take it back, copy or keep it as a patch.
import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { Show } from "solid-js";
import type { Fix } from "../../../pipelines/engine/code-answers.ts";
import { patchText } from "../../../pipelines/engine/code-patch.ts";
import { createCopying } from "../../conversation/copying.ts";
import { Icon } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { fileNameOf, saveFile } from "../export-answer.ts";
import type { Applying } from "./create-applying.ts";
import { developerWords } from "./words.ts";

interface FixButtonsProps {
  readonly fix: Fix;
  readonly applying: Applying;
  readonly isPrimary: boolean;
  readonly isDone: boolean;
  readonly diff: {
    readonly isOpen: boolean;
    readonly canFold: boolean;
    readonly isSideBySide: boolean;
    readonly canSplit: boolean;
    readonly onFold: () => void;
    readonly onSplit: () => void;
  };
}

export function FixButtons(props: FixButtonsProps) {
  const workbench = useWorkbench();
  const words = () => developerWords(workbench);
  const copying = createCopying();
  const isCopied = () => copying.state() === "copied";
  const state = () => props.applying.state();
  /** What stands on it, and of which fix: an answer has several. */
  const named = (text: string) => `${text}: ${props.fix.title}`;
  const foldText = () => (props.diff.isOpen ? words().hideDiff : words().showDiff);
  const applyText = () =>
    state() === "busy" ? words().applying : state() === "applied" ? words().undo : words().apply;

  const download = () => saveFile(fileNameOf(props.fix.title, "patch"), "text/x-diff", patchText(props.fix.changes));

  return (
    <span class="end row fix-buttons">
      <Show when={copying.state() === "refused"}>
        <span class="tiny bad" role="alert">
          {words().notCopied}
        </span>
      </Show>
      <Show when={props.diff.canFold}>
        <button
          type="button"
          class="button small"
          aria-expanded={props.diff.isOpen}
          aria-label={named(foldText())}
          onClick={() => props.diff.onFold()}
        >
          {foldText()}
        </button>
      </Show>
      <Show when={props.diff.canSplit && props.diff.isOpen}>
        <button
          type="button"
          class="button small"
          aria-pressed={props.diff.isSideBySide}
          aria-label={named(words().sideBySide)}
          onClick={() => props.diff.onSplit()}
        >
          {words().sideBySide}
        </button>
      </Show>
      <DropdownMenu gutter={4} placement="bottom-end">
        <DropdownMenu.Trigger class="icon-button small" aria-label={isCopied() ? words().copied : named(words().more)}>
          <Icon name={isCopied() ? "check" : "more"} size="s" class={isCopied() ? "good" : ""} />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content class="menu" aria-label={words().more}>
            <DropdownMenu.Item onSelect={() => void copying.copy(patchText(props.fix.changes))}>
              <Icon name="copy" size="s" />
              {words().copyPatch}
            </DropdownMenu.Item>
            <DropdownMenu.Item onSelect={download}>
              <Icon name="download" size="s" />
              {words().downloadPatch}
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu>
      <Show when={props.applying.isThere}>
        <Show when={state() === "applied"}>
          <span class="tag good">
            <Icon name="check" size="xs" />
            {words().applied}
          </span>
        </Show>
        {/* One button for both, so that it keeps the focus. */}
        <Show when={state() !== "applied" || props.applying.canUndo()}>
          <button
            type="button"
            class="button small"
            classList={{ primary: props.isPrimary && state() !== "applied" }}
            disabled={!props.isDone}
            aria-busy={state() === "busy"}
            aria-label={named(applyText())}
            onClick={() => void (state() === "applied" ? props.applying.undo() : props.applying.apply())}
          >
            {applyText()}
          </button>
        </Show>
      </Show>
    </span>
  );
}
