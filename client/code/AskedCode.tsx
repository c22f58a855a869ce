// The code of a question as chips over its words: a file opens in the panel, the error it was asked about unfolds.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { Question } from "../../server/api.ts";
import "../documents/attached.css";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import "./code.css";
import { codeFieldsOf, filesIn, lineCount, textIn } from "./code-input.ts";
import { testCount } from "./file-names.ts";
import { useShownCode } from "./shown-code.ts";
import { codeWords } from "./words.ts";

/** Chips shown; the rest is counted. */
const mostShown = 8;

export default function AskedCode(props: { readonly question: Question }): JSX.Element {
  const workbench = useWorkbench();
  const shown = useShownCode();
  const words = () => codeWords(workbench);
  const fields = () => {
    const persona = workbench.personaById(props.question.persona.id);
    return persona && codeFieldsOf(persona);
  };
  const files = () => filesIn(props.question.input, fields());
  const texts = () =>
    (fields()?.texts ?? [])
      .map(({ key, label }) => ({ label: workbench.local(label), text: textIn(props.question.input, key) }))
      .filter(({ text }) => text !== "");
  const beside = (file: { readonly name: string; readonly text: string }) =>
    testCount(file) > 0 ? words().tests(testCount(file)) : words().lines(lineCount(file.text));
  const show = (file: string) => shown.show({ messageId: props.question.messageId, file });
  return (
    <>
      <Show when={files().length > 0}>
        <div class="asked-files" role="group" aria-label={words().question.label}>
          <For each={files().slice(0, mostShown)}>
            {(file) => (
              <button type="button" class="file" onClick={() => show(file.name)}>
                <Icon name="file" size="s" />
                <b dir="ltr">{file.name}</b>
                <span>{beside(file)}</span>
              </button>
            )}
          </For>
          <Show when={files().length > mostShown}>
            <button type="button" class="file" onClick={() => show(files()[mostShown]?.name ?? "")}>
              {words().attached.more(files().length - mostShown)}
            </button>
          </Show>
        </div>
      </Show>
      <For each={texts()}>
        {({ label, text }) => (
          <details class="asked-text">
            <summary>
              <b>{label}</b> <span>{words().lines(lineCount(text))}</span>
            </summary>
            <pre dir="ltr" tabindex="0" aria-label={label}>
              {text}
            </pre>
          </details>
        )}
      </For>
    </>
  );
}
