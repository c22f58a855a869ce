// What one model answered to the question of the trial: its text as it comes, and then how soon and how fast it came.
import { lazy, Match, Show, Suspense, Switch } from "solid-js";
import type { JSX } from "solid-js";
import { wordsOf } from "../../conversation/words.ts";
import { FailureLine } from "../../shell/FailureLine.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { number, speed } from "../numbers.ts";
import { modelWords } from "../words.ts";
import type { Trial, TrialFigures } from "./trial.ts";

const Markdown = lazy(() => import("../../markdown/Markdown.tsx"));

export function TryColumn(props: { readonly trial: Trial }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => modelWords(workbench);
  const isComing = () => props.trial.state === "asked" || props.trial.state === "writing";
  const note = () => {
    const { state, text, loadMs } = props.trial;
    if (state === "waiting") return words().tryWaiting;
    if (state === "asked") return loadMs === null ? words().tryLoading : words().tryStarting;
    if (state === "stopped") return words().tryStopped;
    return state === "ended" && text.trim() === "" ? words().tryNothing : null;
  };
  return (
    <article class="trial" aria-label={props.trial.name} aria-busy={isComing()}>
      <h3 class="cut-off">{props.trial.name}</h3>
      <Show when={props.trial.text !== ""}>
        <div dir="auto">
          <Suspense fallback={<p class="prose">{props.trial.text}</p>}>
            <Markdown text={props.trial.text} live={isComing()} face="ui" words={wordsOf(workbench).markdown} />
          </Suspense>
        </div>
      </Show>
      <Show when={note()}>{(text) => <p class="small muted">{text()}</p>}</Show>
      <Switch>
        <Match when={props.trial.failure}>{(failure) => <FailureLine failure={failure()} />}</Match>
        <Match when={props.trial.figures}>{(figures) => <Figures figures={figures()} />}</Match>
      </Switch>
    </article>
  );
}

function Figures(props: { readonly figures: TrialFigures }): JSX.Element {
  const workbench = useWorkbench();
  const { language } = workbench;
  const words = () => modelWords(workbench);
  const seconds = (ms: number) => words().trySeconds(number(ms / 1000, language(), 2, ms < 10_000 ? 2 : 0));
  return (
    <dl class="figures">
      <div>
        <dt>{words().tryFirstToken}</dt>
        <dd>{seconds(props.figures.firstTokenMs)}</dd>
      </div>
      <div>
        <dt>{words().trySpeed}</dt>
        <dd>{props.figures.tokensPerSecond === null ? "–" : speed(props.figures.tokensPerSecond, language())}</dd>
      </div>
      <div>
        <dt>{words().tryTokens}</dt>
        <dd>{number(props.figures.tokens, language())}</dd>
      </div>
    </dl>
  );
}
