// A function's time on growing inputs, drawn: two lines with diamonds on what was measured, their words at their ends.
import { For, Show, createMemo, createSignal, onCleanup, onMount } from "solid-js";
import type { Measurement } from "../../../pipelines/engine/code-answers.ts";
import { growthText, timeText, unitText } from "../../../pipelines/engine/code-words.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { localeOf } from "../../strings/languages.ts";
import { growthChart } from "./growth-chart.ts";
import type { Curve } from "./growth-chart.ts";
import { axisNumber, chartSummary } from "./measure-words.ts";
import { developerWords } from "./words.ts";

/** Before its place is known, as wide as the reading column leaves it (pixels). */
const firstWidth = 560;
/** Narrower, it scrolls. */
const narrowest = 240;

export type Measured = Extract<Measurement["result"], { readonly kind: "measured" }>;

export function GrowthChart(props: { readonly result: Measured }) {
  const workbench = useWorkbench();
  const words = () => developerWords(workbench);
  const language = () => workbench.language();
  const locale = () => localeOf(language());
  const [width, setWidth] = createSignal(firstWidth);
  const observe = (place: HTMLElement) => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(narrowest, Math.round(entry.contentRect.width)));
    });
    onMount(() => observer.observe(place));
    onCleanup(() => observer.disconnect());
  };

  const chart = createMemo(() => growthChart(props.result.points, width()));
  const isSeconds = () => (chart()?.yTicks.at(-1)?.value ?? 0) >= 1000;
  const tickText = (ms: number, isLast: boolean) => {
    const value = new Intl.NumberFormat(locale(), { maximumFractionDigits: 3 }).format(isSeconds() ? ms / 1000 : ms);
    return isLast ? `${value} ${isSeconds() ? "s" : "ms"}` : value;
  };
  const hasBoth = () => chart()?.curves.length === 2;
  const name = ({ side }: Curve) => (side === "before" ? words().beforeLine : words().afterLine);
  const labelOf = (curve: Curve) => {
    const time = timeText(curve.last.ms, language(), locale());
    return hasBoth() ? `${name(curve)}, ${time}` : time;
  };
  // The unit stands at the axis' beginning; a tick there gives way.
  const xTicks = (drawn: NonNullable<ReturnType<typeof chart>>) =>
    drawn.xTicks.filter(({ at }) => at > drawn.left + 56);

  return (
    <div class="growth" ref={observe} dir="ltr">
      <Show when={chart()}>
        {(drawn) => (
          <svg
            viewBox={`0 0 ${drawn().width} ${drawn().height}`}
            width={drawn().width}
            height={drawn().height}
            role="img"
            aria-label={chartSummary(props.result, words(), language(), locale())}
          >
            <g class="grid">
              <For each={drawn().yTicks}>{({ at }) => <path d={`M${drawn().left} ${at}H${drawn().right}`} />}</For>
            </g>
            <g class="ticks end">
              <For each={drawn().yTicks}>
                {({ at, value }, index) => (
                  <text x={drawn().left - 8} y={at + 4}>
                    {tickText(value, index() === drawn().yTicks.length - 1)}
                  </text>
                )}
              </For>
            </g>
            <g class="ticks middle">
              <For each={xTicks(drawn())}>
                {({ at, value }) => (
                  <text x={at} y={drawn().bottom + 19}>
                    {axisNumber(value, locale())}
                  </text>
                )}
              </For>
            </g>
            <text class="unit" x={drawn().left} y={drawn().bottom + 19}>
              {unitText(props.result.unit, language())}
            </text>
            <For each={drawn().curves}>
              {(curve) => (
                <g class={curve.side}>
                  <path class="line" d={curve.path} />
                  <For each={curve.points}>
                    {({ x, y }) => <path class="diamond" d={`m${x} ${y - 3} 3 3-3 3-3-3z`} />}
                  </For>
                  <text class="strong" x={curve.label.x} y={curve.label.y}>
                    {labelOf(curve)}
                  </text>
                  <text x={curve.label.x} y={curve.label.y + 16}>
                    {growthText(props.result.growth[curve.side], language())}
                  </text>
                </g>
              )}
            </For>
          </svg>
        )}
      </Show>
    </div>
  );
}
