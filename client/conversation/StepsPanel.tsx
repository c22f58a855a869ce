// The panel's view of one answer's run: its steps, model, tokens, notes and what it found.
import { For, Show, createMemo } from "solid-js";
import "./steps-panel.css";
import { useWorkbench } from "../state/workbench.ts";
import { isActive } from "./active-answers.ts";
import { Notes } from "./Notes.tsx";
import { useSession } from "./session.ts";
import { Steps, stepsOf } from "./Steps.tsx";
import { questionOf } from "./tree.ts";
import type { AnswerNode } from "./tree.ts";
import { fill, personaName, secondsOf, wordsOf } from "./words.ts";

export function StepsPanel() {
  const workbench = useWorkbench();
  const session = useSession();
  const { live } = session;
  const words = () => wordsOf(workbench);

  /** The chosen answer where it is on the shown branch, else the one that runs, else the last. */
  const node = createMemo(() => {
    const { nodes, path } = live.tree();
    const answers = path.map((id) => nodes.get(id)).filter((each): each is AnswerNode => each?.role === "assistant");
    return answers.find((each) => each.runId === session.chosenRun()) ?? live.active() ?? answers.at(-1);
  });

  return (
    <div class="scroll" tabindex="0" role="region" aria-label={words().stepsTitle}>
      <div class="pad">
        <Show when={node()} fallback={<p class="small muted">{words().noSteps}</p>}>
          {(shown) => <RunSteps node={shown()} />}
        </Show>
      </div>
    </div>
  );
}

function RunSteps(props: { readonly node: AnswerNode }) {
  const workbench = useWorkbench();
  const { live } = useSession();
  const words = () => wordsOf(workbench);
  const run = createMemo(() => live.live(props.node.runId));
  const answer = () => run().answer;
  const question = createMemo(() => questionOf(live.tree(), props.node.messageId));
  const persona = createMemo(() => workbench.personaById(answer().persona?.id ?? question()?.persona.id ?? ""));
  const name = () => personaName(workbench, persona());
  const model = createMemo(() => workbench.models().find((each) => each.modelId === answer().model));
  const modelLine = () => {
    const known = model();
    if (!known) return answer().model ?? "";
    return known.standIn ? `${known.name}, ${words().standIn}` : known.name;
  };

  return (
    <div class="stack" data-persona={persona()?.id}>
      <p class="small muted cut-off" dir="auto">
        {fill(words().whichAnswer, { question: question()?.text ?? "" })}
      </p>
      <div class="line-of-steps" role="img" aria-label={fill(words().pipeline, { persona: name() })}>
        <For each={stepsOf(answer(), persona())}>
          {(step) => (
            <span class={step.state?.status ?? "later"}>
              <i />
            </span>
          )}
        </For>
      </div>
      <Steps answer={answer()} persona={persona()} />
      <dl class="facts">
        <Show when={modelLine()}>
          <dt>{words().model}</dt>
          <dd>{modelLine()}</dd>
        </Show>
        <Show when={!isActive(run()) && answer().ms !== undefined}>
          <dt>{words().time}</dt>
          <dd>{secondsOf(answer().ms ?? 0, workbench.language())} s</dd>
        </Show>
        <Show when={answer().usage && (answer().usage?.completionTokens ?? 0) > 0}>
          <dt>{words().usage}</dt>
          <dd>
            {fill(words().usageValue, {
              prompt: answer().usage?.promptTokens ?? 0,
              completion: answer().usage?.completionTokens ?? 0,
            })}
          </dd>
        </Show>
      </dl>
      <Show when={answer().notes.length > 0}>
        <div>
          <h3 class="label">{words().notes}</h3>
          <Notes notes={answer().notes} persona={persona()} />
        </div>
      </Show>
      <Show when={answer().sources.length > 0}>
        <div>
          <h3 class="label">{words().sources}</h3>
          <ul class="found">
            <For each={answer().sources}>
              {(source) => (
                <li>
                  <b class="medium">{source.name}</b>, {fill(words().page, { page: source.page })}
                  <p dir="auto">{source.text}</p>
                </li>
              )}
            </For>
          </ul>
        </div>
      </Show>
      <Show when={answer().memories.length > 0}>
        <div>
          <h3 class="label">{words().memories}</h3>
          <ul class="found">
            <For each={answer().memories}>{(memory) => <li dir="auto">{memory.text}</li>}</For>
          </ul>
        </div>
      </Show>
    </div>
  );
}
