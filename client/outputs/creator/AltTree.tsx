// The W3C's decision tree for alt texts, one question after the other: does the picture need one, and which.
import { Show, createSignal } from "solid-js";
import type { JSX } from "solid-js";
import { decorativeBy } from "../../../pipelines/engine/posts/alt-tree.ts";
import type { AltAnswers } from "../../../pipelines/engine/posts/alt-tree.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { creatorWords } from "./words.ts";

export function AltTree(props: { readonly onOutcome: (decorative: boolean) => void }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => creatorWords(workbench).post;
  const [answers, setAnswers] = createSignal<AltAnswers | null>(null);
  const found = () => decorativeBy(answers() ?? {});
  const question = () => {
    const now = found();
    return "next" in now ? now.next : null;
  };
  const outcome = () => {
    const now = found();
    return "outcome" in now ? now.outcome : null;
  };
  let place: HTMLDivElement | undefined;
  /** Where what was clicked gives way to something else. */
  const focusFirst = () => queueMicrotask(() => place?.querySelector("button")?.focus());
  const begin = () => {
    setAnswers({});
    focusFirst();
  };
  const answer = (said: boolean) => {
    const asked = question();
    if (asked === null) return;
    setAnswers({ ...answers(), [asked]: said });
    const now = found();
    if (!("outcome" in now)) return;
    props.onOutcome(now.decorative);
    focusFirst();
  };

  return (
    <Show
      when={answers() !== null}
      fallback={
        <button type="button" class="button small quiet" onClick={begin}>
          {words().needed}
        </button>
      }
    >
      <div ref={(element) => (place = element)} class="alt-tree small" role="group" aria-label={words().needed}>
        <p aria-live="polite">
          {question() ? words().questions[question() ?? "complex"] : words().outcomes[outcome() ?? "describe"]}
        </p>
        <div class="row">
          <Show
            when={question()}
            fallback={
              <button type="button" class="button small" onClick={begin}>
                {words().startOver}
              </button>
            }
          >
            <button type="button" class="button small" onClick={() => answer(true)}>
              {words().yes}
            </button>
            <button type="button" class="button small" onClick={() => answer(false)}>
              {words().no}
            </button>
          </Show>
        </div>
      </div>
    </Show>
  );
}
