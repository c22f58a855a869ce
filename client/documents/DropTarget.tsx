// Takes files dropped anywhere on the page: a calm sheet over the one below tells that they may be let go.
import { createSignal, onCleanup, Show } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";

interface DropTargetProps {
  readonly onDrop: (files: readonly File[], folders: readonly File[]) => void;
  /** What may be dropped; by default documents. */
  readonly hint?: string | undefined;
}

export function DropTarget(props: DropTargetProps): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().documents.attach;
  const [over, setOver] = createSignal(false);

  const onOver = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    // Without it the browser would open the file in place of the page.
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = isModal() ? "none" : "copy";
    setOver(!isModal());
  };
  const onLeave = (event: DragEvent) => {
    // Only out of the window: inside it, every element left is followed by one that is entered.
    if (event.relatedTarget === null) setOver(false);
  };
  const onDrop = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    setOver(false);
    if (isModal()) return;
    const { files, folders } = droppedOf(event.dataTransfer);
    props.onDrop(files, folders);
  };
  addEventListener("dragover", onOver);
  addEventListener("dragleave", onLeave);
  addEventListener("drop", onDrop);
  onCleanup(() => {
    removeEventListener("dragover", onOver);
    removeEventListener("dragleave", onLeave);
    removeEventListener("drop", onDrop);
  });

  return (
    <Show when={over()}>
      <div class="drop-target" aria-hidden="true">
        <div>
          <Icon name="docs" />
          <b>{words().drop}</b>
          <span class="small muted">{props.hint ?? words().dropHint}</span>
        </div>
      </div>
    </Show>
  );
}

function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") === true;
}

function isModal(): boolean {
  return document.querySelector('[role="alertdialog"], .dialog[role="dialog"]') !== null;
}

/** A dropped folder comes as a file that cannot be read. */
function droppedOf(data: DataTransfer | null): { readonly files: readonly File[]; readonly folders: readonly File[] } {
  const files: File[] = [];
  const folders: File[] = [];
  for (const item of data?.items ?? []) {
    const file = item.kind === "file" ? item.getAsFile() : null;
    if (file) (item.webkitGetAsEntry()?.isDirectory ? folders : files).push(file);
  }
  return { files, folders };
}
