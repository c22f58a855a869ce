// A persona's inputs as one raised card: the first as the field, the others as quiet pickers. Composer and edit share it.
import { For, Show, createEffect, createSignal, on } from "solid-js";
import type { JSX } from "solid-js";
import "./composer.css";
import "./pickers.css";
import type { CataloguePersona } from "../../server/api.ts";
import { isPicker } from "../code/code-input.ts";
import { ownKey, useOwnRuntimes } from "../code/own-runtimes.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import type { Input } from "./drafts.ts";
import { reworded } from "./hidden-input.ts";
import { InputPicker } from "./InputPicker.tsx";
import { mainText, withMainText } from "./main-text.ts";
import { limitOf, problemsOf } from "./validate.ts";
import type { Problem } from "./validate.ts";
import { count, fill, wordsOf } from "./words.ts";

/** The counter shows from this share of the limit on. */
const nearLimit = 0.9;

/** Where the row has no room, or a persona has more pickers than this, so many of them are shown: the others wait behind one button. */
const mostPickers = 6;
const firstPickers = 3;

interface InputFormProps {
  readonly persona: CataloguePersona;
  readonly input: Input;
  readonly onInput: (input: Input) => void;
  /** What is asked where the field is empty. */
  readonly fallback?: string | undefined;
  /** Keys of fields that have no sense here. */
  readonly without?: readonly string[];
  /** Called with a checked input; the form is not cleared here. */
  readonly onSend: (input: Input) => void;
  readonly placeholder: string | undefined;
  readonly label: string;
  /** Why the last sending did not work. */
  readonly problem: string;
  readonly class?: string;
  readonly onKey?: (event: KeyboardEvent) => void;
  readonly onField?: (field: HTMLTextAreaElement) => void;
  /** Hears a key before anything else; true when it was taken. */
  readonly onKeyFirst?: (event: KeyboardEvent) => boolean;
  readonly onPaste?: (event: ClipboardEvent) => void;
  /** The text or the caret has moved. */
  readonly onCaret?: (field: HTMLTextAreaElement) => void;
  /** The list of choices that the field leads, and the chosen one in it, by id. */
  readonly list?: { readonly id: string; readonly active: string | undefined } | undefined;
  /** What stands above the field: files. */
  readonly above?: JSX.Element;
  /** What begins the row below the field. */
  readonly tools?: JSX.Element;
  /** What stands at the end of the row: send, stop, cancel. */
  readonly children: (send: () => void) => JSX.Element;
}

export function InputForm(props: InputFormProps) {
  const workbench = useWorkbench();
  const words = () => wordsOf(workbench);
  const main = () => props.persona.inputs[0];
  const text = () => mainText(props.persona, props.input);
  const mayRunOwn = useOwnRuntimes(() => props.persona);
  const pickers = () =>
    props.persona.inputs
      .slice(1)
      .filter(
        (field) => isPicker(field) && (field.key !== ownKey || mayRunOwn()) && !props.without?.includes(field.key),
      );
  const isMany = () => pickers().length > mostPickers;
  const [problem, setProblem] = createSignal<Problem>();
  /** Where the page is narrow, all pickers but the first wait behind one button. */
  const [unfolded, setUnfolded] = createSignal(false);
  createEffect(on([() => props.input, () => props.persona.id], () => setProblem(undefined), { defer: true }));

  const limit = () => limitOf(main());
  const left = () => {
    const most = limit();
    const length = text().trim().length;
    return most !== undefined && length >= most * nearLimit ? most - length : undefined;
  };
  const sentence = () => {
    const known = problem();
    if (!known) return props.problem;
    const field = props.persona.inputs.find((each) => each.key === known.key);
    return fill(words().problem[known.kind], { ...known, field: field ? workbench.local(field.label) : known.key });
  };

  function send(): void {
    const input =
      text().trim() === "" && props.fallback !== undefined
        ? withMainText(props.persona, props.input, props.fallback)
        : props.input;
    const [first] = problemsOf(props.persona.inputs, input);
    // An untouched empty field needs no sentence.
    if (first?.kind === "empty" && first.key === main()?.key) return;
    setProblem(first);
    if (!first) props.onSend(input);
  }

  function onKey(event: KeyboardEvent): void {
    if (props.onKeyFirst?.(event)) return;
    // Enter inside an input method chooses a word; Safari ends the composition before it tells.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      send();
    } else props.onKey?.(event);
  }

  return (
    <form
      class={`composer ${props.class ?? ""}`}
      data-persona={props.persona.id}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {props.above}
      <textarea
        ref={(element) => props.onField?.(element)}
        rows="1"
        dir="auto"
        aria-label={props.label}
        aria-invalid={sentence() !== ""}
        placeholder={props.placeholder}
        value={text()}
        aria-autocomplete={props.list ? "list" : undefined}
        aria-controls={props.list?.id}
        aria-activedescendant={props.list?.active}
        onInput={(event) => {
          props.onInput(reworded(props.persona, props.input, event.currentTarget.value));
          props.onCaret?.(event.currentTarget);
        }}
        onKeyDown={onKey}
        onSelect={(event) => props.onCaret?.(event.currentTarget)}
        onPaste={(event) => props.onPaste?.(event)}
      />
      <Show when={sentence()}>
        <p class="hint wrong" role="alert">
          <Icon name="error" size="xs" />
          <span>{sentence()}</span>
        </p>
      </Show>
      <div
        class="tools"
        classList={{
          unfolded: unfolded() && pickers().length > 1,
          many: isMany(),
          some: pickers().length > firstPickers,
        }}
      >
        <div class="picks">
          {props.tools}
          <For each={pickers()}>
            {(field, index) => (
              <span class="pick-place" classList={{ extra: index() > 0, tucked: index() >= firstPickers }}>
                <InputPicker
                  field={field}
                  value={props.input[field.key]}
                  onValue={(value) => props.onInput({ ...props.input, [field.key]: value })}
                />
              </span>
            )}
          </For>
          <Show when={pickers().length > 1}>
            <button type="button" class="pick fold" aria-expanded={unfolded()} onClick={() => setUnfolded((is) => !is)}>
              <span>{words().more}</span>
              <Icon name="settings" size="xs" />
            </button>
          </Show>
        </div>
        <span class="end">
          <Show when={left() !== undefined}>
            <span class="tiny" classList={{ bad: (left() ?? 0) < 0, faint: (left() ?? 0) >= 0 }}>
              {count((left() ?? 0) < 0 ? words().over : words().left, Math.abs(left() ?? 0))}
            </span>
          </Show>
          {props.children(send)}
        </span>
      </div>
    </form>
  );
}
