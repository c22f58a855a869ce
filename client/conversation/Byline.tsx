// Who answered, with which model, in how many steps, and what it is doing now.
import { Match, Show, Suspense, Switch, createMemo, lazy } from "solid-js";
import type { Accessor } from "solid-js";
import type { CataloguePersona } from "../../server/api.ts";
import { Icon } from "../icons.tsx";
import type { LiveAnswer } from "../state/answers.ts";
import { useWorkbench } from "../state/workbench.ts";
import "./byline.css";
import { wordCount } from "./answer-text.ts";
import { AnswerTools } from "./AnswerTools.tsx";
import { SupportTag } from "./lazy-outputs.ts";
import { RunningTag } from "./RunningTag.tsx";
import type { AnswerNode } from "./tree.ts";
import { count, fill, personaName, secondsOf, wordsOf } from "./words.ts";

const DepthLadder = lazy(() => import("../guide/DepthLadder.tsx"));

interface BylineProps {
  readonly node: AnswerNode;
  readonly live: Accessor<LiveAnswer>;
  readonly persona: CataloguePersona | undefined;
  readonly unfolded: boolean;
  readonly onFold: () => void;
}

export function Byline(props: BylineProps) {
  const workbench = useWorkbench();
  const words = () => wordsOf(workbench);
  const answer = () => props.live().answer;
  const status = createMemo(() => answer().status);
  const modelId = createMemo(() => answer().model ?? undefined);
  const model = createMemo(() => workbench.models().find((each) => each.modelId === modelId()));
  const cites = createMemo(() => props.persona?.outputs.some((each) => each.component === "citations") ?? false);
  /** Who told a layer of a topic, which can be told at another depth. */
  const teller = createMemo(() => {
    const layer = props.persona?.outputs.find((each) => each.component === "layer");
    return layer && answer().outputs[layer.key] !== undefined ? props.persona : undefined;
  });
  const seconds = () => secondsOf(answer().ms ?? 0, workbench.language());
  /** Its time too, where no tag says it. */
  const stepsLine = () => {
    const steps = count(words().steps, answer().steps.length);
    return status() === "done" ? fill(words().stepsIn, { steps, seconds: seconds() }) : steps;
  };

  return (
    <div class="byline">
      <h2>{personaName(workbench, props.persona)}</h2>
      <Show when={modelId()}>
        {(id) => (
          <span class="tiny by-model">
            <span class="name cut-off" title={model()?.name ?? id()}>
              {model()?.name ?? id()}
            </span>
            <Show when={model()?.standIn}>
              <span class="stand-in">, {words().standIn}</span>
            </Show>
          </span>
        )}
      </Show>
      <Switch>
        <Match when={status() === "running" && !workbench.online()}>
          <span class="tag warn">{count(words().paused, wordCount(answer()))}</span>
        </Match>
        <Match when={status() === "running"}>
          <RunningTag node={props.node} live={props.live} persona={props.persona} />
        </Match>
        <Match when={true}>
          <Show when={answer().steps.length > 0}>
            <button
              type="button"
              class="steps-toggle"
              aria-expanded={props.unfolded}
              aria-label={`${words().showSteps}: ${stepsLine()}`}
              onClick={() => props.onFold()}
            >
              <Show when={status() === "done"} fallback={stepsLine()}>
                <Icon name="check" size="xs" class="good" />
                <span class="steps-line">{stepsLine()}</span>
                <span class="steps-time">{seconds()} s</span>
              </Show>
              <Icon name="down" size="xs" />
            </button>
          </Show>
          <Switch>
            <Match when={status() === "stopped"}>
              <span class="tag">
                <Icon name="stop" size="xs" />
                {fill(words().stopped, { seconds: seconds() })}
              </span>
            </Match>
            <Match when={status() === "failed"}>
              <span class="tag bad">
                <Icon name="cross" size="xs" />
                {fill(words().failed, { seconds: seconds() })}
              </span>
            </Match>
            <Match when={status() === "interrupted"}>
              <span class="tag warn">
                <Icon name="warn" size="xs" />
                {fill(words().interrupted, { seconds: seconds() })}
              </span>
            </Match>
          </Switch>
          <Show when={cites()}>
            <Suspense>
              <SupportTag answer={answer()} persona={props.persona} />
            </Suspense>
          </Show>
          <Show when={teller()}>
            {(persona) => (
              <Suspense>
                <DepthLadder messageId={props.node.messageId} persona={persona()} outputs={answer().outputs} />
              </Suspense>
            )}
          </Show>
          <AnswerTools node={props.node} answer={answer()} persona={props.persona} />
        </Match>
      </Switch>
    </div>
  );
}
