// What a layer is to be compared with: one short field that opens below the ways on.
import { createSignal, onMount } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { guideWords } from "./words.ts";

/** Characters: it becomes part of a question. */
const longest = 200;

interface CompareFieldProps {
  readonly busy: boolean;
  readonly onAsk: (other: string) => void;
  readonly onClose: () => void;
}

export function CompareField(props: CompareFieldProps) {
  const workbench = useWorkbench();
  const words = () => guideWords(workbench).ways;
  const [other, setOther] = createSignal("");
  let field: HTMLInputElement | undefined;
  onMount(() => field?.focus());

  return (
    <form
      class="compare-with"
      onSubmit={(event) => {
        event.preventDefault();
        if (other().trim() !== "" && !props.busy) props.onAsk(other().trim());
      }}
    >
      <input
        ref={(element) => (field = element)}
        class="text-field"
        dir="auto"
        maxLength={longest}
        aria-label={words().compareWith}
        placeholder={words().compareWith}
        value={other()}
        onInput={(event) => setOther(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || event.isComposing) return;
          // Not the running answer: that Esc stops only where nothing nearer takes it.
          event.preventDefault();
          event.stopPropagation();
          props.onClose();
        }}
      />
      <button
        type="submit"
        class="icon-button"
        aria-label={words().compare}
        title={words().compare}
        disabled={props.busy || other().trim() === ""}
      >
        <Icon name="arrow" size="s" class="points-on" />
      </button>
    </form>
  );
}
