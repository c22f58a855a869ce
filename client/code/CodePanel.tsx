// The panel of code: the version of the branch with its findings at their lines; it can be changed, restored, copied and asked about.
import { createEffect, createMemo, createSignal, createUniqueId, on, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { LineRange } from "../../pipelines/engine/code.ts";
import { FailureLine } from "../shell/FailureLine.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { useAskLines } from "./ask-lines.ts";
import "./code.css";
import { lineCount } from "./code-input.ts";
import { CodeEditor } from "./CodeEditor.tsx";
import { CodePanelHead } from "./CodePanelHead.tsx";
import { useCodeView } from "./code-view.ts";
import { FileTabs } from "./FileTabs.tsx";
import { FindingBar } from "./FindingBar.tsx";
import { drawNote } from "./FindingNote.tsx";
import { languageNames } from "./language-names.ts";
import { noMarks } from "./line-marks.ts";
import type { Marks } from "./line-marks.ts";
import { useShownCode } from "./shown-code.ts";
import { createVersionActions } from "./version-actions.ts";
import { VersionBar } from "./VersionBar.tsx";
import { codeWords } from "./words.ts";

export default function CodePanel(props: { readonly onClose: () => void }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => codeWords(workbench);
  const shown = useShownCode();
  const view = useCodeView();
  const actions = createVersionActions(view);
  const ask = useAskLines();
  const panelId = createUniqueId();
  const [selected, setSelected] = createSignal<LineRange | null>(null);

  const isEditing = () => shown.edit()?.versionId === view.version()?.versionId && shown.edit() !== null;
  const text = () => {
    const { name, text: kept = "" } = view.file() ?? {};
    return (isEditing() && name !== undefined ? shown.edit()?.texts[name] : undefined) ?? kept;
  };
  /** Another version or file has an editor of its own; what is written on while its version is kept stays in one, caret and all. */
  const editor = createMemo(
    (before: { readonly key: string; readonly name?: string | undefined; readonly isEditing: boolean }) => {
      const name = view.file()?.name;
      const goesOn = before.isEditing && isEditing() && before.name === name;
      return { key: goesOn ? before.key : `${view.version()?.versionId}\n${name}`, name, isEditing: isEditing() };
    },
    { key: "", isEditing: false },
  );
  /** To be read only, the end of the last line is no line of its own. */
  const shownText = () => (isEditing() ? text() : text().replace(/\r?\n$/, ""));
  const marks = createMemo((): Marks => {
    const file = view.file();
    const finding = view.finding();
    const lines = view.marked();
    if (!file || isEditing()) return noMarks;
    const here = view
      .findings()
      .flatMap(({ findingId, file: name, place, sort }) =>
        name === file.name && place !== null ? [{ id: findingId, lines: place, sort }] : [],
      );
    const note =
      finding && lines
        ? drawNote({
            finding,
            words: words().panel,
            onAsk: () => ask(file.name, lines),
            onClose: shown.unmark,
          })
        : null;
    return { marks: here, chosen: lines && { ...lines, sort: finding?.sort }, note };
  });
  const showFinding = (id: string) => {
    const found = view.findings().find(({ findingId }) => findingId === id);
    const messageId = view.messageId();
    if (!found || messageId === undefined) return;
    const { file, lines, findingId } = found;
    shown.show({ messageId, file, lines, findingId });
  };
  // Another file or version has another selection.
  createEffect(on([view.file, view.version], () => setSelected(null), { defer: true }));
  const tabs = createMemo(() =>
    (view.version()?.files ?? []).map(({ name }) => {
      const count = view.findings().filter((each) => each.file === name && each.place !== null).length;
      return { id: name, name, beside: count > 0 ? <span class="tiny">{count}</span> : undefined };
    }),
  );

  return (
    <>
      <CodePanelHead view={view} actions={actions} isEditing={isEditing()} text={text} onClose={props.onClose} />
      <Show
        when={view.version() && view.file()}
        fallback={
          <div class="pad no-docs">
            <FailureLine failure={view.failure()} />
            <Show when={view.loaded() || workbench.conversationId() === null}>
              <h3>{words().panel.emptyTitle}</h3>
              <p class="small muted">{words().panel.emptyBody}</p>
            </Show>
          </div>
        }
      >
        {(file) => (
          <>
            <FindingBar
              findings={view.findings()}
              isOff={isEditing()}
              chosen={view.finding()}
              onChoose={showFinding}
              about={`${languageNames[file().language]}, ${words().lines(lineCount(text()))}`}
            />
            <Show when={tabs().length > 1}>
              <FileTabs
                tabs={tabs()}
                chosen={file().name}
                onChoose={(name) => shown.setFile(name)}
                label={words().panel.files}
                controls={panelId}
              />
            </Show>
            <VersionBar view={view} actions={actions} isEditing={isEditing()} />
            <div
              id={panelId}
              class="code-view"
              {...(tabs().length > 1 ? { role: "tabpanel", "aria-label": file().name } : {})}
            >
              <Show when={editor().key} keyed>
                <CodeEditor
                  text={shownText()}
                  language={file().language}
                  label={words().editor.code(file().name)}
                  readOnly={!isEditing()}
                  marks={marks()}
                  reveal={view.marked()}
                  onText={(next) => isEditing() && actions.change(file().name, next)}
                  onSelect={setSelected}
                  onMark={showFinding}
                />
              </Show>
            </div>
            <Show when={!isEditing() && selected()}>
              {(lines) => (
                <div class="code-foot">
                  <span class="small">{words().panel.lines(lines().from, lines().to)}</span>
                  <button type="button" class="button small primary end" onClick={() => ask(file().name, lines())}>
                    {words().panel.ask}
                  </button>
                </div>
              )}
            </Show>
          </>
        )}
      </Show>
    </>
  );
}
