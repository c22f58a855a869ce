// One measurement: its chart, what was compared and how, its numbers as a table, and the lines that took the time.
import { For, Show } from "solid-js";
import type { Measurement } from "../../../pipelines/engine/code-answers.ts";
import { notMeasuredSentence } from "../../../pipelines/engine/code-reasons.ts";
import { timeText, unitText } from "../../../pipelines/engine/code-words.ts";
import { useShownCode } from "../../code/shown-code.ts";
import { fill } from "../../conversation/words.ts";
import { Icon } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { localeOf } from "../../strings/languages.ts";
import { Coded } from "./Coded.tsx";
import { GrowthChart } from "./GrowthChart.tsx";
import type { Measured } from "./GrowthChart.tsx";
import "./measurements.css";
import { measuredNotes } from "./measure-words.ts";
import { developerWords } from "./words.ts";

interface FigureProps {
  readonly measurement: Measurement;
  readonly messageId: string;
}

export function MeasurementFigure(props: FigureProps) {
  const workbench = useWorkbench();
  const language = () => workbench.language();
  const measured = () => (props.measurement.result.kind === "measured" ? props.measurement.result : undefined);
  const reason = () => (props.measurement.result.kind === "not-measured" ? props.measurement.result.reason : undefined);
  const notes = () =>
    measuredNotes(props.measurement, developerWords(workbench), language(), localeOf(language())).join(" ");

  return (
    <div class="in measurement">
      <Show when={reason()}>
        {(why) => (
          <p class="small muted not-measured">
            <Icon name="info" size="s" />
            {notMeasuredSentence(why(), language())}
          </p>
        )}
      </Show>
      <Show when={measured()}>{(result) => <GrowthChart result={result()} />}</Show>
      <Show when={notes()}>
        {(text) => (
          <p class="tiny muted">
            <Coded text={text()} />
          </p>
        )}
      </Show>
      <Hot {...props} />
      <Show when={measured()}>{(result) => <Figures result={result()} />}</Show>
    </div>
  );
}

/** Lines that are named as having taken the time. */
const mostHot = 3;

function Hot(props: FigureProps) {
  const workbench = useWorkbench();
  const shown = useShownCode();
  const words = () => developerWords(workbench);
  const percent = (share: number) =>
    new Intl.NumberFormat(localeOf(workbench.language()), { style: "percent", maximumFractionDigits: 0 }).format(share);
  const text = ({ line, share }: Measurement["hot"][number]) => fill(words().hotLine, { line, share: percent(share) });
  return (
    <Show when={props.measurement.hot.length > 0}>
      <p class="tiny muted hot-lines">
        {words().hot}
        <For each={props.measurement.hot.slice(0, mostHot)}>
          {(each) => (
            <Show when={shown.isThere} fallback={<span class="tag">{text(each)}</span>}>
              <button
                type="button"
                class="button small"
                onClick={() =>
                  shown.show({
                    messageId: props.messageId,
                    file: props.measurement.file,
                    lines: { from: each.line, to: each.line },
                  })
                }
              >
                {text(each)}
              </button>
            </Show>
          )}
        </For>
      </p>
    </Show>
  );
}

/** The same as the chart, to be read number by number. */
function Figures(props: { readonly result: Measured }) {
  const workbench = useWorkbench();
  const words = () => developerWords(workbench);
  const locale = () => localeOf(workbench.language());
  const time = (ms: number | null) => (ms === null ? words().tooSlow : timeText(ms, workbench.language(), locale()));
  const has = (side: "beforeMs" | "afterMs") => props.result.points.some((point) => point[side] !== null);
  return (
    <details class="folded figures">
      <summary>{words().figures}</summary>
      <div class="table-scroll" tabindex="0" role="group" aria-label={words().figures}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="right">
                {unitText(props.result.unit, workbench.language())}
              </th>
              <Show when={has("beforeMs")}>
                <th scope="col" class="right">
                  {has("afterMs") ? words().beforeLine : words().time}
                </th>
              </Show>
              <Show when={has("afterMs")}>
                <th scope="col" class="right">
                  {words().afterLine}
                </th>
              </Show>
            </tr>
          </thead>
          <tbody>
            <For each={props.result.points}>
              {({ n, beforeMs, afterMs }) => (
                <tr>
                  <td class="right">{new Intl.NumberFormat(locale()).format(n)}</td>
                  <Show when={has("beforeMs")}>
                    <td class="right">{time(beforeMs)}</td>
                  </Show>
                  <Show when={has("afterMs")}>
                    <td class="right">{time(afterMs)}</td>
                  </Show>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </details>
  );
}
