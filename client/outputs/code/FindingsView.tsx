// What tools, runs and the model found, worst first: each leads to its lines, with arrow keys too; many can be narrowed to one severity.
import { For, Show, createMemo, createSignal } from "solid-js";
import { findingsOf } from "../../../pipelines/engine/code-values.ts";
import type { Severity } from "../../../pipelines/engine/code.ts";
import { count, fill } from "../../conversation/words.ts";
import { useWorkbench } from "../../state/workbench.ts";
import type { ViewProps } from "../view.ts";
import "./code.css";
import "./findings.css";
import { FindingRow } from "./FindingRow.tsx";
import { moveInList } from "./move-in-list.ts";
import { measurementsIn } from "./values.ts";
import { developerWords } from "./words.ts";

/** More are folded and can be narrowed. */
const shownAtFirst = 8;
const severities: readonly Severity[] = ["error", "warning", "info"];

export default function FindingsView(props: ViewProps) {
  const workbench = useWorkbench();
  const words = () => developerWords(workbench);
  const [all, setAll] = createSignal(false);
  const [only, setOnly] = createSignal<Severity | null>(null);
  const findings = createMemo(() => findingsOf(props.outputs[0]?.value));
  const wanted = () => findings().filter(({ severity }) => only() === null || severity === only());
  const shown = () => (all() ? wanted() : wanted().slice(0, shownAtFirst));
  /** The one that Tab comes to: where the arrows were last. */
  const [reached, setReached] = createSignal("");
  const stop = createMemo(() => {
    const ids = shown().map(({ findingId }) => findingId);
    return ids.includes(reached()) ? reached() : ids[0];
  });
  const hidden = () => wanted().length - shown().length;
  const isMany = () => findings().length > shownAtFirst;
  const hasFiles = createMemo(() => new Set(findings().map(({ file }) => file)).size > 1);
  const measured = createMemo(
    () =>
      new Set(
        measurementsIn(props).flatMap(({ result, findingIds }) => (result.kind === "measured" ? findingIds : [])),
      ),
  );
  const label = () => {
    const field = props.outputs[0]?.field;
    return field ? workbench.local(field.label) : "";
  };

  return (
    <Show when={findings().length > 0}>
      <div class="card">
        <Show when={isMany()}>
          <div class="actions narrow-findings" role="group" aria-label={words().whichFindings}>
            <button type="button" class="chip" aria-pressed={only() === null} onClick={() => setOnly(null)}>
              {fill(words().allFindings, { count: findings().length })}
            </button>
            <For each={severities.filter((each) => findings().some(({ severity }) => severity === each))}>
              {(each) => (
                <button type="button" class="chip" aria-pressed={only() === each} onClick={() => setOnly(each)}>
                  {count(words().severities[each], findings().filter(({ severity }) => severity === each).length)}
                </button>
              )}
            </For>
          </div>
        </Show>
        <ul class="findings" aria-label={label()} onKeyDown={(event) => moveInList(event, "button.finding")}>
          <For each={shown()}>
            {(finding) => (
              <FindingRow
                finding={finding}
                messageId={props.messageId}
                hasFile={hasFiles()}
                isMeasured={measured().has(finding.findingId)}
                isStop={stop() === finding.findingId}
                onReach={() => setReached(finding.findingId)}
              />
            )}
          </For>
        </ul>
        <Show when={hidden() > 0 || (all() && wanted().length > shownAtFirst)}>
          <button type="button" class="button small quiet fold-findings" onClick={() => setAll((is) => !is)}>
            {hidden() > 0 ? count(words().moreFindings, hidden()) : words().fewerFindings}
          </button>
        </Show>
      </div>
    </Show>
  );
}

/** Said only where there was code, and looking for something in it was all there was to do. */
