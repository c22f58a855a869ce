// The path of a topic as a short list, where an answer opened or rearranged it; elsewhere the map has it.
import { For, Show, createMemo, useContext } from "solid-js";
import type { JSX } from "solid-js";
import { SessionContext } from "../../conversation/session.ts";
import { outputBy } from "../../guide/branch-path.ts";
import { lessonOf, outlineOf } from "../../guide/guide-values.ts";
import { guideWords } from "../../guide/words.ts";
import { Icon } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import type { ViewProps } from "../view.ts";
import "./outline.css";

export default function OutlineView(props: ViewProps): JSX.Element {
  const workbench = useWorkbench();
  const session = useContext(SessionContext);
  const words = () => guideWords(workbench).path;
  const outline = createMemo(() => outlineOf(props.outputs[0]?.value));
  /** A step on the path and a quiz move the reader and leave the path as it is. */
  const isShown = createMemo(() => {
    const { outputs } = props.answer;
    const lesson = lessonOf(outputBy(props.persona, outputs, "layer"));
    return lesson ? lesson.way === "open" : outputBy(props.persona, outputs, "quiz") === undefined;
  });

  return (
    <Show when={isShown() && outline()}>
      {(path) => (
        <section class="card outline-list">
          <header>
            <h3>{words().title}</h3>
            <Show when={session}>
              <button type="button" class="button small quiet end" onClick={() => workbench.openPanel("map")}>
                {words().map}
                <Icon name="next" size="xs" class="points-on" />
              </button>
            </Show>
          </header>
          <ol class="in">
            <For each={path().layers}>
              {({ title, state }, at) => (
                <li class={state} aria-current={state === "here" ? "step" : undefined}>
                  <span class="number" aria-hidden="true">
                    <Show when={state === "done"} fallback={at() + 1}>
                      <Icon name="check" size="xs" />
                    </Show>
                  </span>
                  <bdi>{title}</bdi>
                  <span class="visually-hidden">, {words().states[state]}</span>
                </li>
              )}
            </For>
          </ol>
        </section>
      )}
    </Show>
  );
}
