// A request or call, and that it was checked before it was shown, or what the check still says.
import { For, Show, createMemo } from "solid-js";
import { sampleOf } from "../../../pipelines/engine/code-values.ts";
import type { CodeSample } from "../../../pipelines/engine/code-answers.ts";
import { count } from "../../conversation/words.ts";
import { Icon } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import type { ViewProps } from "../view.ts";
import { Coded } from "./Coded.tsx";
import { CodeLines } from "./CodeLines.tsx";
import { CopyButton } from "../CopyButton.tsx";
import { developerWords } from "./words.ts";

export default function SampleView(props: ViewProps) {
  const workbench = useWorkbench();
  const words = () => developerWords(workbench);
  const sample = createMemo(() => sampleOf(props.outputs[0]?.value));
  const label = () => {
    const field = props.outputs[0]?.field;
    return field ? workbench.local(field.label) : words().sample;
  };
  return (
    <Show when={sample()}>
      {(known) => (
        <div class="card" role="group" aria-label={label()}>
          <header>
            <h3>{label()}</h3>
            <Checked sample={known()} />
            <span class="end row">
              <CopyButton label={words().copySample} text={known().text} />
            </span>
          </header>
          <CodeLines language={known().language} text={known().text} label={label()} isTall />
          <Show when={known().problems.length > 0}>
            <ul class="sample-problems small">
              <For each={known().problems}>
                {(problem) => (
                  <li>
                    <Icon name="warn" size="xs" class="warn" />
                    <span>
                      <Coded text={problem} />
                    </span>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </div>
      )}
    </Show>
  );
}

function Checked(props: { readonly sample: CodeSample }) {
  const workbench = useWorkbench();
  const words = () => developerWords(workbench);
  const tag = () => {
    const { checkedBy, problems } = props.sample;
    if (problems.length > 0)
      return { tone: "warn", icon: "warn", text: count(words().problems, problems.length) } as const;
    if (checkedBy === null) return { tone: "", icon: "info", text: words().notChecked } as const;
    return { tone: "good", icon: "check", text: words().checkedBy[checkedBy] } as const;
  };
  return (
    <span class={`tag ${tag().tone}`}>
      <Icon name={tag().icon} size="xs" />
      {tag().text}
    </span>
  );
}
