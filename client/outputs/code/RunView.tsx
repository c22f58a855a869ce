// One run of code as an answer keeps it: how it ended, its tests, and what it printed.
import { Show, createMemo } from "solid-js";
import { runOf } from "../../../pipelines/engine/code-values.ts";
import { hasPassed, runDetail, runTitle } from "../../../pipelines/engine/code-words.ts";
import type { RunSummary } from "../../../pipelines/engine/sandbox.ts";
import { Icon } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { localeOf } from "../../strings/languages.ts";
import type { ViewProps } from "../view.ts";
import "./proof.css";
import { runText } from "./proof-words.ts";
import { RunTests } from "./RunTests.tsx";
import { developerWords } from "./words.ts";

export default function RunView(props: ViewProps) {
  const workbench = useWorkbench();
  const run = createMemo(() => runOf(props.outputs[0]?.value));
  const label = () => {
    const field = props.outputs[0]?.field;
    return field ? workbench.local(field.label) : developerWords(workbench).run;
  };
  return (
    <Show when={run()}>
      {(known) => (
        <section class="card run-card">
          <header>
            <h3>{label()}</h3>
          </header>
          <Run run={known()} messageId={props.messageId} />
        </section>
      )}
    </Show>
  );
}

function Run(props: { readonly run: RunSummary; readonly messageId: string }) {
  const workbench = useWorkbench();
  const words = () => developerWords(workbench);
  const language = () => workbench.language();
  const isGood = () => hasPassed(props.run);
  const isRun = () => props.run.status !== "not-run";
  const detail = () =>
    [runDetail(props.run, language()), isRun() ? runText(props.run, words(), localeOf(language())) : ""]
      .filter(Boolean)
      .join(", ");
  const title = () => runTitle(props.run, language());

  return (
    <>
      <div class="proof single">
        <div>
          <b class={isGood() ? "good" : isRun() ? "bad" : "muted"}>
            <Icon name={isGood() ? "check" : isRun() ? "cross" : "info"} size="s" />
            {title().charAt(0).toLocaleUpperCase(language()) + title().slice(1)}
          </b>
          <span class="tiny muted">{detail()}</span>
        </div>
      </div>
      <RunTests run={props.run} messageId={props.messageId} />
    </>
  );
}
