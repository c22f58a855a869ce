// The code of a message in an editor: a tab for each file, for the tests and for the error it is asked about.
import { createMemo, createSignal, createUniqueId, For, onCleanup, Show, untrack } from "solid-js";
import type { JSX } from "solid-js";
import { codeLanguages } from "../../pipelines/engine/code.ts";
import type { CodeLanguage } from "../../pipelines/engine/code.ts";
import { limitOf } from "../conversation/validate.ts";
import { FileButton } from "../documents/FileButton.tsx";
import type { Input } from "../conversation/drafts.ts";
import { Icon } from "../icons.tsx";
import type { CataloguePersona } from "../../server/api.ts";
import { Sheet } from "../shell/Sheet.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { codeFieldsOf, filesIn, lineCount, newTab, textIn, withFiles, withText } from "./code-input.ts";
import { CodeEditor } from "./CodeEditor.tsx";
import { editedOf, nameProblem, newFile, submittedOf, withChange } from "./edited-files.ts";
import type { EditedFile } from "./edited-files.ts";
import { FileTabs } from "./FileTabs.tsx";
import { languageNames } from "./language-names.ts";
import { NotAddedList } from "./NotAddedList.tsx";
import { createFileAdder } from "./file-adder.ts";
import { codeWords } from "./words.ts";

/** Milliseconds after the last key until the draft has it. */
const pause = 400;

interface CodeDialogProps {
  readonly persona: CataloguePersona;
  readonly input: Input;
  readonly onInput: (input: Input) => void;
  /** A file's name, a field's key, or `newTab`. */
  readonly tab: string;
  readonly onClose: () => void;
  readonly onDocuments: (files: readonly File[]) => void;
}

