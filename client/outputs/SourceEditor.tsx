// A source (a specification, a query) folded away under a chart: to be read, changed and run again.
import { Show, createEffect, createSignal, createUniqueId } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { outputWords } from "./words.ts";

interface SourceEditorProps {
  readonly label: string;
  /** The answer's own. */
  readonly source: string;
  /** Throws with the reason when it cannot run. */
  readonly onRun: (source: string) => void | Promise<void>;
}

/** Lines the field grows to before it scrolls. */
const mostLines = 16;

export function SourceEditor(props: SourceEditorProps) {
  const workbench = useWorkbench();
  const words = () => outputWords(workbench);
  const [text, setText] = createSignal("");
  const [problem, setProblem] = createSignal("");
  const [running, setRunning] = createSignal(false);
  const problemId = createUniqueId();
  createEffect(() => setText(props.source));
  /** Asked for while another runs: it is run after that one. */
  let next: string | undefined;

  async function run(source: string): Promise<void> {
    if (running()) {
      next = source;
      return;
    }
    setRunning(true);
    try {
      await props.onRun(source);
      setProblem("");
    } catch (thrown) {
      setProblem(thrown instanceof Error ? thrown.message : String(thrown));
    } finally {
      setRunning(false);
    }
    const wanted = next;
    next = undefined;
    if (wanted !== undefined) await run(wanted);
  }

  return (
    <details class="source-editor">
      <summary>
        {props.label}
        <Show when={text() !== props.source}> ({words().edited})</Show>
      </summary>
      <textarea
        class="text-field code"
        dir="ltr"
        spellcheck={false}
        aria-label={props.label}
        aria-invalid={problem() !== ""}
        aria-describedby={problem() ? problemId : undefined}
        rows={Math.min(mostLines, text().split("\n").length + 1)}
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void run(text());
        }}
      />
      <Show when={problem()}>
        <p class="hint wrong" role="alert" id={problemId}>
          {problem()}
        </p>
      </Show>
      <div class="actions">
        <button type="button" class="button small" aria-busy={running()} onClick={() => void run(text())}>
          {running() ? words().running : words().runAgain}
        </button>
        <Show when={text() !== props.source}>
          <button
            type="button"
            class="button small quiet"
            onClick={() => {
              setText(props.source);
              void run(props.source);
            }}
          >
            {words().reset}
          </button>
        </Show>
      </div>
    </details>
  );
}
