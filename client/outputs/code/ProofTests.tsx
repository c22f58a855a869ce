// Each test of a proof, before and after, with what failed and where; folded until it is asked for.
import { For, Show } from "solid-js";
import type { Proof } from "../../../pipelines/engine/code-answers.ts";
import type { RunSummary, TestOutcome } from "../../../pipelines/engine/sandbox.ts";
import { count, fill } from "../../conversation/words.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { Printed } from "./Printed.tsx";
import { TestLine } from "./TestLine.tsx";
import { developerWords } from "./words.ts";

interface ProofTestsProps {
  readonly proof: Extract<Proof, { readonly before: RunSummary }>;
  readonly messageId: string;
}

export function ProofTests(props: ProofTestsProps) {
  const workbench = useWorkbench();
  const words = () => developerWords(workbench);
  const before = (name: string) => props.proof.before.tests.find((each) => each.name === name);
  const tests = () => (props.proof.after.tests.length > 0 ? props.proof.after.tests : props.proof.before.tests);
  const change = (test: TestOutcome) =>
    fill(words().testChange, {
      before: words().testStatus[before(test.name)?.status ?? "skipped"],
      after: words().testStatus[test.status],
    });
  /** What it failed with: after the fix where it still does, else before it. */
  const failure = (test: TestOutcome) => (test.status === "passed" ? before(test.name) : test);
  const error = () => props.proof.before.error;

  return (
    <>
      <Show when={tests().length > 0 || error()}>
        <details class="folded">
          <summary>{tests().length > 0 ? count(words().tests, tests().length) : (error()?.name ?? "")}</summary>
          <Show when={error()}>
            {(raised) => (
              <p class="mono tiny error-text" dir="ltr">
                {raised().name}: {raised().message}
              </p>
            )}
          </Show>
          <ul class="test-list">
            <For each={tests()}>
              {(test) => (
                <TestLine test={test} text={change(test)} failure={failure(test)} messageId={props.messageId} />
              )}
            </For>
          </ul>
        </details>
      </Show>
      <Printed label={words().outputBefore} text={props.proof.before.output} />
      <Printed label={words().outputAfter} text={props.proof.after.output} />
    </>
  );
}
