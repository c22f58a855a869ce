// A model that cannot answer now: why, and when it is asked again.
import { createEffect, createSignal, onCleanup } from "solid-js";
import { errorSentence } from "../../pipelines/engine/error-sentences.ts";
import type { Answer } from "../../pipelines/engine/answer.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { fill, wordsOf } from "./words.ts";

export function ModelWaiting(props: { readonly waiting: NonNullable<Answer["waiting"]> }) {
  const workbench = useWorkbench();
  const words = () => wordsOf(workbench);
  const [left, setLeft] = createSignal(0);
  createEffect(() => {
    setLeft(props.waiting.seconds);
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    onCleanup(() => clearInterval(timer));
  });
  const why = () =>
    props.waiting.error.code === "rate-limited"
      ? words().modelBusy
      : errorSentence(props.waiting.error, workbench.language());
  const then = () => (left() > 0 ? fill(words().asksAgain, { seconds: left() }) : words().asksNow);
  return (
    <ul class="noted model-waiting">
      <li>
        <Icon name="warn" size="xs" class="warn" />
        <span>
          <span role="status">{why()}</span> {then()}
        </span>
      </li>
    </ul>
  );
}
