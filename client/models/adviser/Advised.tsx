// The advice itself: for which machine, one sentence in the reading face, its reasons, and the command to paste.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import { gemmaOf } from "../../../pipelines/engine/sizing/gemma.ts";
import type { Advice } from "../../../pipelines/engine/sizing/sizing.ts";
import { Icon } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { speed } from "../numbers.ts";
import { modelWords } from "../words.ts";
import { adviceSentence, machineFacts, reasonSentences } from "./advice-words.ts";
import type { Adviser } from "./adviser.ts";
import { CommandTabs } from "./CommandTabs.tsx";

export function Advised(props: { readonly adviser: Adviser; readonly advice: Advice }): JSX.Element {
  const workbench = useWorkbench();
  const { language, strings } = workbench;
  const words = () => modelWords(workbench);
  const cell = () => props.adviser.shown();
  const doesFit = () => cell()?.fit === "fits";
  const isHere = () => props.advice.machine.id === "here";
  const facts = () => machineFacts(props.advice.machine, words(), language());
  const sentence = () => {
    const shown = cell();
    return shown ? adviceSentence(shown, props.advice, words(), language()) : words().nothing;
  };
  const advisedName = () => {
    const { advised } = props.advice;
    return advised ? words().named(gemmaOf(advised.model).name, words().inSentence[advised.precision]) : null;
  };
  const reasons = () => reasonSentences(props.advice.reasons, words(), language());
  /** What can be said of a cell nobody advised. */
  const choiceWords = () => {
    const name = advisedName();
    const { tokensPerSecond = null, fit } = cell() ?? {};
    return [
      name === null ? words().yoursAlone : words().yours(name),
      ...(tokensPerSecond === null || fit === "too-big" ? [] : [words().speed(speed(tokensPerSecond, language()))]),
    ];
  };

  return (
    <div class="advice-words">
      <p class="row small muted">
        <Icon name={doesFit() ? "check" : "warn"} size="s" class={doesFit() ? "good" : "warn"} />
        <span>{isHere() ? words().forThis(facts()) : words().forThat(facts())}</span>
      </p>
      <Show when={props.adviser.detected() === null && props.adviser.wish().machine === "here"}>
        <p class="row wrap small" role="status">
          {words().notLooked}
          <button type="button" class="button small" onClick={() => props.adviser.lookAgain()}>
            {strings().retry}
          </button>
        </p>
      </Show>
      <h2 aria-live="polite">{sentence()}</h2>
      <p class="why muted">
        <Show when={props.adviser.isChoice()} fallback={<For each={reasons()}>{(reason) => <>{reason} </>}</For>}>
          <For each={choiceWords()}>{(each) => <>{each} </>}</For>
          <button type="button" class="link-button" onClick={() => props.adviser.takeAdvice()}>
            {words().backToAdvice}
          </button>
        </Show>
      </p>
      <CommandTabs commands={props.adviser.commands()} told={cell()?.total ?? 0} />
    </div>
  );
}
