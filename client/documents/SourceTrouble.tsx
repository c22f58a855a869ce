// A source that cannot be shown: it is gone, or it could not be loaded, with another try.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { failureOf } from "../conversation/failure.ts";
import { Icon } from "../icons.tsx";
import { FailureLine } from "../shell/FailureLine.tsx";
import { useWorkbench } from "../state/workbench.ts";

interface SourceTroubleProps {
  readonly thrown: unknown;
  /** What failed; without it the page. */
  readonly title?: string;
  readonly onRetry: () => void;
}

export function SourceTrouble(props: SourceTroubleProps): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().documents.source;
  const failure = () => failureOf(props.thrown);
  const isGone = () => {
    const known = failure();
    return known.kind === "error" && known.error.code === "not-found";
  };
  return (
    <div class="pad stack source-quote">
      <Show
        when={!isGone()}
        fallback={
          <p class="small muted" role="alert">
            {words().gone}
          </p>
        }
      >
        <p class="medium">{props.title ?? words().pageFailed}</p>
        <FailureLine failure={failure()} />
        <button type="button" class="button small" onClick={() => props.onRetry()}>
          <Icon name="retry" size="xs" />
          {strings().retry}
        </button>
      </Show>
    </div>
  );
}
