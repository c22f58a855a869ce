// One line for a call that failed beside the thing it was about: the error's sentence, or that there is no connection.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { failureSentence } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";

interface FailureLineProps {
  readonly failure: Failure | null;
  readonly id?: string;
  readonly onDismiss?: () => void;
}

export function FailureLine(props: FailureLineProps): JSX.Element {
  const { language, strings } = useWorkbench();
  const sentence = (failure: Failure) => failureSentence(failure, language(), strings().errors.offline.sentence);
  return (
    <Show when={props.failure}>
      {(failure) => (
        <p class="hint wrong" role="alert" id={props.id}>
          <Icon name={failure().kind === "offline" ? "offline" : "error"} size="xs" />
          <span class="grow">{sentence(failure())}</span>
          <Show when={props.onDismiss}>
            {(dismiss) => (
              <button
                type="button"
                class="icon-button tight"
                aria-label={strings().dismiss}
                onClick={() => dismiss()()}
              >
                <Icon name="close" size="xs" />
              </button>
            )}
          </Show>
        </p>
      )}
    </Show>
  );
}
