// What begins the composer's row: the paper clip, and how many of the documents are asked.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { useSession } from "../conversation/session.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { readsDocuments } from "./accepted.ts";
import { FileButton } from "./FileButton.tsx";
import { useReadingPersona } from "./reading-persona.ts";

export function ComposerTools(): JSX.Element {
  const { strings, openPanel } = useWorkbench();
  const { files, code, next } = useSession();
  const words = () => strings().documents;
  const count = () => files.documents().length;
  const asked = () => files.scope().length;
  const scope = () => (asked() > 0 ? words().scope.some(asked(), count()) : words().scope.all(count()));
  // However they come: dropped, pasted or chosen.
  files.onAdd(useReadingPersona().chooseFor);
  return (
    <>
      <FileButton
        class="icon-button small"
        label={words().attach.add}
        onFiles={(chosen) => code.add(chosen, [])}
        onReady={files.onPick}
      >
        <Icon name="clip" size="s" />
      </FileButton>
      <Show when={count() > 0 && readsDocuments(next.persona())}>
        <button type="button" class="pick asked-documents" onClick={() => openPanel("documents")}>
          <Icon name="docs" size="s" class="pick-sign" />
          <span class="pick-label">{words().scope.label}</span> <b>{scope()}</b>
        </button>
      </Show>
    </>
  );
}
