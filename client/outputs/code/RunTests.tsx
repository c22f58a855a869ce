// What a run raised, its tests and what it printed; folded where all went well.
import { For, Show } from "solid-js";
import { hasPassed } from "../../../pipelines/engine/code-words.ts";
import type { RunSummary } from "../../../pipelines/engine/sandbox.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { Printed } from "./Printed.tsx";
import { TestLine } from "./TestLine.tsx";
import { developerWords } from "./words.ts";

export function RunTests(props: { readonly run: RunSummary; readonly messageId: string }) {
  const workbench = useWorkbench();
  const words = () => developerWords(workbench);
  return (
    <>
      <Show when={props.run.error}>
        {(error) => (
          <p class="mono tiny error-text" dir="ltr">
            {error().name}: {error().message}
          </p>
        )}
      </Show>
      <Show when={props.run.tests.length > 0}>
        <details class="folded" open={!hasPassed(props.run)}>
          <summary>{words().testsRun}</summary>
          <ul class="test-list">
            <For each={props.run.tests}>
              {(test) => (
                <TestLine
                  test={test}
                  text={words().testStatus[test.status]}
                  failure={test.status === "passed" ? undefined : test}
                  messageId={props.messageId}
                />
              )}
            </For>
          </ul>
        </details>
      </Show>
      <Printed label={words().output} text={props.run.output} />
    </>
  );
}
