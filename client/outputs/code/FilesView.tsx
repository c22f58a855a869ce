// Code an answer wrote: its files as tabs, to be read, copied, kept and opened beside; it is the current version from then on.
import { Show, createMemo, createSignal, createUniqueId } from "solid-js";
import type { CodeFile } from "../../../pipelines/engine/code.ts";
import { codeFilesOf } from "../../../pipelines/engine/code-values.ts";
import { useCodeVersions } from "../../code/code-versions.ts";
import { FileTabs } from "../../code/FileTabs.tsx";
import { useShownCode } from "../../code/shown-code.ts";
import { count, fill } from "../../conversation/words.ts";
import { Icon } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { saveFile } from "../export-answer.ts";
import type { ViewProps } from "../view.ts";
import { CodeLines, linesOfText } from "./CodeLines.tsx";
import { CopyButton } from "../CopyButton.tsx";
import { developerWords } from "./words.ts";

export default function FilesView(props: ViewProps) {
  const workbench = useWorkbench();
  const files = createMemo(() => codeFilesOf(props.outputs[0]?.value));
  const label = () => {
    const field = props.outputs[0]?.field;
    return field ? workbench.local(field.label) : developerWords(workbench).files;
  };
  return (
    <Show when={files().length > 0}>
      <Files files={files()} label={label()} messageId={props.messageId} isDone={!props.live} />
    </Show>
  );
}

interface FilesProps {
  readonly files: readonly CodeFile[];
  readonly label: string;
  readonly messageId: string;
  readonly isDone: boolean;
}

function Files(props: FilesProps) {
  const workbench = useWorkbench();
  const shown = useShownCode();
  const words = () => developerWords(workbench);
  const panel = createUniqueId();
  const [chosen, setChosen] = createSignal("");
  const file = () => props.files.find(({ name }) => name === chosen()) ?? props.files[0];
  const isSeveral = () => props.files.length > 1;

  return (
    <div class="card" role="group" aria-label={props.label}>
      <Show when={file()}>
        {(known) => (
          <>
            <header>
              <h3 class="path" dir="ltr">
                {isSeveral() ? props.label : known().name}
              </h3>
              <span class="tiny muted">{count(words().lineCount, linesOfText(known().text).length)}</span>
              <span class="end row">
                <CopyButton label={fill(words().copyCode, { file: known().name })} text={known().text} />
                <button
                  type="button"
                  class="icon-button small"
                  aria-label={fill(words().downloadFile, { file: known().name })}
                  title={fill(words().downloadFile, { file: known().name })}
                  onClick={() => saveFile(baseName(known().name), "text/plain", known().text)}
                >
                  <Icon name="download" size="s" />
                </button>
                <Show when={shown.isThere}>
                  <button
                    type="button"
                    class="button small"
                    onClick={() => shown.show({ messageId: props.messageId, file: known().name })}
                  >
                    {words().openInPanel}
                  </button>
                </Show>
              </span>
            </header>
            <Show when={isSeveral()}>
              <FileTabs
                tabs={props.files.map(({ name }) => ({ id: name, name }))}
                chosen={known().name}
                onChoose={setChosen}
                label={words().fileTabs}
                controls={panel}
              />
            </Show>
            <div
              id={panel}
              role={isSeveral() ? "tabpanel" : undefined}
              aria-label={isSeveral() ? known().name : undefined}
            >
              <CodeLines language={known().language} text={known().text} label={known().name} isTall />
            </div>
            <Show when={shown.isThere && props.isDone}>
              <Kept messageId={props.messageId} />
            </Show>
          </>
        )}
      </Show>
    </div>
  );
}

/** Which version of the code it has become. */
function Kept(props: { readonly messageId: string }) {
  const workbench = useWorkbench();
  const { versions, current } = useCodeVersions();
  const own = () => versions().find(({ versionId, origin }) => origin === "written" && versionId === props.messageId);
  const isCurrent = () => own() !== undefined && current()?.versionId === own()?.versionId;
  return (
    <Show when={own()}>
      {(version) => (
        <p class="tiny muted kept">
          {isCurrent()
            ? developerWords(workbench).keptAsCurrent
            : fill(developerWords(workbench).keptAsVersion, { number: version().number })}
        </p>
      )}
    </Show>
  );
}

/** A download has no folders. */
function baseName(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}
