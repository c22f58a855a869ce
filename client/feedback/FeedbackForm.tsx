// What is behind a verdict: labels, words of one's own, and the way to a test that asks again.
import { createSignal, For, onMount, Show } from "solid-js";
import type { JSX } from "solid-js";
import { feedbackLabels } from "../../pipelines/engine/feedback.ts";
import type { FeedbackLabel } from "../../pipelines/engine/feedback.ts";
import { Icon } from "../icons.tsx";
import { sharingWords } from "../sharing/words.ts";
import { useWorkbench } from "../state/workbench.ts";
import { saveLines } from "./save-lines.ts";
import type { Said } from "./feedback.ts";

/** Characters of a comment. Source: feedback.add. */
const longestComment = 4000;

interface FeedbackFormProps {
  readonly messageId: string;
  readonly said: Said | undefined;
  readonly onSay: (said: Said | null) => Promise<void>;
}

export function FeedbackForm(props: FeedbackFormProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => sharingWords(workbench).feedback;
  // What is being written here is not undone by what comes from the server.
  const [labels, setLabels] = createSignal<readonly FeedbackLabel[]>([]);
  const [comment, setComment] = createSignal("");
  const [caseFile, setCaseFile] = createSignal<string | null>(null);
  const [problem, setProblem] = createSignal("");
  let first: HTMLButtonElement | undefined;
  onMount(() => {
    setLabels(props.said?.labels ?? []);
    setComment(props.said?.comment ?? "");
    first?.focus();
  });

  const toggle = (label: FeedbackLabel) =>
    setLabels((now) => (now.includes(label) ? now.filter((each) => each !== label) : [...now, label]));
  const save = () =>
    void props.onSay({ verdict: props.said?.verdict ?? null, labels: labels(), comment: comment().trim() });
  const makeTest = async () => {
    const { name, problem: why } = await saveLines(workbench, { kind: "cases", messageId: props.messageId });
    setCaseFile(name);
    setProblem(why ?? "");
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h3>{words().title}</h3>
      <div class="chips" role="group" aria-label={words().title}>
        <For each={feedbackLabels}>
          {(label, at) => (
            <button
              ref={(element) => at() === 0 && (first = element)}
              type="button"
              class="chip"
              classList={{ on: labels().includes(label) }}
              aria-pressed={labels().includes(label)}
              onClick={() => toggle(label)}
            >
              <Show when={labels().includes(label)}>
                <Icon name="check" size="xs" />
              </Show>
              {words().labels[label]}
            </button>
          )}
        </For>
      </div>
      <label class="small">
        {words().comment}
        <textarea
          class="text-field"
          dir="auto"
          rows={3}
          maxLength={longestComment}
          value={comment()}
          onInput={(event) => setComment(event.currentTarget.value)}
        />
      </label>
      <p class="hint">{words().commentHint}</p>
      <div class="row wrap">
        <button type="submit" class="button primary small">
          {words().save}
        </button>
        <button type="button" class="button quiet small" onClick={() => void props.onSay(null)}>
          {words().clear}
        </button>
        <button type="button" class="button quiet small end" onClick={() => void makeTest()}>
          <Icon name="download" size="xs" />
          {words().test}
        </button>
      </div>
      <Show when={caseFile()}>
        {(name) => (
          <p class="hint" role="status">
            <span>
              {words().testHint} <code>npm run eval -- cases {name()}</code>
            </span>
          </p>
        )}
      </Show>
      <Show when={problem()}>
        <p class="hint wrong" role="alert">
          {problem()}
        </p>
      </Show>
    </form>
  );
}
