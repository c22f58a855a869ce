// One test: whether it passes, its name, and what it failed with at which line.
import { Show } from "solid-js";
import type { TestOutcome } from "../../../pipelines/engine/sandbox.ts";
import { useShownCode } from "../../code/shown-code.ts";
import { fill } from "../../conversation/words.ts";
import { Icon } from "../../icons.tsx";
import type { IconName } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { developerWords } from "./words.ts";

interface TestLineProps {
  readonly test: TestOutcome;
  /** Its status in words. */
  readonly text: string;
  /** Where its message is from, when it is not the test itself. */
  readonly failure: TestOutcome | undefined;
  readonly messageId: string;
}

const looks: Readonly<Record<TestOutcome["status"], readonly [IconName, string]>> = {
  passed: ["check", "good"],
  failed: ["cross", "bad"],
  error: ["error", "bad"],
  skipped: ["minus", "faint"],
};

export function TestLine(props: TestLineProps) {
  const workbench = useWorkbench();
  const shown = useShownCode();
  const look = () => looks[props.test.status];
  const place = () => {
    const { file, line } = props.failure ?? {};
    return file !== undefined && line !== undefined ? { file, line } : undefined;
  };
  return (
    <li>
      <Icon name={look()[0]} size="xs" class={look()[1]} />
      <span>
        <b class="mono" dir="ltr">
          {props.test.name}
        </b>{" "}
        <span class="tiny muted">{props.text}</span>
        <Show when={props.failure?.message}>
          {(message) => (
            <span class="mono tiny error-text" dir="ltr">
              {message()}
            </span>
          )}
        </Show>
      </span>
      <Show when={shown.isThere && place()}>
        {(at) => (
          <button
            type="button"
            class="button small quiet"
            onClick={() =>
              shown.show({
                messageId: props.messageId,
                file: at().file,
                lines: { from: at().line, to: at().line },
              })
            }
          >
            {fill(developerWords(workbench).lineOf, { line: at().line })}
          </button>
        )}
      </Show>
    </li>
  );
}
