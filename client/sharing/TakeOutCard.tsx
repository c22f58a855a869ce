// In the settings: bring a conversation in from a file, and take out what was said of the answers.
import { createEffect, createSignal, on, Show } from "solid-js";
import type { JSX } from "solid-js";
import { api } from "../api.ts";
import { saveLines } from "../feedback/save-lines.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { importFile } from "./import-file.ts";
import { sharingWords } from "./words.ts";

export function TakeOutCard(): JSX.Element {
  const workbench = useWorkbench();
  const words = () => sharingWords(workbench);
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal("");
  // Undefined until it is known; the page does not wait for it.
  const [count, setCount] = createSignal<number>();
  createEffect(
    on(workbench.online, (online) => {
      const known = online ? api.feedback.list.query() : undefined;
      // A missed answer leaves the count out.
      known?.then(
        ({ feedback }) => setCount(feedback.length),
        () => undefined,
      );
    }),
  );
  let field: HTMLInputElement | undefined;

  const chosen = async (files: readonly File[]) => {
    setBusy(true);
    setProblem((await importFile(workbench, files)) ?? "");
    setBusy(false);
  };
  const takeOut = async () => {
    const { name, problem: why } = await saveLines(workbench, { kind: "feedback" });
    setProblem(why ?? "");
    if (name !== null) workbench.toast({ icon: "check", title: words().file.exported, detail: name });
  };

  return (
    <section class="card">
      <header>
        <h2>{words().file.title}</h2>
      </header>
      <dl class="runs">
        <div>
          <dt>{words().file.importTitle}</dt>
          <dd>
            <button type="button" class="button small" aria-busy={busy()} onClick={() => field?.click()}>
              <Icon name="up" size="xs" />
              {busy() ? words().file.importing : words().file.importButton}
            </button>
            <span class="tiny muted">{words().file.importHint}</span>
            <input
              ref={(element) => (field = element)}
              type="file"
              accept=".json,application/json"
              hidden
              onChange={(event) => {
                const files = [...(event.currentTarget.files ?? [])];
                // The same file may be chosen again, mended.
                event.currentTarget.value = "";
                void chosen(files);
              }}
            />
          </dd>
        </div>
        <div>
          <dt>{words().feedback.exportTitle}</dt>
          <dd>
            <button type="button" class="button small" disabled={count() === 0} onClick={() => void takeOut()}>
              <Icon name="download" size="xs" />
              {words().feedback.exportButton}
            </button>{" "}
            <Show when={count() !== undefined}>
              <span class="small muted">
                {count() === 0 ? words().feedback.none : words().feedback.count(count() ?? 0)}
              </span>
            </Show>
            <span class="tiny muted">{words().feedback.exportHint}</span>
          </dd>
        </div>
      </dl>
      <Show when={problem()}>
        <p class="in hint wrong" role="alert">
          <Icon name="error" size="xs" />
          {problem()}
        </p>
      </Show>
    </section>
  );
}