export default function CodeDialog(props: CodeDialogProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => codeWords(workbench);
  const panelId = createUniqueId();
  const fields = () => codeFieldsOf(props.persona);
  const [files, setFiles] = createSignal<readonly EditedFile[]>(
    untrack(() => filesIn(props.input, fields()).map(editedOf)),
  );
  const [texts, setTexts] = createSignal<Readonly<Record<string, string>>>(
    untrack(() => Object.fromEntries((fields()?.texts ?? []).map(({ key }) => [key, textIn(props.input, key)]))),
  );
  const begin = untrack(() => props.tab);
  if (begin === newTab) setFiles((now) => [...now, newFile()]);
  const [chosen, choose] = createSignal(
    untrack(() => {
      if (begin === newTab) return files().at(-1)?.id ?? "";
      return files().find(({ name }) => name === begin)?.id ?? begin;
    }),
  );
  /** Whoever moves between the tabs stays there. */
  let wantsFocus = true;
  const file = createMemo(() => files().find(({ id }) => id === chosen()));
  const text = () => fields()?.texts.find(({ key }) => key === chosen());
  /** What stands in the name field; the file keeps its name while this one cannot be. */
  const [typed, setTyped] = createSignal<{ readonly id: string; readonly name: string } | null>(null);
  const shownName = () => (typed()?.id === file()?.id ? (typed()?.name ?? "") : (file()?.name ?? ""));
  const wrongName = () => nameProblem(shownName().trim(), file()?.id ?? "", files());

  let timer: ReturnType<typeof setTimeout> | undefined;
  function commit(): void {
    clearTimeout(timer);
    timer = undefined;
    const held = untrack(fields);
    if (!held) return;
    const sent = submittedOf(untrack(files));
    const withAll = withFiles(
      untrack(() => props.input),
      held,
      sent,
    );
    props.onInput(held.texts.reduce((input, { key }) => withText(input, key, untrack(texts)[key] ?? ""), withAll));
  }
  const commitSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(commit, pause);
  };
  onCleanup(() => timer !== undefined && commit());

  const change = (id: string, next: (file: EditedFile) => EditedFile) => {
    setFiles((now) => now.map((each) => (each.id === id ? next(each) : each)));
    commitSoon();
  };
  const rename = (id: string, name: string) => {
    setTyped({ id, name });
    if (!nameProblem(name.trim(), id, files())) change(id, (each) => withChange(each, { name: name.trim() }));
  };
  const open = (made: EditedFile) => {
    wantsFocus = true;
    setFiles((now) => [...now, made]);
    choose(made.id);
  };
  const remove = (id: string) => {
    const at = files().findIndex((each) => each.id === id);
    const rest = files().filter((each) => each.id !== id);
    setFiles(rest);
    choose(rest[Math.min(at, rest.length - 1)]?.id ?? fields()?.texts[0]?.key ?? "");
    commitSoon();
  };
  const adder = createFileAdder((added) => {
    setFiles(added(files()));
    choose(files().at(-1)?.id ?? "");
    commitSoon();
  }, props.onDocuments);
  const close = () => {
    commit();
    props.onClose();
  };

  const tabs = createMemo(() => [
    ...files().map(({ id, name }) => ({ id, name: name || words().editor.newFile })),
    ...(fields()?.texts ?? []).map(({ key, label }) => ({ id: key, name: workbench.local(label) })),
  ]);
  const most = () => limitOf(text());
  const textNow = () => texts()[chosen()] ?? "";

  return (
    <Sheet open onClose={close} title={words().editor.title} class="dialog code-dialog">
      <button
        type="button"
        class="icon-button small close-dialog"
        aria-label={workbench.strings().close}
        onClick={close}
      >
        <Icon name="close" size="s" />
      </button>
      <div class="code-tabs">
        <FileTabs
          tabs={tabs()}
          chosen={chosen()}
          onChoose={(id) => ((wantsFocus = false), choose(id))}
          label={words().editor.tabs}
          controls={panelId}
        />
        <button
          type="button"
          class="icon-button small"
          aria-label={words().editor.newFile}
          title={words().editor.newFile}
          onClick={() => open(newFile())}
        >
          <Icon name="plus" size="s" />
        </button>
      </div>
      <div id={panelId} class="code-tab-panel" role="tabpanel" aria-label={file()?.name || words().editor.newFile}>
        <Show when={file()?.id} keyed>
          {(id) => (
            <>
              <div class="code-meta">
                <label>
                  <span>{words().editor.name}</span>
                  <input
                    class="text-field"
                    dir="ltr"
                    spellcheck={false}
                    placeholder={words().editor.newName}
                    value={shownName()}
                    aria-invalid={wrongName() !== undefined}
                    onInput={(event) => rename(id, event.currentTarget.value)}
                  />
                </label>
                <label>
                  <span>{words().editor.language}</span>
                  <select
                    class="text-field"
                    value={file()?.language}
                    onChange={(event) => {
                      const language = event.currentTarget.value as CodeLanguage;
                      change(id, (each) => ({ ...each, language, languageChosen: true }));
                    }}
                  >
                    <For each={codeLanguages}>{(each) => <option value={each}>{languageNames[each]}</option>}</For>
                  </select>
                </label>
                <span class="tiny">{words().lines(lineCount(file()?.text ?? ""))}</span>
                <button
                  type="button"
                  class="icon-button"
                  aria-label={words().editor.remove}
                  title={words().editor.remove}
                  onClick={() => remove(id)}
                >
                  <Icon name="trash" size="s" />
                </button>
              </div>
              <Show when={wrongName()}>
                {(why) => (
                  <p class="hint wrong" role="alert">
                    <Icon name="error" size="xs" />
                    {why() === "taken" ? words().editor.nameTaken : words().editor.nameWrong}
                  </p>
                )}
              </Show>
              <CodeEditor
                text={file()?.text ?? ""}
                language={file()?.language ?? "text"}
                label={words().editor.code(file()?.name || words().editor.newFile)}
                placeholder={words().editor.emptyBody}
                autofocus={wantsFocus}
                onText={(next) => change(id, (each) => withChange(each, { text: next }))}
              />
            </>
          )}
        </Show>
        <Show when={file() === undefined && text()} keyed>
          {(field) => (
            <CodeEditor
              text={textNow()}
              language="text"
              label={workbench.local(field.label)}
              placeholder={field.placeholder ? workbench.local(field.placeholder) : undefined}
              autofocus={wantsFocus}
              onText={(next) => {
                setTexts((now) => ({ ...now, [field.key]: next }));
                commitSoon();
              }}
            />
          )}
        </Show>
        <Show when={text() !== undefined && textNow().length > (most() ?? Infinity)}>
          <p class="hint wrong" role="alert">
            <Icon name="error" size="xs" />
            {words().editor.tooLong(most() ?? 0)}
          </p>
        </Show>
      </div>
      <NotAddedList notAdded={adder.notAdded()} onDismiss={adder.dismiss} />
      <div class="actions">
        <FileButton class="button" onFiles={adder.add}>
          <Icon name="plus" size="xs" />
          {words().editor.addFiles}
        </FileButton>
        <button type="button" class="button primary" onClick={close}>
          {words().editor.done}
        </button>
      </div>
    </Sheet>
  );
}
