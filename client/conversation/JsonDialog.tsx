// Edits the value of an input whose component the page does not know, as JSON.
import { Dialog } from "@kobalte/core/dialog";
import { Show, createSignal } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { fill, wordsOf } from "./words.ts";

interface JsonDialogProps {
  readonly label: string;
  readonly value: unknown;
  readonly onValue: (value: unknown) => void;
  readonly onClose: () => void;
}

export default function JsonDialog(props: JsonDialogProps) {
  const workbench = useWorkbench();
  const words = () => wordsOf(workbench);
  const [text, setText] = createSignal(props.value === undefined ? "" : JSON.stringify(props.value, null, 2));
  const [problem, setProblem] = createSignal("");

  function apply(): void {
    try {
      props.onValue(text().trim() === "" ? undefined : JSON.parse(text()));
      props.onClose();
    } catch (thrown) {
      setProblem(fill(words().jsonWrong, { reason: thrown instanceof Error ? thrown.message : "" }));
    }
  }

  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay class="overlay" />
        <div class="dialog-place">
          <Dialog.Content class="dialog wider">
            <Dialog.Title as="h2">{fill(words().jsonTitle, { field: props.label })}</Dialog.Title>
            <p>
              <textarea
                class="text-field json-field"
                dir="ltr"
                spellcheck={false}
                rows="10"
                aria-label={fill(words().jsonTitle, { field: props.label })}
                aria-invalid={problem() !== ""}
                value={text()}
                onInput={(event) => {
                  setText(event.currentTarget.value);
                  setProblem("");
                }}
              />
            </p>
            <Show when={problem()}>
              <p class="hint wrong" role="alert">
                {problem()}
              </p>
            </Show>
            <div class="actions">
              <button type="button" class="button" onClick={() => props.onClose()}>
                {words().cancel}
              </button>
              <button type="button" class="button primary" onClick={apply}>
                {words().apply}
              </button>
            </div>
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog>
  );
}
