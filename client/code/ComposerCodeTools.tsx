// What stands in the composer's row for code: the way to the editor, and the version a follow-up is about.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { useCodeVersions } from "./code-versions.ts";
import { useShownCode } from "./shown-code.ts";
import { codeWords } from "./words.ts";

interface ComposerCodeToolsProps {
  /** The message brings its own code. */
  readonly hasFiles: boolean;
  readonly onAdd: () => void;
}

export default function ComposerCodeTools(props: ComposerCodeToolsProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => codeWords(workbench);
  const { current } = useCodeVersions();
  const shown = useShownCode();
  const name = (files: readonly { readonly name: string }[]) =>
    files.length === 1 ? (files[0]?.name ?? "") : words().files(files.length);
  return (
    <>
      <button
        type="button"
        class="icon-button small"
        aria-label={words().add}
        title={words().add}
        aria-haspopup="dialog"
        onClick={() => props.onAdd()}
      >
        <Icon name="code" size="s" />
      </button>
      <Show when={!props.hasFiles && current()}>
        {(version) => (
          <button type="button" class="pick asked-code" onClick={() => shown.open()}>
            <span class="pick-label">{words().attached.on}</span>{" "}
            <b>{words().attached.version(name(version().files), version().number)}</b>
            <Show when={Object.keys(shown.edit()?.texts ?? {}).length > 0}> {words().attached.unkept}</Show>
          </button>
        )}
      </Show>
    </>
  );
}
