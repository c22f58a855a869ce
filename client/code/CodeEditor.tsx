// The editor as a part of the page: CodeMirror, fetched when it is first opened; until then the code stands there plain.
import { createEffect, createResource, createUniqueId, on, onCleanup, Show } from "solid-js";
import type { JSX } from "solid-js";
import { render } from "solid-js/web";
import type { CodeLanguage, LineRange } from "../../pipelines/engine/code.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { germanPhrases } from "./editor/editor-phrases.ts";
import type { Marks } from "./line-marks.ts";
import type { OpenEditor } from "./editor/open-editor.ts";
import "./editor.css";
import { sortIcon } from "./finding-icons.ts";
import type { FindingSort } from "./panel-findings.ts";
import { codeWords } from "./words.ts";

interface CodeEditorProps {
  readonly text: string;
  readonly language: CodeLanguage;
  readonly label: string;
  readonly readOnly?: boolean;
  readonly placeholder?: string | undefined;
  readonly marks?: Marks | undefined;
  /** The lines to go to; the same again goes there again. */
  readonly reveal?: LineRange | null;
  /** Takes the focus as soon as it is there. */
  readonly autofocus?: boolean;
  readonly onText?: (text: string) => void;
  readonly onSelect?: (lines: LineRange | null) => void;
  readonly onMark?: (id: string) => void;
}

export function CodeEditor(props: CodeEditorProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => codeWords(workbench).editor;
  const keysId = createUniqueId();
  const [loaded] = createResource(() => import("./editor/open-editor.ts"));
  let place: HTMLDivElement | undefined;
  let editor: OpenEditor | undefined;
  let status: HTMLElement | undefined;

  createEffect(
    on(loaded, (found) => {
      if (!found || !place || editor) return;
      editor = found.openEditor({
        parent: place,
        text: props.text,
        language: props.language,
        readOnly: props.readOnly === true,
        label: props.label,
        describedBy: props.readOnly === true ? undefined : keysId,
        placeholder: props.placeholder,
        phrases: workbench.language() === "de" ? germanPhrases : {},
        icon: drawIcon,
        onText: (text) => props.onText?.(text),
        onSelect: (lines) => props.onSelect?.(lines),
        onMark: (id) => props.onMark?.(id),
      });
      if (props.marks) editor.setMarks(props.marks);
      if (props.reveal) editor.reveal(props.reveal);
      if (props.autofocus) editor.focus();
    }),
  );
  createEffect(
    on(
      () => props.text,
      (text) => editor?.setText(text),
      { defer: true },
    ),
  );
  createEffect(
    on(
      () => props.language,
      (language) => editor?.setLanguage(language),
      { defer: true },
    ),
  );
  createEffect(
    on(
      () => props.readOnly === true,
      (readOnly) => editor?.setReadOnly(readOnly),
      { defer: true },
    ),
  );
  createEffect(
    on(
      () => props.label,
      (label) => editor?.setLabel(label),
      { defer: true },
    ),
  );
  createEffect(
    on(
      () => props.marks,
      (marks) => marks && editor?.setMarks(marks),
      { defer: true },
    ),
  );
  createEffect(
    on(
      () => props.reveal,
      (lines) => lines && editor?.reveal(lines),
      { defer: true },
    ),
  );
  onCleanup(() => editor?.close());

  // Heard here and not at the document, where a dialog listens too. The first Esc while writing lets Tab leave the editor; it must not close what is around it.
  let left = 0;
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return void (left = 0);
    if (props.readOnly === true || event.defaultPrevented)
      return event.defaultPrevented ? event.stopPropagation() : undefined;
    left += 1;
    if (left > 1) return;
    event.stopPropagation();
    if (status) status.textContent = words().leave;
  };

  return (
    <div class="code-editor" classList={{ loading: loaded.state !== "ready" }} on:keydown={onKey}>
      <div ref={(element) => (place = element)} class="code-place" />
      <Show when={loaded.state !== "ready"}>
        <pre class="code-plain" tabindex="0" dir="ltr" aria-label={props.label}>
          {props.text}
        </pre>
      </Show>
      <Show when={loaded.error}>
        <p class="hint wrong" role="alert">
          <Icon name="error" size="xs" />
          {words().failed}
        </p>
      </Show>
      <Show when={props.readOnly !== true}>
        <p id={keysId} class="visually-hidden">
          {words().keys}
        </p>
        <p ref={(element) => (status = element)} class="visually-hidden" role="status" />
      </Show>
    </div>
  );
}

/** Drawn once for each line: the editor puts it into its gutter. */
function drawIcon(sort: FindingSort): HTMLElement {
  const place = document.createElement("span");
  place.className = "mark-icon";
  render(() => <Icon name={sortIcon[sort].name} size="xs" class={sortIcon[sort].class} />, place);
  return place;
}
