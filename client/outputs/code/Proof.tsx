// What stands behind a fix, above its diff: before and after side by side, or in words why there is no run to show.
import { Match, Show, Switch } from "solid-js";
import type { Fix, Proof as ProofValue } from "../../../pipelines/engine/code-answers.ts";
import {
  asBeforeText,
  checkedText,
  hasPassed,
  isSafe,
  proofSentence,
  ranAnywayText,
  runDetail,
  runTitle,
} from "../../../pipelines/engine/code-words.ts";
import type { RunSummary } from "../../../pipelines/engine/sandbox.ts";
import { count, fill } from "../../conversation/words.ts";
import { Icon } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { localeOf } from "../../strings/languages.ts";
import "./proof.css";
import { brokenTests, ranText, runText } from "./proof-words.ts";
import { ProofTests } from "./ProofTests.tsx";
import { RunTests } from "./RunTests.tsx";
import { developerWords } from "./words.ts";

type Ran = Extract<ProofValue, { readonly before: RunSummary }>;

interface ProofProps {
  readonly fix: Fix;
  readonly messageId: string;
  /** It is in the code already. */
  readonly isApplied: boolean;
}

export function Proof(props: ProofProps) {
  const workbench = useWorkbench();
  const words = () => developerWords(workbench);
  const ran = () => ("before" in props.fix.proof ? props.fix.proof : undefined);
  const locale = () => localeOf(workbench.language());
  /** It was run, which proves nothing: what passed before passes still, or why the run shows no more. */
  const rerun = () => {
    const { proof } = props.fix;
    if (proof.kind !== "checked") return undefined;
    const { gone, run, ran } = proof;
    if (run) return { gone, run, title: asBeforeText(run, workbench.language()), isGood: hasPassed(run) };
    return ran && { gone, run: ran.run, title: ranAnywayText(ran, workbench.language()), isGood: false };
  };
  const warning = () => {
    const { kind } = props.fix.proof;
    if (props.isApplied && (kind === "checked" || kind === "not-run")) return words().unproven.applied;
    return isSafe(props.fix) ? undefined : words().unproven[kind as keyof ReturnType<typeof words>["unproven"]];
  };

  return (
    <div class="proof-part" role="group" aria-label={words().proof}>
      <Switch>
        <Match when={ran()}>
          {(proof) => (
            <>
              <BeforeAfter proof={proof()} by={props.fix.by} warning={warning()} />
              <ProofTests proof={proof()} messageId={props.messageId} />
            </>
          )}
        </Match>
        <Match when={rerun()}>
          {(known) => (
            <>
              <div class="proof single">
                <div>
                  <b class={known().isGood ? "good" : "muted"}>
                    <Icon name={known().isGood ? "check" : "info"} size="s" />
                    {known().title}
                  </b>
                  <span class="tiny muted">
                    {`${runText(known().run, words(), locale())}. ${checkedText(known().gone, workbench.language())}`}
                  </span>
                  <Show when={!known().isGood && warning()}>{(text) => <span class="tiny muted">{text()}</span>}</Show>
                </div>
              </div>
              <RunTests run={known().run} messageId={props.messageId} />
            </>
          )}
        </Match>
        <Match when={true}>
          <div class="proof single">
            <div>
              <b classList={{ good: isSafe(props.fix), muted: !isSafe(props.fix) }}>
                <Icon name={isSafe(props.fix) ? "check" : "info"} size="s" />
                {proofSentence(props.fix.proof, workbench.language())}
              </b>
              <Show when={warning()}>{(text) => <span class="tiny muted">{text()}</span>}</Show>
            </div>
          </div>
        </Match>
      </Switch>
    </div>
  );
}

function BeforeAfter(props: { readonly proof: Ran; readonly by: Fix["by"]; readonly warning: string | undefined }) {
  const workbench = useWorkbench();
  const words = () => developerWords(workbench);
  const language = () => workbench.language();
  const isPassing = () => props.proof.kind !== "refuted";
  const after = () => {
    const broken = brokenTests(props.proof);
    if (isPassing() || props.proof.after.status !== "done") return runTitle(props.proof.after, language());
    return broken.length > 0 ? count(words().breaks, broken.length) : words().stillFails;
  };
  const detail = () =>
    [
      isPassing() ? "" : runDetail(props.proof.after, language()),
      ranText(props.proof, props.by, words(), localeOf(language())),
    ]
      .filter(Boolean)
      .join(", ");

  return (
    <div class="proof">
      <div>
        <b classList={{ bad: !hasPassed(props.proof.before), muted: hasPassed(props.proof.before) }}>
          <Icon name={hasPassed(props.proof.before) ? "check" : "cross"} size="s" />
          {fill(words().before, { what: runTitle(props.proof.before, language()) })}
        </b>
        <span class="tiny muted">{runDetail(props.proof.before, language())}</span>
      </div>
      <div class="then">
        <Icon name="arrow" size="s" />
      </div>
      <div>
        <b class={props.proof.kind === "proven" ? "good" : isPassing() ? "muted" : "bad"}>
          <Icon name={isPassing() ? "check" : "cross"} size="s" />
          {fill(words().after, { what: after() })}
        </b>
        <span class="tiny muted">{detail()}</span>
        <Show when={props.warning}>{(text) => <span class="tiny muted">{text()}</span>}</Show>
      </div>
    </div>
  );
}
