// A walk through code: each note beside the lines it is about, which open in the panel.
import { For, Show, createMemo } from "solid-js";
import type { LineNote } from "../../../pipelines/engine/code-answers.ts";
import type { CodeFile } from "../../../pipelines/engine/code.ts";
import { notesOf } from "../../../pipelines/engine/code-values.ts";
import { lineText, linesText } from "../../../pipelines/engine/code-words.ts";
import { useShownCode } from "../../code/shown-code.ts";
import { fill } from "../../conversation/words.ts";
import { useWorkbench } from "../../state/workbench.ts";
import type { ViewProps } from "../view.ts";
import { Coded } from "./Coded.tsx";
import { useCodeOfAnswer } from "./code-of-answer.ts";
import { CodeLines } from "./CodeLines.tsx";
import "./walkthrough.css";
import { developerWords } from "./words.ts";

/** Lines of an excerpt; the panel holds the rest. */
const mostLines = 14;

export default function WalkthroughView(props: ViewProps) {
  const workbench = useWorkbench();
  const notes = createMemo(() => notesOf(props.outputs[0]?.value));
  const files = useCodeOfAnswer(() => props.messageId, { isShown: true });
  const hasFiles = () => new Set(notes().map(({ file }) => file)).size > 1;
  const label = () => {
    const field = props.outputs[0]?.field;
    return field ? workbench.local(field.label) : developerWords(workbench).walkthrough;
  };
  return (
    <Show when={notes().length > 0}>
      <section class="card">
        <header>
          <h3>{label()}</h3>
        </header>
        <ol class="walkthrough">
          <For each={notes()}>
            {(note) => (
              <li>
                <Note
                  note={note}
                  file={files().find(({ name }) => name === note.file)}
                  hasName={hasFiles()}
                  messageId={props.messageId}
                />
              </li>
            )}
          </For>
        </ol>
      </section>
    </Show>
  );
}

interface NoteProps {
  readonly note: LineNote;
  readonly file: CodeFile | undefined;
  readonly hasName: boolean;
  readonly messageId: string;
}

function Note(props: NoteProps) {
  const workbench = useWorkbench();
  const shown = useShownCode();
  const words = () => developerWords(workbench);
  const lines = () => linesText(props.note.lines, workbench.language());
  const place = () => (
    <>
      <span class="mono">{lineText(props.note.lines)}</span>
      <Show when={props.hasName}>
        {" "}
        <bdi>{props.note.file}</bdi>
      </Show>
    </>
  );
  const show = () => shown.show({ messageId: props.messageId, file: props.note.file, lines: props.note.lines });

  return (
    <>
      <div class="note-text">
        <Show when={shown.isThere} fallback={<span class="tiny muted">{place()}</span>}>
          <button
            type="button"
            class="button small"
            aria-label={fill(words().showLines, { lines: lines(), file: props.note.file })}
            onClick={show}
          >
            {place()}
          </button>
        </Show>
        <p class="small" dir="auto">
          <Coded text={props.note.text} />
        </p>
      </div>
      <Show when={props.file}>
        {(file) => (
          <CodeLines
            language={file().language}
            text={file().text}
            label={`${file().name}, ${lines()}`}
            from={props.note.lines.from}
            to={Math.min(props.note.lines.to, props.note.lines.from + mostLines - 1)}
          />
        )}
      </Show>
    </>
  );
}
