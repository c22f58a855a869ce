// A memory's words being changed in their place. Enter saves, Esc leaves them as they were.
import { createSignal, onMount, Show, untrack } from "solid-js";
import type { JSX } from "solid-js";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { FailureLine } from "../shell/FailureLine.tsx";
import { useWorkbench } from "../state/workbench.ts";

interface EditMemoryProps {
  readonly text: string;
  /** Characters it may have. */
  readonly longest: number;
  readonly onSave: (text: string) => Promise<void>;
  readonly onEnd: () => void;
}

export function EditMemory(props: EditMemoryProps): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().memory;
  const [text, setText] = createSignal(untrack(() => props.text));
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  let field: HTMLTextAreaElement | undefined;
  onMount(() => {
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  });

  const save = async () => {
    const next = text().trim();
    if (busy() || next === "") return;
    if (next === props.text) return props.onEnd();
    setBusy(true);
    try {
      await props.onSave(next);
      props.onEnd();
    } catch (thrown) {
      setFailure(failureOf(thrown));
      setBusy(false);
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      // The panel would close, and a running answer stop.
      event.preventDefault();
      event.stopPropagation();
      props.onEnd();
    } else if (event.key === "Enter" && !event.shiftKey && event.target === field) {
      event.preventDefault();
      void save();
    }
  };
  return (
    <form class="edit-memory" on:keydown={onKey} onSubmit={(event) => (event.preventDefault(), void save())}>
      <textarea
        ref={(element) => (field = element)}
        class="text-field"
        dir="auto"
        rows={1}
        maxLength={props.longest}
        aria-label={words().editLabel}
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <Show when={failure()}>
        <FailureLine failure={failure()} />
      </Show>
      <div class="row">
        <button type="submit" class="button small primary" aria-disabled={busy() || text().trim() === ""}>
          {words().save}
        </button>
        <button type="button" class="button small quiet" onClick={() => props.onEnd()}>
          {words().cancel}
        </button>
      </div>
    </form>
  );
}
