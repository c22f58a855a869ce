// The head of the panel of code: the file's name, the version that is shown, and copying, keeping and changing it.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { copyText } from "../conversation/copy-text.ts";
import { Icon } from "../icons.tsx";
import type { IconName } from "../icons.tsx";
import { saveFile } from "../outputs/export-answer.ts";
import { PanelHead } from "../shell/PanelHead.tsx";
import { useWorkbench } from "../state/workbench.ts";
import type { CodeView } from "./code-view.ts";
import { useShownCode } from "./shown-code.ts";
import type { VersionActions } from "./version-actions.ts";
import { VersionPicker } from "./VersionPicker.tsx";
import { codeWords } from "./words.ts";

interface CodePanelHeadProps {
  readonly view: CodeView;
  readonly actions: VersionActions;
  readonly isEditing: boolean;
  /** Of the shown file, as it stands in the panel. */
  readonly text: () => string;
  readonly onClose: () => void;
}

export function CodePanelHead(props: CodePanelHeadProps): JSX.Element {
  const workbench = useWorkbench();
  const shown = useShownCode();
  const words = () => codeWords(workbench).panel;
  const name = () => props.view.file()?.name ?? "";
  const copy = async () => {
    const done = await copyText(props.text());
    workbench.toast({ icon: done ? "check" : "warning", title: done ? words().copied : words().notCopied });
  };
  return (
    <PanelHead title={name() || workbench.strings().code} dir={name() === "" ? "auto" : "ltr"} onClose={props.onClose}>
      <Show when={props.view.version()}>
        {(version) => (
          <>
            <VersionPicker
              versions={props.view.versions()}
              shown={version()}
              onPick={shown.pick}
              disabled={props.isEditing}
            />
            {/* A second one would take the place of the first. */}
            <Show when={!props.isEditing && !props.view.halfChanged()}>
              <Tool icon="edit" label={words().edit} onClick={props.actions.begin} />
            </Show>
            <Tool icon="copy" label={words().copy} onClick={() => void copy()} />
            <Tool
              icon="download"
              label={words().download(name())}
              onClick={() => saveFile(name().slice(name().lastIndexOf("/") + 1), "text/plain", props.text())}
            />
          </>
        )}
      </Show>
    </PanelHead>
  );
}

function Tool(props: { readonly icon: IconName; readonly label: string; readonly onClick: () => void }): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button small"
      aria-label={props.label}
      title={props.label}
      onClick={() => props.onClick()}
    >
      <Icon name={props.icon} size="s" />
    </button>
  );
}
