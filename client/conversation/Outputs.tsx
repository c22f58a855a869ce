// What an answer holds, each output in the view of its component.
import { For, Match, Show, Suspense, Switch, createMemo, lazy } from "solid-js";
import type { Answer } from "../../pipelines/engine/fold.ts";
import type { CataloguePersona } from "../../server/api.ts";
import { useWorkbench } from "../state/workbench.ts";
import { wordsOf } from "./words.ts";

// Not needed for the first question: the page is there sooner without its parser.
const Markdown = lazy(() => import("../markdown/Markdown.tsx"));

/** Fetches what draws Markdown ahead of the first answer. */
export function prepareMarkdown(): void {
  void Markdown.preload();
}

interface OutputsProps {
  readonly answer: Answer;
  readonly persona: CataloguePersona | undefined;
  readonly running: boolean;
}

export function Outputs(props: OutputsProps) {
  const workbench = useWorkbench();
  const order = () => props.persona?.outputs.map((field) => field.key) ?? [];
  const keys = createMemo(
    () => {
      const held = Object.keys(props.answer.outputs);
      return [...order().filter((key) => held.includes(key)), ...held.filter((key) => !order().includes(key))];
    },
    [],
    { equals: (a, b) => a.join() === b.join() },
  );

  return (
    <For each={keys()}>
      {(key) => {
        const field = () => props.persona?.outputs.find((each) => each.key === key);
        const value = createMemo(() => props.answer.outputs[key]);
        const text = createMemo(() => {
          const now = value();
          return typeof now === "string" ? now : undefined;
        });
        // A field is being written while the step that writes it runs.
        const live = createMemo(() => {
          const step = props.answer.writtenBy[key];
          return props.running && props.answer.steps.some((each) => each.step === step && each.status === "running");
        });
        return (
          <Switch>
            <Match when={text() !== undefined && field()?.component !== "json"}>
              <Suspense fallback={<p class="far">{text()}</p>}>
                <Markdown
                  text={text() ?? ""}
                  live={live()}
                  face={props.persona?.face ?? "read"}
                  words={wordsOf(workbench).markdown}
                />
              </Suspense>
            </Match>
            <Match when={true}>
              <div>
                <Show when={field()}>{(known) => <p class="label">{workbench.local(known().label)}</p>}</Show>
                <pre
                  class="value"
                  tabindex="0"
                  role="group"
                  aria-label={field() ? workbench.local(field()?.label ?? { en: key, de: key }) : key}
                >
                  {JSON.stringify(value(), null, 2)}
                </pre>
              </div>
            </Match>
          </Switch>
        );
      }}
    </For>
  );
}
