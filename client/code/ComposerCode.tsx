// The code of a message as chips: its files, its tests, its error; each opens the editor, and what was pasted can go back into the field.
import { For, lazy, onMount, Show, Suspense } from "solid-js";
import type { JSX } from "solid-js";
import { api } from "../api.ts";
import type { Input } from "../conversation/drafts.ts";
import "../documents/attached.css";
import { Icon } from "../icons.tsx";
import type { CataloguePersona } from "../../server/api.ts";
import { useWorkbench } from "../state/workbench.ts";
import "./code.css";
import type { CodeIntake } from "./code-intake.ts";
import { codeFieldsOf, errorKey, filesIn, lineCount, textIn, withFiles, withText } from "./code-input.ts";
import { testCount } from "./file-names.ts";
import { NotAddedChips, reasonOf } from "./NotAddedList.tsx";
// Here with the chips, so that nothing has to be fetched when a file is dropped.
import "./bring-code.ts";
import { codeWords } from "./words.ts";

const CodeDialog = lazy(() => import("./CodeDialog.tsx"));

interface ComposerCodeProps {
  readonly persona: CataloguePersona;
  readonly input: Input;
  readonly onInput: (input: Input) => void;
  /** The tab the editor is open at; null while it is closed. */
  readonly open: string | null;
  readonly onOpen: (tab: string | null) => void;
  readonly onDocuments: (files: readonly File[]) => void;
  /** Only in the composer: files are brought to it from everywhere. */
  readonly intake?: CodeIntake;
  /** Puts pasted text back into the field. */
  readonly onText?: (text: string) => void;
}

export default function ComposerCode(props: ComposerCodeProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => codeWords(workbench);
  const fields = () => codeFieldsOf(props.persona);
  const files = () => filesIn(props.input, fields());
  const texts = () => (fields()?.texts ?? []).filter(({ key }) => textIn(props.input, key) !== "");
  const notAdded = () => props.intake?.notAdded() ?? [];
  const reading = () => props.intake?.reading() ?? 0;
  const isEmpty = () => files().length + texts().length + notAdded().length + reading() === 0;
  const linesOf = (text: string) => words().lines(lineCount(text));
  // The tools start meanwhile; without it the first code only takes longer.
  onMount(() => void api.code.warm.mutate().catch(() => undefined));

  const dropFile = (name: string) => {
    const held = fields();
    const rest = files().filter((each) => each.name !== name);
    if (held) props.onInput(withFiles(props.input, held, rest));
  };
  const said = () => {
    const [last, refused] = [props.intake?.taken(), notAdded().at(-1)];
    const taken = last && "names" in last ? last.names : undefined;
    const sentences = [
      taken && (taken.length === 1 ? words().attached.added(taken[0] ?? "") : words().attached.addedMany(taken.length)),
      last && "moved" in last && words().attached.moved(labelOf(last.moved)),
      refused && words().attached.refused(refused.name, reasonOf(refused, workbench)),
    ];
    return sentences.filter(Boolean).join(". ");
  };
  const labelOf = (key: string) => {
    const field = fields()?.texts.find((each) => each.key === key);
    return field ? workbench.local(field.label) : key;
  };
  const lastPasted = () =>
    [...files().map(({ name }) => name), ...texts().map(({ key }) => key)].findLast((key) => props.intake?.pasted(key));
  const putBack = (key: string, drop: () => void) => (
    <Show when={props.onText && props.intake?.pasted(key)}>
      {(text) => (
        <button
          type="button"
          class="button small quiet"
          aria-label={words().attached.keepInField}
          title={words().attached.keepInField}
          onClick={() => {
            const pasted = text();
            drop();
            props.onText?.(pasted);
          }}
        >
          <Icon name="undo" size="xs" />
          {/* Once in words is enough: the others have their sign. */}
          <Show when={key === lastPasted()}>
            <span class="wide-only">{words().attached.keepInField}</span>
          </Show>
        </button>
      )}
    </Show>
  );

  return (
    <>
      <Show when={!isEmpty()}>
        <ul class="attached code-chips" aria-label={words().attached.label}>
          <For each={files()}>
            {(file) => (
              <Chip
                name={file.name}
                beside={testCount(file) > 0 ? words().tests(testCount(file)) : linesOf(file.text)}
                icon="file"
                onOpen={() => props.onOpen(file.name)}
                onDrop={() => dropFile(file.name)}
                back={putBack(file.name, () => dropFile(file.name))}
              />
            )}
          </For>
          <For each={texts()}>
            {({ key, label }) => (
              <Chip
                name={workbench.local(label)}
                beside={linesOf(textIn(props.input, key))}
                icon={key === errorKey ? "error" : "check"}
                onOpen={() => props.onOpen(key)}
                onDrop={() => props.onInput(withText(props.input, key, ""))}
                back={putBack(key, () => props.onInput(withText(props.input, key, "")))}
              />
            )}
          </For>
          <Show when={reading() > 0}>
            <li class="file">
              <Icon name="file" size="s" />
              <span>{words().attached.reading(reading())}</span>
            </li>
          </Show>
          <NotAddedChips notAdded={notAdded()} onDismiss={(one) => props.intake?.dismiss(one)} />
        </ul>
      </Show>
      <p class="visually-hidden" role="status">
        {said()}
      </p>
      <Show when={props.open} keyed>
        {(tab) => (
          <Suspense>
            <CodeDialog
              persona={props.persona}
              input={props.input}
              onInput={props.onInput}
              tab={tab}
              onClose={() => props.onOpen(null)}
              onDocuments={props.onDocuments}
            />
          </Suspense>
        )}
      </Show>
    </>
  );
}

interface ChipProps {
  readonly name: string;
  readonly beside: string;
  readonly icon: "file" | "error" | "check";
  readonly onOpen: () => void;
  readonly onDrop: () => void;
  readonly back: JSX.Element;
}

function Chip(props: ChipProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => codeWords(workbench).attached;
  return (
    <li class="file code-chip">
      <button
        type="button"
        class="chip-open"
        aria-label={words().open(`${props.name} ${props.beside}`)}
        onClick={() => props.onOpen()}
      >
        <Icon name={props.icon} size="s" />
        <b dir="ltr">{props.name}</b> <span>{props.beside}</span>
      </button>
      {props.back}
      <button
        type="button"
        class="icon-button tight"
        aria-label={words().drop(props.name)}
        onClick={() => props.onDrop()}
      >
        <Icon name="close" size="xs" />
      </button>
    </li>
  );
}
