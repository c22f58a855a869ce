// A start that was refused: for people, and exactly as the API gives it.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { errorStatus } from "../../pipelines/engine/errors.ts";
import type { FacetErrorData } from "../../pipelines/engine/errors.ts";
import type { Failure } from "../conversation/failure.ts";
import { CopyButton } from "../outputs/CopyButton.tsx";
import { ErrorBlock } from "../shell/ErrorBlock.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { apiPageWords } from "./words.ts";

export function TryFailure(props: { readonly failure: Failure }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => apiPageWords(workbench).tryIt;
  const error = () => (props.failure.kind === "error" ? props.failure.error : undefined);
  return (
    <div class="in">
      <Show when={error()} fallback={<p role="alert">{words().offline}</p>}>
        {(data) => (
          <>
            <ErrorBlock error={data()} />
            <ErrorJson error={data()} label={words().status(errorStatus[data().code], data().code)} />
          </>
        )}
      </Show>
    </div>
  );
}

function ErrorJson(props: { readonly error: FacetErrorData; readonly label: string }): JSX.Element {
  const workbench = useWorkbench();
  const text = () => JSON.stringify(props.error, null, 2);
  return (
    <>
      <div class="program-bar flush">
        <code class="grow" dir="ltr">
          {props.label}
        </code>
        <CopyButton label={apiPageWords(workbench).tryIt.copyError} text={text()} />
      </div>
      <pre class="api-json" tabindex="0" role="group" aria-label={props.label} dir="ltr">
        {text()}
      </pre>
    </>
  );
}
